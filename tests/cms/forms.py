"""What the editor of each page type posts."""

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

CHANGED = "Une phrase changée"
PROSE = streamfield([("heading", "Un intertitre"), ("text", rich_text("<p>Un texte <b>important</b>.</p>"))])


def promote(page, **fields):
    """Return what the editor posts for any page."""
    return {
        "title": page.title,
        "slug": page.slug,
        "seo_title": "",
        "search_description": "",
        "comments": inline_formset([]),
    } | fields


def profile_form(page, **fields):
    """Return what the editor posts for a profile that offers help on one theme."""
    themes = [
        {"id": row.pk, "theme": row.theme_id, "level": row.level, "note": row.note} for row in page.profile_themes.all()
    ]
    return (
        promote(
            page,
            presentation=page.presentation,
            background="",
            kinds=page.kinds,
            function=page.function_id or "",
            organisation=page.organisation,
            sector=page.sector,
            legal_status=page.legal_status,
            region=page.region_id or "",
            commune="",
            languages=page.languages,
            photo="",
            situation=page.situation,
            profile_professions=inline_formset([]),
            profile_skills=inline_formset([]),
            profile_references=inline_formset([]),
            profile_themes=inline_formset(themes, initial=len(themes)),
        )
        | fields
    )


def request_form(page, **fields):
    """Return what the editor posts for a request."""
    needs = [
        {"id": row.pk, "profession": row.profession_id or "", "skill": "", "number": row.number}
        for row in page.needs.all()
    ]
    return (
        promote(
            page,
            establishment=page.establishment_id,
            kind=page.kind,
            urgency=page.urgency,
            needed_by="",
            place=page.place,
            description=page.description,
            themes=[theme.pk for theme in page.themes.all()],
            needs=inline_formset(needs, initial=len(needs)),
        )
        | fields
    )


def resource_form(page, **fields):
    """Return what the editor posts for a resource."""
    files = [
        {"id": row.pk, "document": row.document_id, "label": row.label, "version": row.version, "issued_on": ""}
        for row in page.files.all()
    ]
    return (
        promote(
            page,
            kind=page.kind,
            summary=page.summary,
            licence=page.licence,
            credit=page.credit,
            tool="",
            themes=[theme.pk for theme in page.themes.all()],
            files=inline_formset(files, initial=len(files)),
        )
        | fields
    )


FORMS = {
    "home": lambda page: promote(page, sentence=page.sentence, lead=CHANGED, sections=streamfield([]), prose=PROSE),
    "standard": lambda page: promote(page, introduction=CHANGED, prose=PROSE),
    "directory": lambda page: promote(page, introduction=CHANGED),
    "requests": lambda page: promote(page, introduction=CHANGED),
    "reports": lambda page: promote(page, introduction=CHANGED),
    "profile": lambda page: profile_form(page, presentation=CHANGED),
    "request": lambda page: request_form(page, description=CHANGED),
    "resources": lambda page: promote(page, introduction=CHANGED),
    "resource": lambda page: resource_form(page, summary=CHANGED),
}


def posted(form):
    """Return the form as a browser posts it: rows are numbered, boxes ticked under one name are a list."""
    ticked = {name: value for name, value in form.items() if isinstance(value, list)}
    return nested_form_data({name: value for name, value in form.items() if name not in ticked}) | ticked


def edit(client, page, form, **action):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), posted(form | action))
