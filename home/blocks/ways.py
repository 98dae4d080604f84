"""Ways in: the three doors, a call to action, a search box, themes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from directory.models import Theme

from ..languages import address, in_readers_language
from ..showing.front import Front
from ..showing.themes import CHIPS
from .live import LiveMixin, TitledBlock

# Where a search box leads, by the word of its option.
SEARCHED = {"annuaire": _("The directory"), "demandes": _("The requests"), "outils": _("The toolbox")}


def theme_choices() -> list[tuple[str, str]]:
    """Return the themes an editor may tick, by slug."""
    return [(theme.slug, theme.name) for theme in Theme.objects.order_by("name_fr")]


class DoorsBlock(LiveMixin, blocks.StaticBlock):
    """The three doors: ask, offer, look for somebody."""

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        return {"chips": front.themes[:CHIPS]}

    class Meta:
        icon = "home"
        label = _("The three doors")
        admin_text = _("Ask for help, offer one’s help, look for somebody.")
        template = "home/blocks/doors.html"


class CallToActionBlock(LiveMixin, blocks.StructBlock):
    """A few words and one button, to a page of the site or another address."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=500)
    label = blocks.CharBlock(label=_("Words of the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or an address"), required=False)
    strong = blocks.BooleanBlock(label=_("Stands out"), required=False)

    def clean(self, value: Any) -> Any:
        """Refuse a button that leads nowhere, or to two places."""
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            error = ValidationError(_("Choose a page, or type an address: one of the two."))
            raise StructBlockValidationError(block_errors={"page": error})
        return cleaned

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        page = value["page"]
        if page is None:
            return {"href": value["url"]}
        # A page taken offline leaves its words without a button rather than with one that leads nowhere.
        return {"href": address(in_readers_language([page])[page.pk], front.request) if page.live else ""}

    class Meta:
        icon = "link"
        label = _("Call to action")
        template = "home/blocks/call_to_action.html"


class SearchBlock(LiveMixin, TitledBlock):
    """A search box."""

    where = blocks.ChoiceBlock(label=_("Searches in"), choices=list(SEARCHED.items()), default="annuaire")

    class Meta:
        icon = "search"
        label = _("Search box")
        template = "home/blocks/search.html"


class ThemesBlock(LiveMixin, TitledBlock):
    """Themes that lead into the directory: those ticked, or those most people offer help on."""

    themes = blocks.MultipleChoiceBlock(
        label=_("Themes"), choices=theme_choices, required=False, help_text=_("None: those most offered.")
    )

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        chosen = value["themes"]
        return {"themes": front.counted(chosen) if chosen else front.themes}

    class Meta:
        icon = "tag"
        label = _("Themes")
        template = "home/blocks/themes.html"
