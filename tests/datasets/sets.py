"""A small data set of the tests' own, with every optional key and every status, and ways to spoil it."""

import copy
import json
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core.management import call_command

SMALL = {
    "format": 1,
    "source": "petit-jeu",
    "volunteers": [
        {
            "id": "A", "first_name": "Jean", "last_name": "Martin", "email": "a@exemple.invalid", "gender": "not_given",
            "kinds": ["care", "non_care"], "function": None, "sector": "social", "legal_status": "not_given",
            "region": None, "commune": "69123", "themes": [], "professions": ["infirmier"], "skills": ["cuisine"],
            "phone": "0102030405", "presentation": "Je peux aider.",
            "availability": {"status": "paused", "times": ["night"], "modes": ["on_site"]},
            "area": {"departements": ["69"], "around": {"commune": "69123", "km": 20}, "remote": False},
            "registered_at": "2021-01-04T09:00:00+01:00", "published_at": "2021-01-05T09:00:00+01:00",
        },
        {
            "id": "B", "first_name": "Jean", "last_name": "Martin", "email": "b@exemple.invalid", "gender": "woman",
            "kinds": ["expert"], "function": "dsi", "sector": "sanitaire", "legal_status": "public", "region": "11",
            "themes": ["pca", "teletravail"], "presentation": "Appelez-moi.",
            "availability": {"status": "available", "times": [], "modes": ["phone"]},
            "registered_at": "2021-01-04T10:00:00+01:00", "published_at": None,
        },
    ],
    "establishments": [
        {
            "id": "E", "finess": "990001000", "name": "EHPAD du test", "category": "EHPAD", "sector": "medico_social",
            "legal_status": "public", "region": "84", "commune": "69123",
        },
    ],
    "requests": [],
    "posts": [
        {
            "id": "P1", "request": "in_progress", "author": {"volunteer": "A"}, "at": "2021-01-12T09:00:00+01:00",
            "body": "Voici.",
        },
        {
            "id": "P2", "request": "in_progress", "author": {"volunteer": "B", "establishment": "E"},
            "at": "2021-01-12T10:00:00+01:00", "body": "Merci.", "solution_of": "P1",
        },
    ],
}  # fmt: skip

DATES = {
    "draft": (None, None, None),
    "in_review": ("2021-01-10T09:00:00+01:00", None, None),
    "open": ("2021-01-10T09:00:00+01:00", "2021-01-10T12:00:00+01:00", None),
    "in_progress": ("2021-01-10T09:00:00+01:00", "2021-01-10T12:00:00+01:00", None),
    "solved": ("2021-01-10T09:00:00+01:00", "2021-01-10T12:00:00+01:00", "2021-01-15T09:00:00+01:00"),
    "closed_unsolved": ("2021-01-10T09:00:00+01:00", "2021-01-10T12:00:00+01:00", "2021-01-15T09:00:00+01:00"),
    "withdrawn": ("2021-01-10T09:00:00+01:00", None, "2021-01-15T09:00:00+01:00"),
    "expired": ("2021-01-10T09:00:00+01:00", "2021-01-10T12:00:00+01:00", "2021-01-15T09:00:00+01:00"),
}


def request(status: str) -> dict:
    """A request of this status, whose id is its status; help was given where somebody helps or has helped."""
    submitted, published, closed = DATES[status]
    helped = status in ("in_progress", "solved")
    return {
        "id": status, "establishment": "E", "title": f"Demande {status}", "description": "Nous cherchons.",
        "themes": ["pca"], "kind": "positions", "urgency": "critical", "submitted_at": submitted,
        "published_at": published, "closed_at": closed, "status": status,
        "support": [{"volunteer": "A", "channel": "on_site", "at": "2021-01-11T09:00:00+01:00"}] if helped else [],
        "tools": [{"title": "Charte", "sent_at": "2021-01-12T09:00:00+01:00"}] if status == "solved" else [],
        "needs": [
            {
                "profession": "aide-soignant", "number": 3, "filled": int(bool(submitted)),
                "from": "2021-01-12", "to": "2021-01-20",
            },
            {"skill": "cuisine", "number": 2},
        ],
    }  # fmt: skip


def small_set() -> dict:
    """A fresh copy of the set with a request of each status, and one that only a person asks."""
    content = copy.deepcopy(SMALL)
    content["requests"] = [request(status) for status in DATES]
    personal = request("open") | {"id": "personal", "title": "Demande open", "volunteer": "B", "needs": []}
    del personal["establishment"]
    content["requests"].append(personal)
    return content


def write(folder: Path, content: dict) -> Path:
    """Write a set into a folder and return the folder."""
    (folder / "data.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def load(*paths: Path, **options: str) -> str:
    """Run `load_data` and return what it printed."""
    out = StringIO()
    call_command("load_data", *map(str, paths), stdout=out, **options)
    return out.getvalue()


def rows() -> dict[str, list[tuple]]:
    """Every row of every table of ours and of the pages, to compare before and after."""
    names = ("accounts", "directory", "toolbox", "help_requests", "community", "datasets", "work", "wagtailcore")
    return {
        model._meta.label: sorted(map(repr, model._default_manager.values_list()))
        for name in names
        for model in apps.get_app_config(name).get_models(include_auto_created=True)
        # Nothing that a data set could touch, and slow to read.
        if model._meta.model_name not in {"commune", "finessrecord"}
    }
