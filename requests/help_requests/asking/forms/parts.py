"""What the parts of a screen share."""

from collections.abc import Iterable
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.models import User

from ...models import HelpRequestPage, KeptFinding
from ..sensitive import Finding, Kind, found_in


def explained(choices: Iterable[tuple[TextChoices, str | Promise]]) -> list[tuple[str, SafeString]]:
    """Return choices with the words that explain each behind its label."""
    shown = '<strong>{}</strong> <span class="help">{}</span>'
    return [(one.value, format_html(shown, one.label, words)) for one, words in choices]


class DraftForm(forms.Form):
    """A part of a screen over a draft: `write` puts what was typed on the page, `keep` what belongs beside it."""

    part: str
    # Set when somebody stops half-way: nothing is demanded then.
    is_deferred = False

    def __init__(self, *args: Any, draft: HelpRequestPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft

    @classmethod
    def over(cls, draft: HelpRequestPage, data: QueryDict | None, *, prefix: str) -> Self:
        """Return the form over a draft, or over what was typed; its fields keep their own names."""
        form = cls(data, initial=cls.initial_of(draft), draft=draft)
        form.part = prefix
        return form

    @classmethod
    def initial_of(cls, draft: HelpRequestPage) -> dict[str, Any]:
        """Return what the draft says, by field."""
        return {name: getattr(draft, name) for name in cls.base_fields}

    def write(self, draft: HelpRequestPage, *, by: User) -> None:
        """Put what was typed on the page; what is left open for later stays as it was."""
        for name, value in self.cleaned_data.items():
            if value != "":
                setattr(draft, name, value)

    def keep(self, draft: HelpRequestPage, *, by: User) -> None:
        """Keep what belongs beside the page, once it is saved."""


class GuardedForm(DraftForm):
    """A part with a text for everybody: what may be a patient's is told; some of it its author may keep."""

    guarded: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = self.text_to_guard() if self.is_bound else ""
        kept = set(self.draft.kept_findings.values_list("digest", flat=True)) if self.draft.pk else set()
        self.findings = {one.digest: one for one in found_in(typed) if one.digest not in kept}
        if choices := [(one.digest, _kept_as(one)) for one in self.findings.values() if one.may_stay]:
            self.fields["keeps"] = forms.MultipleChoiceField(
                label=_("What you keep, having checked it"),
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def text_to_guard(self) -> str:
        """Return what was typed for everybody to read."""
        return str(self.data.get(self.guarded, ""))

    @property
    def keeps_field(self) -> forms.BoundField | None:
        """The boxes by which an author keeps what was found; none when nothing was."""
        return self["keeps"] if "keeps" in self.fields else None

    def clean(self) -> dict[str, Any]:
        """Refuse what is nobody's to publish, and ask about the rest."""
        ticked = set(self.cleaned_data.get("keeps", ()))
        for one in self.findings.values():
            if one.digest not in ticked:
                self.add_error(self.guarded, ValidationError(_told(one), code=one.kind.value))
        return self.cleaned_data

    def keep(self, draft: HelpRequestPage, *, by: User) -> None:
        for digest in self.cleaned_data.get("keeps", ()):
            KeptFinding.objects.get_or_create(
                help_request_id=draft.pk, digest=digest, defaults={"kind": self.findings[digest].kind, "by": by}
            )


def _told(one: Finding) -> str:
    sentences = {
        Kind.NIR: _("“%(excerpt)s” looks like a social-security number: take it out. Nobody may publish one."),
        Kind.BIRTH_DATE: _(
            "“%(excerpt)s” looks like somebody’s date of birth: take it out, an age is enough. "
            "If it is something else, tick below that you keep it."
        ),
        Kind.PHONE: _(
            "“%(excerpt)s” looks like a telephone number, and everybody reads this text. Screen 4 has a place for "
            "yours, shown only to the people you choose. If this one is public, tick below that you keep it."
        ),
        Kind.EMAIL: _(
            "“%(excerpt)s” looks like an e-mail address, and everybody reads this text. Screen 4 has a place for "
            "yours. If this one is public, tick below that you keep it."
        ),
    }
    return sentences[one.kind] % {"excerpt": one.excerpt}


def _kept_as(one: Finding) -> str:
    if one.kind == Kind.BIRTH_DATE:
        return _("“%(excerpt)s” is nobody’s date of birth: I keep it.") % {"excerpt": one.excerpt}
    return _("“%(excerpt)s” may be read by everybody: I keep it.") % {"excerpt": one.excerpt}
