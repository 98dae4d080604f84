"""The lists that editors keep: themes, professions, functions and skills."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Function, Profession, Skill, Theme
from .theme_widgets import FamilySelect


class NoChooser(SnippetChooserViewSet):
    """Forms that point at a short list keep a plain menu: one click instead of a dialog."""

    register_widget = False


class ListViewSet(SnippetViewSet):
    """What the four lists share: names first, searched in the database."""

    chooser_viewset_class = NoChooser
    list_per_page = 50
    search_fields = ["name_fr", "name_en", "synonyms"]
    search_backend_name = None
    copy_view_enabled = False
    ordering = ["name_fr"]


class ThemeViewSet(ListViewSet):
    """Themes, under their family."""

    model = Theme
    icon = "tag"
    list_display = ["name_fr", "parent", "acronyms"]
    list_filter = ["parent"]
    panels = [
        FieldPanel("name_fr"),
        FieldPanel("name_en"),
        FieldPanel("parent", widget=FamilySelect),
        FieldPanel("acronyms"),
        FieldPanel("synonyms"),
        FieldPanel("slug"),
    ]


class ProfessionViewSet(ListViewSet):
    """Professions."""

    model = Profession
    icon = "group"
    list_display = ["name_fr", "feminine", "family", "is_care"]
    list_filter = ["family", "is_care"]
    panels = [FieldPanel(name) for name in ("name_fr", "feminine", "name_en", "family", "is_care", "synonyms", "slug")]


class FunctionViewSet(ListViewSet):
    """Functions."""

    model = Function
    icon = "user"
    list_display = ["name_fr", "feminine", "acronym"]
    panels = [FieldPanel(name) for name in ("name_fr", "feminine", "acronym", "name_en", "synonyms", "slug")]


class SkillViewSet(ListViewSet):
    """Skills."""

    model = Skill
    icon = "clipboard-list"
    list_display = ["name_fr", "family"]
    list_filter = ["family"]
    panels = [FieldPanel(name) for name in ("name_fr", "family", "name_en", "synonyms", "slug")]


class EditorialLists(SnippetViewSetGroup):
    """One entry of the menu for the four."""

    items = (ThemeViewSet, ProfessionViewSet, FunctionViewSet, SkillViewSet)
    menu_label = _("Lists")
    menu_icon = "list-ul"
    menu_order = 400
