"""What somebody can do: themes and how well they know them, a profession, a skill and how well."""

from collections.abc import Iterator, Mapping

from django.db.models import Case, Count, Expression, IntegerField, Max, Q, QuerySet, Value, When

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


def gathers(subject: Subject) -> bool:
    """Whether several rows of somebody count together: those of each theme asked for."""
    return len(subject.themes) > 1


def all_of_it(subject: Subject) -> Iterator[Q]:
    """Yield a condition on a row for each theme asked for: together, its owner answers every one."""
    for theme in subject.themes:
        yield Q(page__in=ProfileTheme.objects.filter(theme__in=_answering((theme,))).order_by().values("page"))


def without_all(subject: Subject) -> int:
    """Return what it is worth at most to somebody who answers all themes but one."""
    return WHOLE * (len(subject.themes) - 1) // len(subject.themes)


def told(subject: Subject) -> tuple[int, int]:
    """Return how many rows say they can do it, and what the best of them is worth."""
    counted = rows(subject).order_by().aggregate(many=Count("pk"), best=Max(bound(subject)))
    return counted["many"], counted["best"] or 0


def bound(subject: Subject) -> Expression:
    """Return what such a row is worth; where it `gathers`, what somebody's rows are worth together."""
    if subject.profession:
        return Value(WHOLE)
    if subject.skill:
        return _by_level(SKILL_LEVEL)
    known = [_known(theme) for theme in subject.themes]
    return sum((Max(one) for one in known[1:]), Max(known[0])) / Value(len(known)) if gathers(subject) else known[0]


def _known(theme: WantedTheme) -> Case:
    """Return what a row says of a theme: nothing when it is another's."""
    steps = [When(theme__in=sorted(theme.answers), then=_by_level(THEME_LEVEL))]
    if theme.family is not None:
        whole = {level: value * OF_FAMILY // WHOLE for level, value in THEME_LEVEL.items()}
        steps.append(When(theme=theme.family, then=_by_level(whole)))
    return Case(*steps, default=Value(0), output_field=IntegerField())


def _by_level(worth: Mapping[str, int]) -> Case:
    steps = [When(level=level, then=Value(value)) for level, value in worth.items()]
    return Case(*steps, default=Value(0), output_field=IntegerField())
