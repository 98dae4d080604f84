"""The box one writes in, and the one in which something is changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..choices import PostKind
from ..models import Attachment, Post
from . import attaching
from .caution import CautiousForm
from .models import LONGEST_BODY
from .saving import plain


class SeveralFiles(forms.FileInput):
    """A control that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return list(files.getlist(name)) if hasattr(files, "getlist") else []


class FilesField(forms.FileField):
    """Several files, each checked: those that can be kept with their names; raises `ValidationError` for the others."""

    widget = SeveralFiles
    # Those that are good, whatever is wrong with the others: one bad file costs none of them.
    good: tuple[tuple[ContentFile, str], ...] = ()

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Check every file."""
        good, wrong = [], []
        for file in data or []:
            try:
                good.append((attaching.checked(file, file.name), file.name))
            except ValidationError as refusal:
                wrong += [f"{attaching.shown_name(file.name)} – {sentence}" for sentence in refusal.messages]
        # The field is a copy of its form's own, the tuple is not shared with another form.
        self.good = tuple(good)
        if wrong:
            raise ValidationError(wrong)
        return self.good


class BodyForm(CautiousForm):
    """A text for everybody, in the subset of Markdown that the help beside it explains."""

    body = forms.CharField(
        label=_("Your message"),
        help_text=_("Everybody can read it. Write nothing by which a patient or a resident could be recognised."),
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Your message is empty.")},
    )

    def clean_body(self) -> str:
        """Return what was typed, as it is kept."""
        return plain(self.cleaned_data["body"])

    def clean(self) -> dict[str, Any]:
        """Ask about what shouldn't be public, unless something else is to be corrected first."""
        self.ask_first()
        return self.cleaned_data


class ReplyForm(BodyForm):
    """A reply with its files. `key` tells a second click from a second message."""

    kind = forms.ChoiceField(
        label=_("Kind of message"),
        choices=PostKind.choices,
        initial=PostKind.TALK,
        required=False,
        help_text=_("An offer, a tool or the summary of a call stands apart from talk."),
    )
    key = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    attached = FilesField(
        label=_("Files"),
        required=False,
        help_text=_("PDF, office documents or pictures, 5 MB each, five at most. Nothing about patients or residents."),
        widget=SeveralFiles(attrs={"accept": attaching.ACCEPT}),
    )

    # What belongs to the box and isn't typed: files joined so far, when the draft was kept, how the text would look.
    joined: Sequence[Attachment] = ()
    saved_at: datetime | None = None
    preview: SafeString | None = None
    thread_pk = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4().hex} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    field_order = ("kind", "body", "keeps", "attached", "key")

    def clean_kind(self) -> PostKind:
        """Return what it is; talk unless something else is said."""
        return PostKind(self.cleaned_data["kind"] or PostKind.TALK)

    @property
    def sent_files(self) -> Sequence[tuple[ContentFile, str]]:
        """The files that were checked and are good, whatever else is wrong."""
        field = self.fields["attached"]
        return field.good if isinstance(field, FilesField) else ()


@dataclass(frozen=True)
class BlankBox:
    """The box in which nothing stands yet: a page needs no more of a form than its key."""

    thread_pk: int
    key: str = field(default_factory=lambda: uuid4().hex)


class EditForm(BodyForm):
    """A post's text as it is now; `version` is how often it was changed before."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    forgets = forms.BooleanField(
        label=_("Delete the words of the earlier version: they held what nobody should read"), required=False
    )
    field_order = ("body", "keeps", "forgets", "version")

    preview: SafeString | None = None
    # What another window has put online meanwhile.
    other = ""

    def __init__(self, *args: Any, post: Post, typed: str | None = None, **kwargs: Any) -> None:
        self.before = post.body
        version = post.revisions.count()
        super().__init__(*args, initial={"body": typed or post.body, "version": version}, **kwargs)

    @property
    def wanted(self) -> dict[str, Any]:
        """What `editing.edit` needs of a valid form."""
        return {name: self.cleaned_data[name] for name in ("body", "version", "forgets")} | {
            "keeps": self.cleaned_data.get("keeps", ())
        }
