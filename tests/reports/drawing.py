"""Small data sets drawn by lot, in the format of `load_data`: around a change of clocks and a change of year too."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.directory.factories import finess_number

PARIS = ZoneInfo("Europe/Paris")
THEMES = ("teletravail", "pca", "telemedecine", "si-medico-social", "cybersecurite")
REGIONS = ("11", "84", "32", "76", "44", "94", "01", None)
FUNCTIONS = ("dsi", "rsi", "dir", "cdp", None)
SECTORS = ("sanitaire", "medico_social", "social", "not_given")
STATUSES = ("public", "private_nonprofit", "private_for_profit", "not_given")
NEEDS = ({"profession": "infirmier"}, {"profession": "medecin"}, {"skill": "accueil-du-public"})


def draw(seed, monday):
    """Return a data set whose events lie in the ten days before Monday and the fourteen after it."""
    lot = Random(seed)
    start = datetime.combine(monday, datetime.min.time(), PARIS)
    data = {"format": 1, "source": f"lot-{seed}", "volunteers": [], "establishments": [], "requests": [], "posts": []}
    data["volunteers"] = [volunteer(lot, number, start) for number in range(lot.randint(1, 25))]
    data["establishments"] = [establishment(lot, number) for number in range(4)]
    data["requests"] = [request(lot, number, start, data) for number in range(lot.randint(0, 20))]
    threads = [page for page in data["requests"] if page["published_at"]]
    data["posts"] = [post(lot, number, threads, data) for number in range(lot.randint(0, 12)) if threads]
    return data


def some_moment(lot, start, low=-10 * 24, high=14 * 24):
    """A minute by lot; at times the very first or last one of the week."""
    edge = lot.random()
    if edge < 0.1:
        return start
    if edge < 0.2:
        return start + timedelta(days=7) - timedelta(seconds=1)
    return start + timedelta(minutes=lot.randint(low * 60, high * 60))


def later(lot, moment, hours=72):
    return moment + timedelta(minutes=lot.randint(1, hours * 60))


def volunteer(lot, number, start):
    registered = some_moment(lot, start)
    return {
        "id": f"V{number}",
        "first_name": f"Camille{number}",
        "last_name": "Exemple",
        "email": f"lot{number}@exemple.invalid",
        "gender": lot.choice(("man", "woman", "not_given")),
        "kinds": lot.sample(("expert", "care", "non_care"), lot.randint(1, 2)),
        "function": lot.choice(FUNCTIONS),
        "sector": lot.choice(SECTORS),
        "legal_status": lot.choice(STATUSES),
        "region": lot.choice(REGIONS),
        "themes": lot.sample(THEMES, lot.randint(0, 3)),
        "presentation": "Je peux relire votre projet.",
        "availability": {"status": "available", "times": ["day"], "modes": ["phone"]},
        "registered_at": registered.isoformat(),
        "published_at": later(lot, registered).isoformat() if lot.random() < 0.9 else None,
    }


def establishment(lot, number):
    return {
        "id": f"E{number}",
        "finess": finess_number(700 + number),
        "name": f"CH de Valclair {number}",
        "category": "CH",
        "sector": lot.choice(SECTORS),
        "legal_status": lot.choice(STATUSES),
        "region": lot.choice(REGIONS),
    }


def request(lot, number, start, data):
    submitted = some_moment(lot, start)
    published = later(lot, submitted, 24)
    status = lot.choice(("in_review", "open", "in_progress", "solved", "withdrawn", "closed_unsolved", "expired"))
    closed = status in ("solved", "withdrawn", "closed_unsolved", "expired")
    helpers = [lot.choice(data["volunteers"])["id"] for _ in range(lot.choice((0, 1, 1, 2)))]
    return {
        "id": f"D{number}",
        "establishment": lot.choice(data["establishments"])["id"],
        "title": f"Ouvrir le travail à distance {number}",
        "description": "Soixante agents doivent pouvoir travailler de chez eux.",
        "themes": lot.sample(THEMES, lot.randint(1, 2)),
        "kind": "advice",
        "urgency": "normal",
        "submitted_at": submitted.isoformat(),
        "published_at": None if status == "in_review" else published.isoformat(),
        "status": status,
        "closed_at": later(lot, published, 200).isoformat() if closed else None,
        "support": [] if status == "in_review" else [support(lot, who, published) for who in helpers],
        "tools": [{"title": "Charte", "sent_at": later(lot, published).isoformat()}] if lot.random() < 0.3 else [],
        "needs": [need(lot) for _ in range(lot.choice((0, 0, 1, 2)))],
    }


def support(lot, who, published):
    channel = lot.choice(("phone", "email", "video", "on_site", "thread"))
    return {"volunteer": who, "channel": channel, "at": later(lot, published).isoformat(), "minutes": 30}


def need(lot):
    number = lot.randint(1, 9)
    return {**lot.choice(NEEDS), "number": number, "filled": lot.randint(0, number)}


def post(lot, number, threads, data):
    about = lot.choice(threads)
    by_volunteer = {"volunteer": lot.choice(data["volunteers"])["id"]}
    return {
        "id": f"P{number}",
        "request": about["id"],
        "author": by_volunteer if lot.random() < 0.6 else {"establishment": about["establishment"]},
        "at": later(lot, datetime.fromisoformat(about["published_at"])).isoformat(),
        "body": "Commencez par la charte.",
    }
