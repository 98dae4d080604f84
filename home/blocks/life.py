"""The portal's life: people, requests, threads, figures, the latest report, news. Chosen by editors, or automatic."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..showing.front import Front
from .live import LiveMixin, TitledBlock, limit

FIGURES = {
    "volunteers": _("People who volunteer"),
    "regions": _("Regions"),
    "new_volunteers": _("New since last week"),
    "waiting": _("Requests that wait"),
    "solved": _("Solved in seven days"),
}


class VolunteersBlock(LiveMixin, TitledBlock):
    """People to put first: those chosen, or those who said most lately that they are available."""

    people = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("Profile"), page_type="directory.VolunteerProfilePage"),
        label=_("People"),
        default=[],
        max_num=12,
        help_text=_("None: those who said most lately that they are available. Who is no more online is left out."),
    )
    number = limit(12, usual=3)

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        return {"people": front.volunteers([page.pk for page in value["people"] if page], value["number"])}

    class Meta:
        icon = "group"
        label = _("Volunteers")
        template = "home/blocks/volunteers.html"


class RequestsBlock(LiveMixin, TitledBlock):
    """Requests to put first: those chosen, or those that wait for somebody, the most urgent first."""

    requests = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("Request"), page_type="help_requests.HelpRequestPage"),
        label=_("Requests"),
        default=[],
        max_num=12,
        help_text=_("None: those that wait for somebody. What is no more online is left out."),
    )
    number = limit(12, usual=3)

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        return {"requests": front.requests([page.pk for page in value["requests"] if page], value["number"])}

    class Meta:
        icon = "help"
        label = _("Requests")
        template = "home/blocks/requests.html"


class SolvedBlock(LiveMixin, TitledBlock):
    """Threads solved lately, with the answer that was kept; the themes beside them when wanted."""

    number = limit(12, usual=3)
    with_themes = blocks.BooleanBlock(label=_("Themes beside"), required=False, default=True)

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        themes = front.themes if value["with_themes"] else []
        return {"solved": front.solved(value["number"]), "themes": themes}

    class Meta:
        icon = "success"
        label = _("Solved threads")
        template = "home/blocks/solved.html"


class WeekBlock(LiveMixin, blocks.StaticBlock):
    """The week in one line."""

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        return {"week": front.week, "report": front.report, "figures": front.figures}

    class Meta:
        icon = "date"
        label = _("The week in one line")
        admin_text = _("Who volunteers, what waits, and the way to the latest report.")
        template = "home/blocks/week.html"


class FiguresBlock(LiveMixin, TitledBlock):
    """Figures in large type, counted now."""

    which = blocks.MultipleChoiceBlock(
        label=_("Figures"), choices=list(FIGURES.items()), default=["volunteers", "waiting"]
    )

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        rows = [(label, getattr(front.week, name)) for name, label in FIGURES.items() if name in value["which"]]
        return {"rows": rows, "figures": front.figures}

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "home/blocks/figures.html"


class LatestReportBlock(LiveMixin, TitledBlock):
    """The latest weekly report and its three figures."""

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        return {"report": front.report}

    class Meta:
        icon = "doc-full"
        label = _("Latest weekly report")
        template = "home/blocks/latest_report.html"


class NewsBlock(LiveMixin, TitledBlock):
    """The latest news."""

    number = limit(6, usual=3)

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        return {"news": front.news(value["number"])}

    class Meta:
        icon = "date"
        label = _("News")
        template = "home/blocks/news.html"
