"""Reference entries, establishments and volunteers with a published page, as the portal itself makes them."""

from datetime import timedelta

import factory
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from directory.choices import LegalStatus, Sector, ThemeLevel, VolunteerKind
from directory.finess import luhn_sum
from directory.models import (
    Area,
    Availability,
    Commune,
    Departement,
    DirectoryPage,
    Establishment,
    EstablishmentCategory,
    Function,
    Membership,
    Profession,
    ProfileProfession,
    ProfileSkill,
    ProfileTheme,
    Region,
    Skill,
    Theme,
    Volunteer,
    VolunteerProfilePage,
)
from portal.slugs import free_slug


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    first_name = "Camille"
    last_name = factory.Sequence(lambda n: f"Exemple-{n}")
    email = factory.Sequence(lambda n: f"personne{n}@exemple.invalid")
    # Long enough to be no new member, whose first messages are read by a moderator.
    date_joined = factory.LazyFunction(lambda: timezone.now() - timedelta(days=30))


class LabelledFactory(factory.django.DjangoModelFactory):
    """Found again by its slug, so that two profiles may share a theme."""

    class Meta:
        abstract = True
        django_get_or_create = ["slug"]

    slug = factory.LazyAttribute(lambda entry: slugify(entry.name_fr))


class ThemeFactory(LabelledFactory):
    class Meta:
        model = Theme

    name_fr = "Télétravail"


class ProfessionFactory(LabelledFactory):
    class Meta:
        model = Profession

    name_fr = "Infirmier"
    feminine = "Infirmière"
    family = "soin"
    is_care = True


class FunctionFactory(LabelledFactory):
    class Meta:
        model = Function

    slug = "dsi"
    name_fr = "Directeur des systèmes d'information"
    feminine = "Directrice des systèmes d'information"
    acronym = "DSI"


class SkillFactory(LabelledFactory):
    class Meta:
        model = Skill

    name_fr = "Accueil des familles"
    family = "accueil"


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ["code"]

    code = "84"
    name = "Auvergne-Rhône-Alpes"


class DepartementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Departement
        django_get_or_create = ["code"]

    code = "69"
    name = "Rhône"
    region = factory.SubFactory(RegionFactory)


class CommuneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Commune
        django_get_or_create = ["code"]

    code = "69123"
    name = "Lyon"
    search_name = factory.LazyAttribute(lambda commune: slugify(commune.name).replace("-", " "))
    departement = factory.SubFactory(DepartementFactory)
    postcodes = " 69001 69002 "
    population = 520_000
    latitude = 45.758
    longitude = 4.835


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EstablishmentCategory
        django_get_or_create = ["code"]

    code = "355"
    acronym = "CH"
    name = "Centre hospitalier"
    sector = Sector.SANITAIRE
    group = "hôpital"


def finess_number(serial: int) -> str:
    """Return a number of no département (99…) with its check digit, apart from those of the packaged data sets."""
    stem = f"995{serial:05}"
    return stem + str(-luhn_sum(stem + "0") % 10)


class EstablishmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Establishment

    finess = factory.Sequence(lambda n: finess_number(n + 1))
    name = factory.Sequence(lambda n: f"CH de Valclair-{n}")
    category = factory.SubFactory(CategoryFactory)
    sector = Sector.SANITAIRE
    legal_status = LegalStatus.PUBLIC
    region = factory.SubFactory(RegionFactory)


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    establishment = factory.SubFactory(EstablishmentFactory)
    confirmed_at = factory.LazyFunction(timezone.now)


class VolunteerFactory(factory.django.DjangoModelFactory):
    """A person with an availability, who may have no page yet."""

    class Meta:
        model = Volunteer
        skip_postgeneration_save = True

    user = factory.SubFactory(UserFactory)
    phone = "0600000000"

    @factory.post_generation
    def availability(self, create, extracted, **kwargs):
        Availability.objects.create(volunteer=self, **{"modes": ["phone"], "times": ["day"]} | kwargs)

    @factory.post_generation
    def area(self, create, extracted, **kwargs):
        Area.objects.create(volunteer=self, **kwargs)


def taken_slugs(pages):
    """Return the slugs that pages of this type have already."""
    return set(pages.objects.values_list("slug", flat=True))


class ProfilePageFactory(factory.django.DjangoModelFactory):
    """A volunteer's page, published unless `live=False`; `themes`, `professions`, `skills` take objects."""

    class Meta:
        model = VolunteerProfilePage

    volunteer = factory.SubFactory(VolunteerFactory)
    owner = factory.LazyAttribute(lambda page: page.volunteer.user)
    title = factory.LazyAttribute(lambda page: page.owner.get_full_name())
    slug = factory.LazyAttribute(lambda page: free_slug(page.title, taken=taken_slugs(VolunteerProfilePage)))
    kinds = [VolunteerKind.EXPERT]
    function = factory.SubFactory(FunctionFactory)
    sector = Sector.SANITAIRE
    legal_status = LegalStatus.PUBLIC
    region = factory.SubFactory(RegionFactory)
    presentation = "J'ai ouvert le télétravail à deux cents agents en une semaine."
    languages = ["fr"]

    @classmethod
    def _create(cls, model_class, *_args, live=True, themes=(), professions=(), skills=(), **fields):
        page = model_class(live=live, **fields)
        page.profile_themes = [ProfileTheme(theme=theme, level=ThemeLevel.HAS_DONE) for theme in themes]
        page.profile_professions = [ProfileProfession(profession=each) for each in professions]
        page.profile_skills = [ProfileSkill(skill=each) for each in skills]
        DirectoryPage.objects.get().add_child(instance=page)
        revision = page.save_revision(user=page.owner)
        if live:
            revision.publish()
        return VolunteerProfilePage.objects.get(pk=page.pk)
