"""Asking an author first about what may tell who a patient is, or how somebody is reached: everybody reads a thread."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from help_requests.asking.sensitive import Finding, Kind, found_in


def unasked(text: str, *, keeps: Collection[str] = (), before: str = "") -> list[Finding]:
    """Return what a text holds that its author hasn't been asked about: `keeps` are the digests of what they keep.

    What stood in the text `before` was asked about then. A social-security number is nobody's to keep.
    """
    known = {*keeps, *(one.digest for one in found_in(before))}
    return [one for one in found_in(text) if one.digest not in known or not one.may_stay]


class CautiousForm(forms.Form):
    """A form with texts for everybody: what was found in them is told, and most of it its author may keep."""

    before = ""
    # The fields whose texts everybody reads.
    guarded: tuple[str, ...] = ("body",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        texts = (str(self.data.get(self.add_prefix(name), "")) for name in self.guarded)
        typed = "\n".join(texts) if self.is_bound else ""
        self.findings = {one.digest: one for one in unasked(typed, before=self.before)}
        if choices := [(one.digest, _kept_as(one)) for one in self.findings.values() if one.may_stay]:
            self.fields["keeps"] = forms.MultipleChoiceField(
                label=_("What you keep, having checked it"),
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def ask_first(self) -> None:
        """Refuse what its author has not decided about yet."""
        ticked = set(self.cleaned_data.get("keeps", ()))
        for one in self.findings.values():
            if one.digest not in ticked:
                self.add_error("body", ValidationError(told(one), code=one.kind.value))


def told(one: Finding) -> str:
    """Return what its author is told of a finding, and what to do."""
    sentences = {
        Kind.NIR: _("“%(excerpt)s” looks like a social-security number: take it out. Nobody may publish one."),
        Kind.BIRTH_DATE: _(
            "“%(excerpt)s” looks like somebody’s date of birth: take it out, an age is enough. "
            "If it is something else, tick below that you keep it."
        ),
        Kind.PHONE: _(
            "“%(excerpt)s” looks like a telephone number, and everybody reads this thread. People reach you through "
            "your page without seeing it. If this one is public, tick below that you keep it."
        ),
        Kind.EMAIL: _(
            "“%(excerpt)s” looks like an e-mail address, and everybody reads this thread. People write to you through "
            "your page without seeing it. If this one is public, tick below that you keep it."
        ),
    }
    return sentences[one.kind] % {"excerpt": one.excerpt}


def _kept_as(one: Finding) -> str:
    if one.kind == Kind.BIRTH_DATE:
        return _("“%(excerpt)s” is nobody’s date of birth: I keep it.") % {"excerpt": one.excerpt}
    return _("“%(excerpt)s” may be read by everybody: I keep it.") % {"excerpt": one.excerpt}
