"""Choosers of the admin for the directory's long lists, and what any form that points at a theme shows."""

from django.db.models import ForeignKey, Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override

from portal.choosing import chooser

from .models import Commune, Establishment, Theme
from .theme_widgets import ThemeSelect


def search_communes(rows: QuerySet[Commune], words: str) -> QuerySet[Commune]:
    """Communes by the start of their name, INSEE code or postcode, the most peopled first."""
    if words[:1].isdigit():
        found = rows.filter(Q(code__startswith=words) | Q(postcodes__contains=f" {words}"))
    else:
        found = rows.filter(search_name__startswith=slugify(words).replace("-", " "))
    return found.order_by("-population", "code")


def search_establishments(rows: QuerySet[Establishment], words: str) -> QuerySet[Establishment]:
    """Establishments by a part of their name or the start of their FINESS number."""
    return rows.filter(Q(name__icontains=words) | Q(finess__startswith=words))


communes = chooser(
    "commune_chooser",
    rows=Commune.objects.all(),
    search=search_communes,
    icon="site",
    choose_one_text=_("Choose a commune"),
    choose_another_text=_("Choose another commune"),
)
establishments = chooser(
    "establishment_chooser",
    rows=Establishment.objects.all(),
    search=search_establishments,
    icon="home",
    choose_one_text=_("Choose an establishment"),
    choose_another_text=_("Choose another establishment"),
)

register_form_field_override(ForeignKey, to=Theme, override={"widget": ThemeSelect})
