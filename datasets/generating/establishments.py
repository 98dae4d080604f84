"""Establishments out of a seed. Their FINESS numbers begin with 99, which is no département."""

from directory.choices import LegalStatus, Sector
from directory.finess import luhn_sum

from ..format.lists import Lists
from ..format.records import EstablishmentRecord
from . import words
from .dice import dice
from .world import World

# Acronym of the category, sector, how a name begins, and how often.
CATEGORIES = {
    ("EHPAD", Sector.MEDICO_SOCIAL, "EHPAD"): 40,
    ("CH", Sector.SANITAIRE, "Centre hospitalier"): 20,
    ("SSIAD", Sector.MEDICO_SOCIAL, "SSIAD"): 8,
    ("MAS", Sector.MEDICO_SOCIAL, "MAS"): 8,
    ("IME", Sector.MEDICO_SOCIAL, "IME"): 7,
    ("SSR/SMR", Sector.SANITAIRE, "Clinique de rééducation"): 7,
    ("HAD", Sector.SANITAIRE, "Hospitalisation à domicile"): 5,
    ("MECS", Sector.SOCIAL, "Maison d’enfants"): 5,
}
STATUSES = {LegalStatus.PUBLIC: 45, LegalStatus.PRIVATE_NONPROFIT: 35, LegalStatus.PRIVATE_FOR_PROFIT: 20}
NUMBERS = 1_000_000


def record_id(number: int) -> str:
    """Return the id of the establishment of this number, counted from 0."""
    return f"E{number + 1:05}"


def finess(seed: int, number: int) -> str:
    """Return a number with a valid check digit, different for each `number` of a seed.

    Seeds begin far from each other, and all of them after the numbers of the ANAP data set.
    """
    digits = f"99{(10_000 + seed * 7_919 + number) % NUMBERS:06}"
    return digits + str(-luhn_sum(digits + "0") % 10)


def establishment(seed: int, number: int, *, world: World, lists: Lists) -> EstablishmentRecord:
    """Return the establishment of this number."""
    rng = dice(seed, "establishment", number)
    (acronym, sector, beginning), place = rng.weighted(CATEGORIES), world.place(rng)
    house = rng.choice(words.BEGINNINGS) + rng.choice(words.ENDINGS)
    name = f"de {house}" if sector == Sector.SANITAIRE else f"{rng.choice(words.HOUSES)} – {house}"
    return EstablishmentRecord(
        id=record_id(number),
        finess=finess(seed, number),
        name=f"{beginning} {name} (fictif)",
        category=lists.categories[acronym.lower()],
        sector=sector,
        legal_status=rng.weighted(STATUSES),
        region=place.region,
        commune=place.code,
    )
