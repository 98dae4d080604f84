"""What the editor of a report offers beside Wagtail's own actions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem


class RefreshFigures(ActionMenuItem):
    """Compute the figures again; what editors wrote stays."""

    name = "action-refresh"
    label = _("Save and bring the figures up to date")
    icon_name = "rotate"
