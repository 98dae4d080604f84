"""What somebody can do: themes and how well they know them, a profession, a skill and how well."""

from collections.abc import Mapping

from django.db.models import Case, Expression, IntegerField, Max, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from directory.models import ProfileProfession, ProfileSkill, ProfileTheme, VolunteerProfilePage

from ..reasons import Reason, ReasonKind, Verdict, verdict
from ..wanted import Subject, WantedTheme
from ..weights import OF_FAMILY, SKILL_LEVEL, THEME_LEVEL, WHOLE


def judge(subject: Subject, page: VolunteerProfilePage) -> Verdict | None:
    """Return how well somebody can do it; None when they can't."""
    if subject.themes:
        return _themes(subject.themes, {row.theme_id: row.level for row in page.profile_themes.all()})
    if subject.profession:
        held = {row.profession_id: row.registration_number for row in page.profile_professions.all()}
        number = held.get(subject.profession)
        can = bool(number) if subject.verified_only else number is not None
        return verdict(ReasonKind.PROFESSION, subject.label, WHOLE) if can else None
    levels = {row.skill_id: row.level for row in page.profile_skills.all()}
    level = levels.get(subject.skill)
    return None if level is None else verdict(ReasonKind.SKILL, subject.label, SKILL_LEVEL[level])


def _themes(themes: tuple[WantedTheme, ...], offered: Mapping[int, str]) -> Verdict | None:
    worth = [(theme.name, _worth(theme, offered)) for theme in themes]
    reasons = [Reason(ReasonKind.THEME, name, value / WHOLE) for name, value in worth if value]
    total = sum(value for _name, value in worth)
    return Verdict(total // len(themes), tuple(reasons)) if reasons else None


def _worth(theme: WantedTheme, offered: Mapping[int, str]) -> int:
    named = max((THEME_LEVEL[level] for pk, level in offered.items() if pk in theme.answers), default=0)
    family = THEME_LEVEL[offered[theme.family]] * OF_FAMILY // WHOLE if theme.family in offered else 0
    return max(named, family)


def pages(subject: Subject) -> QuerySet:
    """Return the numbers of the pages of those who can do it, to be asked within another question."""
    if subject.themes:
        return ProfileTheme.objects.filter(theme__in=_answering(subject.themes)).values("page")
    if subject.profession:
        held = ProfileProfession.objects.filter(profession=subject.profession)
        return (held.exclude(registration_number="") if subject.verified_only else held).values("page")
    return ProfileSkill.objects.filter(skill=subject.skill).values("page")


def _answering(themes: tuple[WantedTheme, ...]) -> set[int]:
    named = {pk for theme in themes for pk in theme.answers}
    return named | {theme.family for theme in themes if theme.family}


def bound(subject: Subject) -> Expression:
    """Return what it is worth."""
    if subject.themes:
        parts = [_best_theme(theme) for theme in subject.themes]
        total = parts[0]
        for part in parts[1:]:
            total = total + part
        return total / Value(len(parts)) if len(parts) > 1 else total
    if subject.profession:
        return Value(WHOLE)
    rows = ProfileSkill.objects.filter(page=OuterRef("profile__pk"), skill=subject.skill)
    return _best(rows, [When(level=level, then=Value(value)) for level, value in SKILL_LEVEL.items()])


def _best_theme(theme: WantedTheme) -> Expression:
    rows = ProfileTheme.objects.filter(page=OuterRef("profile__pk"), theme__in=_answering((theme,)))
    named = [When(level=level, then=Value(value)) for level, value in THEME_LEVEL.items()]
    if theme.family is None:
        return _best(rows, named)
    whole = [
        When(theme=theme.family, level=level, then=Value(value * OF_FAMILY // WHOLE))
        for level, value in THEME_LEVEL.items()
    ]
    return _best(rows, [*whole, *named])


def _best(rows: QuerySet, whens: list[When]) -> Expression:
    """Return the best value among rows; without the model's own order, which a sum over them can't have."""
    value = Case(*whens, default=Value(0), output_field=IntegerField())
    best = rows.order_by().annotate(value=value).values("page").annotate(best=Max("value")).values("best")
    return Coalesce(Subquery(best), Value(0))
