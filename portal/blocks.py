"""StreamField blocks that several apps' pages share."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

PROSE_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Quotation"))
    author = blocks.CharBlock(label=_("Who says it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "components/blocks/quote.html"


class QuestionBlock(blocks.StructBlock):
    """A question that people often ask, and its answer."""

    question = blocks.CharBlock(label=_("Question"))
    answer = blocks.RichTextBlock(label=_("Answer"), features=PROSE_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "components/blocks/question.html"


class ProseBlock(blocks.StreamBlock):
    """What editors write with: headings, text, images, quotations, questions."""

    heading = blocks.CharBlock(label=_("Heading"), icon="title", template="components/blocks/heading.html")
    text = blocks.RichTextBlock(label=_("Text"), features=PROSE_FEATURES, template="components/blocks/text.html")
    image = ImageChooserBlock(label=_("Image"), template="components/blocks/image.html")
    quote = QuoteBlock()
    question = QuestionBlock()
