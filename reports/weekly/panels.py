"""The report in the editor: its figures with what moved, its sentences section by section."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from ..essentials import essentials
from ..subscribing.models import Mailing
from ..wording import in_both_forms
from .sections import FIELDS, SECTIONS
from .words import doubts


class FiguresPanel(Panel):
    """What the draft says in numbers, and whether the facts or the editors' sentences have moved away from them."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one report."""

        template_name = "reports/admin/figures_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | figures_context(self.instance)


def figures_context(report: Any) -> dict[str, Any]:
    """Return the three figures, what moved since they were computed, and the editors' sentences to look at."""
    labels = {name: label for _title, names in SECTIONS for name, label in names.items()}
    told = in_both_forms(report.figures)
    return {
        "report": report,
        "essentials": essentials(told),
        "is_frozen": report.is_frozen,
        "moved": report.moved(),
        "mailing": Mailing.objects.filter(name=f"bilan-{report.slug}").first(),
        "doubts": [(labels[doubt.name], doubt) for doubt in doubts(told, report.sentences)],
    }


FIGURES = FiguresPanel(heading=_("Figures"))
HIGHLIGHTS = FieldPanel("highlights")
SENTENCES = [
    MultiFieldPanel([FieldPanel(FIELDS[name]) for name in names], heading=title, classname="collapsed")
    for title, names in SECTIONS
]
