"""What editors compose the front page of: each section shows what is public now, chosen or automatic."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText

from directory.availability import pause
from directory.visibility import Audience
from home.blocks import FrontBlock
from home.models import HomePage, NewsIndexPage, NewsPage
from tests.cms.conftest import weekly_report
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


def front(client, *sections, path="/"):
    """Compose the front page and return what everybody reads."""
    page = HomePage.objects.get(locale__language_code="fr")
    page.sections = list(sections)
    page.save_revision().publish()
    answer = client.get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.text.partition("<main")[2].partition("</main>")[0]


def news(title, day, **fields):
    parent = NewsIndexPage.objects.get()
    page = parent.add_child(instance=NewsPage(title=title, date=day, introduction="Deux phrases.", **fields))
    page.save_revision().publish()
    return page


def test_people_whom_editors_chose_in_their_order_and_only_those_online(client):
    first, second = ProfilePageFactory(title="Ada Exemple"), ProfilePageFactory(title="Basile Exemple")
    gone = ProfilePageFactory(title="Chloé Exemple", live=False)
    ProfilePageFactory(title="Didier Exemple")
    shown = front(client, ("volunteers", {"people": [second, gone, first], "number": 3}))
    assert shown.index("Basile Exemple") < shown.index("Ada Exemple")
    assert "Chloé Exemple" not in shown
    assert "Didier Exemple" not in shown


def test_people_who_said_most_lately_that_they_are_free(client):
    older, _newer, on_a_break = (ProfilePageFactory(title=f"Personne {n}") for n in ("ancienne", "récente", "en pause"))
    type(older.volunteer.availability).objects.filter(volunteer=older.volunteer).update(
        confirmed_at=timezone.now() - timedelta(days=9)
    )
    pause(on_a_break.volunteer)
    shown = front(client, ("volunteers", {"people": [], "number": 2}))
    assert shown.index("Personne récente") < shown.index("Personne ancienne")
    assert "en pause" not in shown
    assert "Personne ancienne" not in front(client, ("volunteers", {"people": [], "number": 1}))


def test_what_somebody_hides_is_not_shown_of_them(client):
    page = ProfilePageFactory(organisation="Clinique Secrète")
    page.volunteer.visibility = {"organisation": Audience.NOBODY}
    page.volunteer.save()
    shown = front(client, ("volunteers", {"people": [page], "number": 1}))
    assert page.title in shown
    assert "Clinique Secrète" not in shown


def test_requests_that_editors_chose(client):
    chosen, draft = HelpRequestFactory(title="Choisie"), HelpRequestFactory(title="Brouillon", live=False)
    HelpRequestFactory(title="Autre")
    shown = front(client, ("requests", {"title": "À la une", "requests": [draft, chosen], "number": 3}))
    assert "À la une" in shown
    assert "Choisie" in shown
    assert "Brouillon" not in shown
    assert "Autre" not in shown


def test_themes_that_editors_ticked(client):
    ticked = ThemeFactory(name_fr="Télétravail")
    ProfilePageFactory(themes=[ticked])
    ProfilePageFactory(themes=[ThemeFactory(name_fr="Plan de continuité")])
    shown = front(client, ("themes", {"title": "À lire", "themes": [ticked.slug, "sans-existence"]}))
    assert "Télétravail" in shown
    assert "1 personne</span>" in shown
    assert "Plan de continuité" not in shown


def test_figures_and_the_latest_report(client):
    ProfilePageFactory()
    weekly_report()
    shown = front(client, ("figures", {"which": ["volunteers", "waiting"]}), ("latest_report", {}))
    assert '<dd class="figure">1</dd>' in shown
    assert 'href="/bilans/2020-s14/"' in shown
    assert "Le dernier bilan hebdomadaire" in shown


def test_news_the_latest_first_and_no_draft(client):
    news("Ancienne", date(2026, 1, 1))
    news("Récente", date(2026, 2, 1))
    news("Retirée", date(2026, 3, 1)).unpublish()
    shown = front(client, ("news", {"number": 2}))
    assert shown.index("Récente") < shown.index("Ancienne")
    assert "Retirée" not in shown
    assert "2 février" not in shown
    assert "1er février 2026" in shown


@pytest.mark.parametrize(
    ("starts", "ends", "shown"),
    [(None, None, True), (-1, 1, True), (1, 2, False), (-2, -1, False), (None, 1, True), (-1, None, True)],
)
def test_a_message_shows_itself_in_its_time(client, starts, ends, shown):
    now = timezone.now()
    when = {"starts": starts and now + timedelta(days=starts), "ends": ends and now + timedelta(days=ends)}
    page = front(client, ("message", {"text": "Fermé <lundi>", "tone": "warn", **when}))
    assert ("Fermé &lt;lundi&gt;" in page) is shown


def test_the_editors_own_words(client):
    question = {"question": "Est-ce gratuit ?", "answer": RichText("<p>Oui.</p>")}
    shown = front(
        client,
        ("faq", {"title": "", "questions": [question]}),
        ("testimonials", {"said": [{"text": "On nous a rappelés.", "name": "Une cadre", "role": "EHPAD"}]}),
        ("search", {"title": "Quoi ?", "where": "outils"}),
    )
    for words in ("<summary>Est-ce gratuit ?</summary>", "On nous a rappelés.", "EHPAD", 'action="/outils/"'):
        assert words in shown


def test_a_button_to_a_page_that_went_offline_is_no_button(client):
    page = news("Ouverture", date(2026, 1, 1))
    act = {"title": "Lisez", "text": "", "label": "Lire la suite", "page": page, "url": "", "strong": True}
    assert f'href="{page.url}"' in front(client, ("call_to_action", act))
    page.unpublish()
    shown = front(client, ("call_to_action", act | {"page": Page.objects.get(pk=page.pk)}))
    assert "Lire la suite" not in shown


@pytest.mark.parametrize("page", [True, False])
def test_a_button_leads_to_one_place(page):
    block = FrontBlock().child_blocks["call_to_action"]
    target = HomePage.objects.get() if page else None
    value = block.to_python({"title": "T", "label": "L", "url": "https://exemple.invalid/" if page else ""})
    value["page"] = target
    with pytest.raises(ValidationError) as refused:
        block.clean(value)
    assert list(refused.value.block_errors) == ["page"]


def test_the_same_sections_twice_keep_their_ids_apart(client):
    shown = front(
        client, ("search", {"title": "Un", "where": "annuaire"}), ("search", {"title": "Deux", "where": "demandes"})
    )
    ids = [part.partition('"')[0] for part in shown.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_many_sections_cost_no_more_for_more_people(client, django_assert_max_num_queries):
    sections = [
        ("volunteers", {"people": [], "number": 6}),
        ("solved", {"number": 6, "with_themes": True}),
        ("news", {"number": 3}),
    ]
    for number in range(2):
        ProfilePageFactory(themes=[ThemeFactory(name_fr=f"Thème {number}")])
    front(client, *sections)
    with django_assert_max_num_queries(45) as few:
        client.get("/")
    for number in range(4):
        ProfilePageFactory(themes=[ThemeFactory(name_fr=f"Autre {number}")])
        PostFactory()
    with django_assert_max_num_queries(len(few)):
        client.get("/")


def test_the_list_of_news_turns_pages(client):
    for number in range(12):
        news(f"Nouvelle {number}", date(2026, 1, number + 1))
    first, last = client.get("/actualites/").text, client.get("/actualites/?page=2").text
    assert "Nouvelle 11" in first
    assert "Nouvelle 1<" not in first
    assert "Nouvelle 1<" in last
    assert client.get("/actualites/nouvelle-3/").text.count("<h1>") == 1
