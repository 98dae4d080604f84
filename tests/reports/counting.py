"""The figures of a data set counted a second time, from its JSON alone: no database, no code of the portal."""

import csv
import json
import statistics
import unicodedata
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

DATA = Path(__file__).parents[2] / "data"
PARIS = ZoneInfo("Europe/Paris")
CHANNELS = {
    "phone": "Appel téléphonique",
    "email": "Courriel",
    "video": "Visioconférence",
    "on_site": "Sur place",
    "thread": "Fil de discussion",
}


def slug(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(letter if letter.isalnum() else " " if letter in " -" else "" for letter in plain).split())


def column(path, key, name, key_of=str.lower):
    with (DATA / path).open(encoding="utf-8") as file:
        return {key_of(row[key]): row[name] for row in csv.DictReader(file)}


def packaged_week():
    return json.loads((DATA / "anap_week1/data.json").read_text(encoding="utf-8"))


def alphabetical(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c)), name


def ranked(counter, key, names):
    items = [{key: code, "name": names[code] if code else "Non renseignée", "count": n} for code, n in counter.items()]
    return sorted(items, key=lambda item: (-item["count"], alphabetical(item["name"])))


def expected(data, year, number, as_of):
    """Count the figures of an ISO week as of an aware moment."""
    monday = date.fromisocalendar(year, number, 1)
    start = datetime.combine(monday, datetime.min.time(), PARIS)
    end = datetime.combine(monday + timedelta(days=7), datetime.min.time(), PARIS)
    before = date.fromisocalendar(*(monday - timedelta(days=7)).isocalendar()[:2], 1)
    week_before = datetime.combine(before, datetime.min.time(), PARIS)
    return {
        "week": f"{year}-W{number:02}",
        "from": monday.isoformat(),
        "to": (monday + timedelta(days=6)).isoformat(),
        "as_of": as_of.astimezone(PARIS).isoformat(timespec="seconds"),
        "volunteers": volunteers(data, start, end, as_of),
        "requests": requests(data, start, end, as_of),
        "positions": positions(data, start, end, as_of),
        "previous": {
            "week": "{}-W{:02}".format(*before.isocalendar()[:2]),
            "volunteers_total": sum(moment(v["published_at"]) < start for v in data["volunteers"] if v["published_at"]),
            "requests_received": len([r for r in data["requests"] if week_before <= moment(r["submitted_at"]) < start]),
        },
    }


def moment(text):
    return datetime.fromisoformat(text)


def volunteers(data, start, end, as_of):
    there = [v for v in data["volunteers"] if v["published_at"] and moment(v["published_at"]) <= as_of]
    regions = Counter(v["region"] for v in there)
    return {
        "total": len(there),
        "new": sum(start <= moment(v["registered_at"]) < end and moment(v["registered_at"]) <= as_of for v in there),
        "kinds": {kind: sum(kind in v["kinds"] for v in there) for kind in ("expert", "care", "non_care")},
        "gender": {g: sum(v["gender"] == g for v in there) for g in ("man", "woman", "not_given")},
        "sector": sectors(v["sector"] for v in there),
        "legal_status": {
            "public": sum(v["legal_status"] == "public" for v in there),
            "private": sum(v["legal_status"].startswith("private") for v in there),
            "not_given": sum(v["legal_status"] == "not_given" for v in there),
        },
        "regions": ranked(regions, "code", column("geo/regions.csv", "code", "nom")),
        "regions_count": len(regions.keys() - {None}),
        "functions": ranked(Counter(v["function"] for v in there), "slug", column("fonctions.csv", "code", "masculin")),
        "themes": themes(v["themes"] for v in there),
    }


def sectors(found):
    counted = Counter(found)
    return {sector: counted[sector] for sector in ("sanitaire", "medico_social", "social", "not_given")}


def themes(found):
    return ranked(Counter(s for each in found for s in each), "slug", column("themes.csv", "code", "libelle_fr"))


def received(data, start, end, as_of):
    sent = [(r, moment(r["submitted_at"])) for r in data["requests"]]
    return [r for r, at in sent if start <= at < end and at <= as_of]


def requests(data, start, end, as_of):
    mine = received(data, start, end, as_of)
    numbers = {r["id"] for r in mine}
    given = [
        (r["id"], s["volunteer"], s["channel"])
        for r in data["requests"]
        for s in r["support"]
        if start <= moment(s["at"]) < end and moment(s["at"]) <= as_of
    ]
    posted = {p["request"] for p in data["posts"] if moment(p["at"]) <= as_of}
    sector = {e["id"]: e["sector"] for e in data["establishments"]}
    waits = [wait for r in mine if (wait := wait_of(data, r, as_of)) is not None]
    return {
        "received": len(mine),
        "handled": len({number for number, _who, _how in given}),
        "open": sum(is_open(r, as_of) for r in data["requests"]),
        "volunteers_involved": len({who for _number, who, _how in given}),
        "establishments": sectors(sector[r["establishment"]] for r in mine),
        "themes": themes(r["themes"] for r in mine),
        "channels": ranked(Counter(how for _number, how in {(n, h) for n, _who, h in given}), "slug", CHANNELS),
        "with_tool": sum(any(moment(t["sent_at"]) <= as_of for t in r["tools"]) for r in mine),
        "with_thread_post": len(posted & numbers),
        "median_hours_to_first_answer": round(statistics.median(waits), 1) if waits else None,
        "satisfaction": None,
    }


def is_open(request, as_of):
    opened = request["published_at"] and moment(request["published_at"]) <= as_of
    return bool(opened) and not (request["closed_at"] and moment(request["closed_at"]) <= as_of)


def wait_of(data, request, as_of):
    """Hours from submission to the first support or volunteer's post, None while there is none."""
    answers = [moment(s["at"]) for s in request["support"]]
    answers += [moment(p["at"]) for p in data["posts"] if p["request"] == request["id"] and "volunteer" in p["author"]]
    first = min(answers, default=None)
    if first is None or first > as_of:
        return None
    return (first - moment(request["submitted_at"])).total_seconds() / 3600


def positions(data, start, end, as_of):
    names = column("professions.csv", "masculin", "masculin", slug) | column(
        "competences.csv", "libelle_fr", "libelle_fr", slug
    )
    regions = column("geo/regions.csv", "code", "nom") | {None: "Non renseignée"}
    region = {e["id"]: e["region"] for e in data["establishments"]}
    rows = [
        (n.get("profession") or n.get("skill"), region[r["establishment"]], n["number"], filled(r, n, as_of))
        for r in received(data, start, end, as_of)
        for n in r.get("needs", [])
    ]
    return {
        **rated([row[2:] for row in rows]),
        "by_profession": split([(row[0], *row[2:]) for row in rows], "slug", names),
        "by_region": split([row[1:] for row in rows], "code", regions),
    }


def filled(request, need, as_of):
    """A record doesn't date filled positions: docs/data-format.md has them filled with the first support."""
    dates = sorted(s["at"] for s in request["support"])
    at = dates[0] if dates else request["closed_at"] or request["published_at"] or request["submitted_at"]
    return need.get("filled", 0) if moment(at) <= as_of else 0


def rated(pairs):
    asked, taken = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    return {"asked": asked, "filled": taken, "fill_rate": round(100 * taken / asked, 1) if asked else None}


def split(rows, key, names):
    parts = [
        {key: code, "name": names[code], **rated([row[1:] for row in rows if row[0] == code])}
        for code in {row[0] for row in rows}
    ]
    return sorted(parts, key=lambda part: (-part["asked"], alphabetical(part["name"])))
