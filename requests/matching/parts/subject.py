"""What somebody can do: themes and how well they know them, a profession, a skill and how well."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Case, Exists, Expression, F, IntegerField, Max, Q, QuerySet, Value, When

from directory.models import ProfileProfession, ProfileSkill, ProfileTheme
from portal.page_cache.parts import kept_part
from portal.questions import Gap, among, ask

from ..reasons import Reason, ReasonKind, Verdict, verdict
from ..sheets import Sheet
from ..wanted import Subject, WantedTheme
from ..weights import OF_FAMILY, SKILL_LEVEL, THEME_LEVEL, WHOLE

# The name of the gap for all themes together.
ANY = "answering"


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
    family = _of_family(THEME_LEVEL[offered[theme.family]]) if theme.family in offered else 0
    return max(named, family)


def rows(subject: Subject) -> QuerySet:
    """Return the rows of pages that say they can do it: several of somebody who offers several themes asked for."""
    if subject.themes:
        return ProfileTheme.objects.filter(_answering(subject.themes, ANY))
    if subject.profession:
        held = ProfileProfession.objects.filter(profession=Gap("profession", subject.profession))
        return held.exclude(registration_number="") if subject.verified_only else held
    return ProfileSkill.objects.filter(skill=Gap("skill", subject.skill))


def shape(subject: Subject) -> tuple[Any, ...]:
    """Return all that makes another question of a subject."""
    return (
        bool(subject.profession),
        bool(subject.skill),
        subject.verified_only,
        *(theme.family is not None for theme in subject.themes),
    )


def values(subject: Subject) -> dict[str, Any]:
    """Return what stands in the gaps of `rows`, `all_of_it` and `bound`."""
    told: dict[str, Any] = {"profession": subject.profession, "skill": subject.skill}
    told[ANY] = _answers(subject.themes)
    for at, theme in enumerate(subject.themes):
        told |= {f"theme_{at}": _answers((theme,)), f"own_{at}": sorted(theme.answers), f"family_{at}": theme.family}
    return told


def _answers(themes: tuple[WantedTheme, ...]) -> list[int]:
    named = {pk for theme in themes for pk in theme.answers}
    return sorted(named | {theme.family for theme in themes if theme.family})


def _answering(themes: tuple[WantedTheme, ...], name: str) -> Q:
    return Q(among(F("theme"), name, _answers(themes)))


def gathers(subject: Subject) -> bool:
    """Whether several rows of somebody count together: those of each theme asked for."""
    return len(subject.themes) > 1


def all_of_it(subject: Subject) -> Iterator[Q]:
    """Yield a condition on a row for each theme asked for: together, its owner answers every one."""
    for at, theme in enumerate(subject.themes):
        yield Q(page__in=ProfileTheme.objects.filter(_answering((theme,), f"theme_{at}")).order_by().values("page"))


def without_all(subject: Subject) -> int:
    """Return what it is worth at most to somebody who answers all themes but one."""
    return WHOLE * (len(subject.themes) - 1) // len(subject.themes)


def best_of_many(subject: Subject, many: int) -> int | None:
    """Return what the best of the rows that say they can do it is worth; None when there are fewer rows than `many`.

    Nothing is counted: the database looks for one row of each level, the best first.
    """
    return kept_part(("best of many", subject, many), lambda: _best_of_many(subject, many))


def _best_of_many(subject: Subject, many: int) -> int | None:
    steps = sorted(_levels(subject), key=lambda step: -step[0])

    def first_of_each() -> QuerySet[Any, Any]:
        held = {f"level_{at}": Exists(rows(subject).filter(on).order_by()) for at, (_worth, on) in enumerate(steps)}
        return rows(subject).order_by().annotate(**held).values_list("pk", *held)[many - 1 : many]

    for _pk, *is_held in ask(("best", many, *shape(subject)), first_of_each, values(subject)):
        return next((worth for (worth, _on), is_there in zip(steps, is_held, strict=True) if is_there), 0)
    return None


def _levels(subject: Subject) -> Iterator[tuple[int, Q]]:
    """Yield what each kind of row is worth, and which rows these are."""
    if subject.profession:
        yield WHOLE, Q()
    elif subject.skill:
        yield from ((worth, Q(level=level)) for level, worth in SKILL_LEVEL.items())
    for at, theme in enumerate(subject.themes):
        own = Q(among(F("theme"), f"own_{at}", sorted(theme.answers)))
        yield from ((worth, own & Q(level=level)) for level, worth in THEME_LEVEL.items())
        if theme.family is not None:
            family = Q(theme=Gap(f"family_{at}", theme.family))
            yield from ((_of_family(worth), family & Q(level=level)) for level, worth in THEME_LEVEL.items())


def bound(subject: Subject) -> Expression:
    """Return what such a row is worth; where it `gathers`, what somebody's rows are worth together."""
    if subject.profession:
        return Value(WHOLE)
    if subject.skill:
        return _by_level(SKILL_LEVEL)
    known = [_known(theme, at) for at, theme in enumerate(subject.themes)]
    return sum((Max(one) for one in known[1:]), Max(known[0])) / Value(len(known)) if gathers(subject) else known[0]


def _known(theme: WantedTheme, at: int) -> Case:
    """Return what a row says of a theme: nothing when it is another's."""
    steps = [When(among(F("theme"), f"own_{at}", sorted(theme.answers)), then=_by_level(THEME_LEVEL))]
    if theme.family is not None:
        whole = {level: _of_family(value) for level, value in THEME_LEVEL.items()}
        steps.append(When(theme=Gap(f"family_{at}", theme.family), then=_by_level(whole)))
    return Case(*steps, default=Value(0), output_field=IntegerField())


def _of_family(worth: int) -> int:
    return worth * OF_FAMILY // WHOLE


def _by_level(worth: Mapping[str, int]) -> Case:
    steps = [When(level=level, then=Value(value)) for level, value in worth.items()]
    return Case(*steps, default=Value(0), output_field=IntegerField())
