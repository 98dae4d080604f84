"""Which blocks stand where: all of them on the front page, those made of words on pages of text."""

from django.utils.translation import gettext_lazy as _

from portal.blocks import ProseBlock

from .life import (
    FiguresBlock,
    LatestReportBlock,
    NewsBlock,
    RequestsBlock,
    SolvedBlock,
    VolunteersBlock,
    WeekBlock,
)
from .ways import CallToActionBlock, DoorsBlock, SearchBlock, ThemesBlock
from .words import FaqBlock, MessageBlock, TestimonialsBlock


class TextBlock(ProseBlock):
    """What pages of text and news are written with."""

    call_to_action = CallToActionBlock(group=_("Ways in"))
    search = SearchBlock(group=_("Ways in"))
    faq = FaqBlock(group=_("Words"))
    testimonials = TestimonialsBlock(group=_("Words"))
    message = MessageBlock(group=_("Words"))
    figures = FiguresBlock(group=_("Life of the portal"))


class FrontBlock(TextBlock):
    """What the front page is composed of."""

    doors = DoorsBlock(group=_("Ways in"))
    themes = ThemesBlock(group=_("Ways in"))
    week = WeekBlock(group=_("Life of the portal"))
    requests = RequestsBlock(group=_("Life of the portal"))
    volunteers = VolunteersBlock(group=_("Life of the portal"))
    solved = SolvedBlock(group=_("Life of the portal"))
    latest_report = LatestReportBlock(group=_("Life of the portal"))
    news = NewsBlock(group=_("Life of the portal"))
