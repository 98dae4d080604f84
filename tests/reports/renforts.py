"""A spring of #Renforts-Covid drawn by lot: 2,440 people, 470 establishments, 1,200 positions, 440 of them filled."""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.directory.factories import finess_number

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2020, 3, 30, tzinfo=PARIS)
VOLUNTEERS, ESTABLISHMENTS, POSITIONS, FILLED = 2440, 470, 1200, 440
REGIONS = ("11", "84", "32", "76", "44", "27", "53", "93", "94", "01", None)
PROFESSIONS = ("aide-soignant", "infirmier", "medecin", "pharmacien", "brancardier", "conducteur-ambulancier")
LIKELY = (10, 9, 3, 2, 1, 1)


def spring(seed=2020):
    """Return a data set in the format of `load_data`; every request was sent in the week of 30 March 2020."""
    lot = Random(seed)
    data = {"format": 1, "source": "renforts", "posts": []}
    data["volunteers"] = [volunteer(lot, number) for number in range(VOLUNTEERS)]
    data["establishments"] = [establishment(lot, number) for number in range(ESTABLISHMENTS)]
    data["requests"] = requests(lot)
    fill(lot, [need for request in data["requests"] for need in request["needs"]])
    return data


def volunteer(lot, number, registered=None):
    registered = registered or MONDAY.astimezone(UTC) + timedelta(minutes=lot.randrange(-14 * 24 * 60, 7 * 24 * 60))
    return {
        "id": f"V{number}",
        "first_name": "Camille",
        "last_name": f"Exemple{number}",
        "email": f"renfort{number}@exemple.invalid",
        "gender": "not_given",
        "kinds": ["care"],
        "function": None,
        "sector": lot.choice(("sanitaire", "medico_social", "not_given")),
        "legal_status": "not_given",
        "region": lot.choice(REGIONS),
        "themes": [],
        "professions": [lot.choices(PROFESSIONS, LIKELY)[0]],
        "presentation": "Je peux venir en renfort.",
        "availability": {"status": "available", "times": ["day"], "modes": ["on_site"]},
        "registered_at": registered.isoformat(),
        "published_at": (registered + timedelta(minutes=5)).isoformat(),
    }


def establishment(lot, number):
    return {
        "id": f"E{number}",
        "finess": finess_number(10_000 + number),
        "name": f"EHPAD du Val {number}",
        "category": "EHPAD",
        "sector": lot.choice(("sanitaire", "medico_social", "social")),
        "legal_status": "public",
        "region": lot.choice(REGIONS),
    }


def requests(lot):
    """Every establishment asks at least once; needs are added until 1,200 positions are asked for."""
    asked = [request(lot, number) for number in range(ESTABLISHMENTS)]
    left = POSITIONS - sum(need["number"] for one in asked for need in one["needs"])
    while left > 0:
        need = a_need(lot, most=left)
        lot.choice(asked)["needs"].append(need)
        left -= need["number"]
    return asked


def request(lot, number):
    sent = MONDAY + timedelta(minutes=lot.randrange(6 * 24 * 60))
    return {
        "id": f"D{number}",
        "establishment": f"E{number}",
        "title": f"Renfort pour le service {number}",
        "description": "Nous cherchons des personnes pour les deux semaines qui viennent.",
        "themes": [],
        "kind": "positions",
        "urgency": "high",
        "status": "open",
        "submitted_at": sent.isoformat(),
        "published_at": (sent + timedelta(minutes=30)).isoformat(),
        "closed_at": None,
        "support": [],
        "needs": [a_need(lot, most=2)],
    }


def a_need(lot, most):
    number = min(most, lot.randint(1, 4))
    return {"profession": lot.choices(PROFESSIONS, LIKELY)[0], "number": number, "filled": 0}


def fill(lot, needs):
    """Fill 440 positions, one after the other, wherever there is a place."""
    for _place in range(FILLED):
        need = lot.choice([one for one in needs if one["filled"] < one["number"]])
        need["filled"] += 1


def wave(seed=3):
    """Return 1,500 people who registered from 24 to 26 March 2020, 200 of them in Bourgogne-Franche-Comté."""
    lot = Random(seed)
    start = datetime(2020, 3, 24, tzinfo=PARIS)
    people = []
    for number in range(1500):
        moment = start + timedelta(minutes=lot.randrange(3 * 24 * 60))
        region = "27" if number < 200 else lot.choice([code for code in REGIONS if code != "27"])
        people.append(volunteer(lot, number, moment) | {"kinds": ["non_care"], "professions": [], "region": region})
    return {"format": 1, "source": "vague", "volunteers": people, "establishments": [], "requests": [], "posts": []}
