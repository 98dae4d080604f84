"""Volunteers out of a seed."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from directory.choices import (
    AvailabilityStatus,
    DayPart,
    Gender,
    LegalStatus,
    Mode,
    Sector,
    TimeSlot,
    VolunteerKind,
    Weekday,
)

from ..format.records import AreaRecord, AroundRecord, AvailabilityRecord, VolunteerRecord
from . import words
from .dice import Dice, Span, dice
from .world import Place, World

KINDS = {
    (VolunteerKind.EXPERT,): 40,
    (VolunteerKind.CARE,): 33,
    (VolunteerKind.NON_CARE,): 22,
    (VolunteerKind.EXPERT, VolunteerKind.CARE): 5,
}
GENDERS = {Gender.WOMAN: 48, Gender.MAN: 42, Gender.NOT_GIVEN: 10}
SECTORS = {Sector.SANITAIRE: 42, Sector.MEDICO_SOCIAL: 36, Sector.SOCIAL: 8, Sector.NOT_GIVEN: 14}
STATUSES = {
    LegalStatus.PUBLIC: 38,
    LegalStatus.PRIVATE_NONPROFIT: 30,
    LegalStatus.PRIVATE_FOR_PROFIT: 18,
    LegalStatus.NOT_GIVEN: 14,
}
AVAILABILITIES = {AvailabilityStatus.AVAILABLE: 70, AvailabilityStatus.LIMITED: 20, AvailabilityStatus.PAUSED: 10}
FIRST_NAMES = {Gender.WOMAN: words.WOMEN, Gender.MAN: words.MEN, Gender.NOT_GIVEN: words.EITHER}


class Offers(NamedTuple):
    """What somebody offers, by slug."""

    themes: tuple[str, ...]
    professions: tuple[str, ...]
    skills: tuple[str, ...]


def record_id(number: int) -> str:
    """Return the id of the volunteer of this number, counted from 0."""
    return f"V{number + 1:06}"


def volunteer(seed: int, number: int, total: int, *, span: Span, world: World) -> VolunteerRecord:
    """Return the volunteer of this number."""
    rng = dice(seed, "volunteer", number)
    kinds, gender = rng.weighted(KINDS), rng.weighted(GENDERS)
    place = world.place(rng)
    offers = Offers(
        themes=world.draw_themes(rng, 1, 4) if VolunteerKind.EXPERT in kinds else (),
        professions=_professions(rng, kinds, world),
        skills=rng.some(list(world.skills), 1, 3) if VolunteerKind.NON_CARE in kinds else (),
    )
    registered_at = span.in_wave(number, total).replace(microsecond=0)
    return VolunteerRecord(
        id=record_id(number),
        first_name=rng.choice(FIRST_NAMES[gender]),
        last_name=rng.choice(words.BEGINNINGS) + rng.choice(words.ENDINGS),
        email=f"volontaire-{seed}-{number + 1}@exemple.invalid",
        gender=gender,
        kinds=kinds,
        function=_function(rng, kinds, world),
        sector=rng.weighted(SECTORS),
        legal_status=rng.weighted(STATUSES),
        themes=offers.themes,
        professions=offers.professions,
        skills=offers.skills,
        presentation=_presentation(rng, kinds, gender, offers, world),
        availability=replace(_availability(rng, kinds), week=_week(dice(seed, "week", number), kinds)),
        area=_area(rng, kinds, place),
        region=place.region,
        commune=place.code,
        registered_at=registered_at,
        published_at=registered_at + timedelta(minutes=rng.randint(20, 20 * 60)),
    )


def _function(rng: Dice, kinds: tuple[VolunteerKind, ...], world: World) -> str | None:
    if VolunteerKind.EXPERT in kinds:
        return rng.choice(world.expert_functions)
    return {VolunteerKind.CARE: "soig", VolunteerKind.NON_CARE: "vol"}[kinds[0]] if rng.random() < 0.9 else None


def _professions(rng: Dice, kinds: tuple[VolunteerKind, ...], world: World) -> tuple[str, ...]:
    if VolunteerKind.CARE in kinds:
        return (world.draw_profession(rng),)
    if VolunteerKind.NON_CARE in kinds and rng.random() < 0.5:
        return (rng.choice(list(world.non_care)),)
    return ()


def _presentation(rng: Dice, kinds: tuple[VolunteerKind, ...], gender: Gender, offers: Offers, world: World) -> str:
    """Put sentences together: who I am, what I know, how to reach me."""
    openings = {
        VolunteerKind.EXPERT: words.EXPERT_OPENINGS,
        VolunteerKind.CARE: words.CARE_OPENINGS,
        VolunteerKind.NON_CARE: words.NON_CARE_OPENINGS,
    }
    told = [rng.choice(openings[kind]) for kind in kinds]
    labels = world.care | world.non_care
    form = 1 if gender == Gender.WOMAN else 0
    told += [
        rng.choice(words.PROFESSION_SENTENCES).format(profession=labels[slug][form]) for slug in offers.professions
    ]
    told += [rng.choice(words.THEME_SENTENCES).format(theme=world.themes[slug]) for slug in offers.themes]
    told += [rng.choice(words.SKILL_SENTENCES).format(skill=world.skills[slug]) for slug in offers.skills]
    return " ".join([*told, rng.choice(words.CLOSINGS)]).strip()


def _availability(rng: Dice, kinds: tuple[VolunteerKind, ...]) -> AvailabilityRecord:
    at_a_distance = (Mode.PHONE, Mode.VIDEO) if VolunteerKind.EXPERT in kinds else ()
    on_site = (Mode.ON_SITE,) if kinds != (VolunteerKind.EXPERT,) or rng.random() < 0.3 else ()
    return AvailabilityRecord(
        status=rng.weighted(AVAILABILITIES),
        times=rng.some(list(TimeSlot), 1, 3),
        modes=(*at_a_distance, *on_site),
    )


def _week(rng: Dice, kinds: tuple[VolunteerKind, ...]) -> tuple[str, ...]:
    """Return a usual week for a third of those who come on site, drawn apart so that the rest stays as it was."""
    if kinds == (VolunteerKind.EXPERT,) or rng.random() > 1 / 3:
        return ()
    parts = rng.some(list(DayPart), 1, 2)
    return tuple(f"{day}-{part}" for day in sorted(rng.some(list(Weekday), 1, 4)) for part in parts)


def _area(rng: Dice, kinds: tuple[VolunteerKind, ...], place: Place) -> AreaRecord:
    if kinds == (VolunteerKind.EXPERT,):
        return AreaRecord(regions=(place.region,) if rng.random() < 0.3 else (), remote=True)
    if rng.random() < 0.3:
        return AreaRecord(departements=(place.departement,), remote=rng.random() < 0.3)
    return AreaRecord(around=AroundRecord(place.code, rng.choice((10, 20, 30, 50))), remote=rng.random() < 0.3)
