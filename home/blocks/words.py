"""The editors' own words: testimonials, questions that come often, a message with its dates."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.blocks import QuestionBlock

from ..showing.front import Front
from .live import LiveMixin, TitledBlock

TONES = {"info": _("News"), "ok": _("Good news"), "warn": _("Warning"), "danger": _("Alert")}


class TestimonialBlock(blocks.StructBlock):
    """Somebody's words, and who they are as they wish to be cited."""

    text = blocks.TextBlock(label=_("What they say"), max_length=600)
    name = blocks.CharBlock(label=_("Who says it"), max_length=120, help_text=_("As they wish to be cited: ask first."))
    role = blocks.CharBlock(label=_("Function and structure"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Testimonial")


class TestimonialsBlock(LiveMixin, TitledBlock):
    """What people say of the help they gave or got."""

    said = blocks.ListBlock(TestimonialBlock(), label=_("Testimonials"), min_num=1, max_num=6)

    class Meta:
        icon = "openquote"
        label = _("Testimonials")
        template = "home/blocks/testimonials.html"


class FaqBlock(LiveMixin, TitledBlock):
    """Questions that come often; each opens without a script."""

    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Frequent questions")
        template = "home/blocks/faq.html"


class MessageBlock(LiveMixin, blocks.StructBlock):
    """A message that shows itself from a moment to another: nobody has to take it down."""

    text = blocks.TextBlock(label=_("Text"), max_length=500)
    tone = blocks.ChoiceBlock(label=_("Tone"), choices=list(TONES.items()), default="info")
    starts = blocks.DateTimeBlock(label=_("Shown from"), required=False)
    ends = blocks.DateTimeBlock(label=_("Shown until"), required=False)

    def clean(self, value: Any) -> Any:
        """Refuse an end that comes before its beginning."""
        cleaned = super().clean(value)
        if cleaned["starts"] and cleaned["ends"] and cleaned["ends"] <= cleaned["starts"]:
            error = ValidationError(_("The end comes before the beginning: change one of the two."))
            raise StructBlockValidationError(block_errors={"ends": error})
        return cleaned

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        now, starts, ends = timezone.now(), value["starts"], value["ends"]
        return {"is_now": (not starts or starts <= now) and (not ends or now < ends)}

    class Meta:
        icon = "warning"
        label = _("Message with dates")
        template = "home/blocks/message.html"
