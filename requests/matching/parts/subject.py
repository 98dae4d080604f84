"""What somebody can do: themes and how well they know them, a profession, a skill and how well."""

from collections.abc import Mapping

from django.db.models import Case, Expression, IntegerField, Max, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from directory.models import ProfileProfession, ProfileSkill, ProfileTheme

from ..reasons import Reason, ReasonKind, Verdict, verdict
from ..sheets import Sheet
from ..wanted import Subject, WantedTheme
from ..weights import OF_FAMILY, SKILL_LEVEL, THEME_LEVEL, WHOLE


def judge(subject: Subject, sheet: Sheet) -> Verdict | None:
    """Return how well somebody can do it; None when they can't."""
    if subject.themes:
        return _themes(subject.themes, sheet.offers.themes)
    if subject.profession:
        number = sheet.offers.professions.get(subject.profession)
        can = bool(number) if subject.verified_only else number is not None
        return verdict(ReasonKind.PROFESSION, subject.label, WHOLE) if can else None
    level = sheet.offers.skills.get(subject.skill)
    return None if level is None else verdict(ReasonKind.SKILL, subject.label, SKILL_LEVEL[level])


def _themes(themes: tuple[WantedTheme, ...], offered: Mapping[int | None, str]) -> Verdict | None:
    worth = [(theme.name, _worth(theme, offered)) for theme in themes]
    reasons = [Reason(ReasonKind.THEME, name, value / WHOLE) for name, value in worth if value]
    total = sum(value for _name, value in worth)
    return Verdict(total // len(themes), tuple(reasons)) if reasons else None


def _worth(theme: WantedTheme, offered: Mapping[int | None, str]) -> int:
    named = max((THEME_LEVEL[level] for pk, level in offered.items() if pk in theme.answers), default=0)
    family = THEME_LEVEL[offered[theme.family]] * OF_FAMILY // WHOLE if theme.family in offered else 0
    return max(named, family)


def rows(subject: Subject) -> QuerySet:
    """Return the rows of pages that say they can do it: several of somebody who offers several themes asked for."""
    if subject.themes:
        return ProfileTheme.objects.filter(theme__in=_answering(subject.themes))
    if subject.profession:
        held = ProfileProfession.objects.filter(profession=subject.profession)
        return held.exclude(registration_number="") if subject.verified_only else held
    return ProfileSkill.objects.filter(skill=subject.skill)


def _answering(themes: tuple[WantedTheme, ...]) -> set[int]:
    named = {pk for theme in themes for pk in theme.answers}
    return named | {theme.family for theme in themes if theme.family}


def bound(subject: Subject) -> Expression:
    """Return what such a row is worth; of several themes asked for, what their owner knows of all of them."""
    if subject.profession:
        return Value(WHOLE)
    if subject.skill:
        return _worth_of([When(level=level, then=Value(value)) for level, value in SKILL_LEVEL.items()])
    if len(subject.themes) == 1:
        return _worth_of(_levels(subject.themes[0]))
    known = [_best_known(theme) for theme in subject.themes]
    return sum(known[1:], known[0]) / Value(len(known))


def _levels(theme: WantedTheme) -> list[When]:
    named = [When(level=level, then=Value(value)) for level, value in THEME_LEVEL.items()]
    if theme.family is None:
        return named
    whole = {level: value * OF_FAMILY // WHOLE for level, value in THEME_LEVEL.items()}
    return [When(theme=theme.family, level=level, then=Value(value)) for level, value in whole.items()] + named


def _best_known(theme: WantedTheme) -> Expression:
    """Return the best of somebody's rows for a theme; without the model's own order, which a maximum can't have."""
    known = ProfileTheme.objects.filter(page=OuterRef("page"), theme__in=_answering((theme,))).order_by()
    best = known.annotate(worth=_worth_of(_levels(theme))).values("page").annotate(best=Max("worth")).values("best")
    return Coalesce(Subquery(best), Value(0))


def _worth_of(whens: list[When]) -> Case:
    return Case(*whens, default=Value(0), output_field=IntegerField())
