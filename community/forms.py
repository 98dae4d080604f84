"""What people write in a thread."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .choices import PostKind
from .models import Post

# Below this nobody was helped; above, nobody reads on.
LONGEST_BODY = Post._meta.get_field("body").max_length


class ReplyForm(forms.Form):
    """A reply: plain text, with the line ends of one system."""

    body = forms.CharField(
        label=_("Your message"),
        help_text=_("Everybody can read it. Write nothing by which a patient or a resident could be recognised."),
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Your message is empty.")},
    )

    kind = forms.ChoiceField(
        label=_("Kind of message"),
        choices=PostKind.choices,
        initial=PostKind.TALK,
        required=False,
        help_text=_("An offer, a tool or the summary of a call stands apart from talk."),
    )

    def clean_kind(self) -> PostKind:
        """Return what it is; talk unless something else is said."""
        return PostKind(self.cleaned_data["kind"] or PostKind.TALK)

    def clean_body(self) -> str:
        """Return the text without what no one typed: carriage returns and other control characters."""
        body = self.cleaned_data["body"].replace("\r\n", "\n").replace("\r", "\n")
        return "".join(char for char in body if char.isprintable() or char in "\n\t").strip()
