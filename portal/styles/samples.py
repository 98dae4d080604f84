"""Sample data of every component, by the name of its template: a title for each state, and what the component takes.

A component that is new has a line here: `tests/portal/test_styles.py` misses it otherwise.
"""

from types import SimpleNamespace
from typing import Any

from django.forms import CharField, ChoiceField, EmailField, Form, RadioSelect, Textarea

Sample = tuple[str, dict[str, Any]]


class SampleForm(Form):
    """One field of each kind."""

    email = EmailField(label="Adresse électronique", help_text="Elle n’est jamais affichée.")
    need = CharField(label="De quoi avez-vous besoin\u202f?", widget=Textarea, required=False)
    kind = ChoiceField(
        label="Type d’aide", choices=[("a", "Conseil"), ("b", "Coup de main"), ("c", "Renfort")], widget=RadioSelect
    )


def _named(**values: Any) -> SimpleNamespace:
    return SimpleNamespace(**values)


def _choice(field: str, label: str, *, both: bool) -> SimpleNamespace:
    difference = _named(label=label, before="Ce qui est enregistré.", after="Ce que vous avez écrit.")
    return _named(field=field, difference=difference, both_changed=both, keeps_theirs=both)


EMPTY, WRONG = SampleForm(auto_id="empty_%s"), SampleForm({"email": "camille"}, auto_id="wrong_%s")
NAME = "Camille Exemple-Tilleul"
TRAIL = [_named(title="Accueil", url="#"), _named(title="Demandes", url="#")]
BARS = [_named(label="Conseil", count=12), _named(label="Non renseigné", count=2, rest=True)]
TONES = {"ok": "Enregistré.", "info": "Bon à savoir.", "warn": "Attention.", "danger": "Refusé."}
WAITING = {"title": "Une réponse", "text": "Quelqu’un propose son aide.", "url": "#", "action": "Lire", "waiting": True}
NOTHING = {"title": "Aucune demande", "text": "Décrivez votre besoin.", "url": "#", "action": "Demander de l’aide"}
BOX = {"action": "#", "label": "Un thème, une fonction, un lieu", "value": "", "name": "sample"}
CHANGED = {
    "conflict": _named(choices=[_choice("a", "Présentation", both=True), _choice("b", "Parcours", both=False)]),
    "title": "Votre page a changé entre-temps",
    "text": "Dans une autre fenêtre.",
}
LINES = [_named(label="Télétravail", detail="43 personnes", url="", fills={"q": "télétravail"})]

SAMPLES: dict[str, list[Sample]] = {
    "alert": [
        (tone, {"tone": tone, "title": title, "text": "Ce qui s’est passé, ce qui est gardé, que faire."})
        for tone, title in TONES.items()
    ],
    "avatar": [(f"size “{size}”", {"name": NAME, "size": size}) for size in ("s", "", "l")],
    "badge": [
        ("plain", {"text": "Conseil"}),
        *((tone, {"text": tone.title(), "icon": "alert", "tone": tone}) for tone in TONES),
    ],
    "banner": [("what the settings of the site say, on every page", {})],
    "bars": [("with what nobody said", {"rows": BARS, "most": 12})],
    "brand": [("the name", {})],
    "card": [
        ("quiet", {"title": "Ma page", "text": "Elle est en ligne.", "url": "#", "action": "Voir"}),
        (
            "waiting",
            {
                "title": "Une réponse",
                "text": "Quelqu’un propose son aide.",
                "url": "#",
                "action": "Lire",
                "waiting": True,
            },
        ),
    ],
    "chip": [
        ("to filter", {"text": "Télétravail", "url": "#"}),
        ("holds", {"text": "Bretagne", "url": "#", "active": True}),
    ],
    "conflict": [("two fields", CHANGED)],
    "crumbs": [("three levels", {"trail": TRAIL, "here": "Ouvrir le télétravail"})],
    "empty": [("with a way on", NOTHING)],
    "error_summary": [("one point", {"form": WRONG})],
    "facts": [("two", {"facts": [("Structure", "EHPAD Les Tilleuls"), ("Langues", "Français, anglais")]})],
    "field": [
        ("empty", {"field": EMPTY["email"]}),
        ("in error", {"field": WRONG["email"]}),
        ("optional", {"field": EMPTY["need"]}),
        ("choices", {"field": EMPTY["kind"]}),
    ],
    "fields": [("a whole form", {"form": SampleForm(auto_id="whole_%s")})],
    "footer": [("below", {})],
    "header": [("above", {})],
    "header_actions": [("above", {})],
    "icon": [],
    "line": [
        ("plain", {"icon": "pin", "text": "Lyon, Auvergne-Rhône-Alpes"}),
        ("ok, strong", {"icon": "check", "text": "Disponible cette semaine", "tone": "ok", "strong": True}),
        ("muted", {"icon": "clock", "text": "Confirmé il y a 3 jours", "tone": "muted"}),
    ],
    "map_patterns": [("inside an SVG: see the map of the directory", {})],
    "messages": [("said once, below the header", {})],
    "page_crumbs": [("of a page of the tree: see crumbs", {})],
    "pager": [("in the middle", {"number": 6, "last": 12}), ("at the end", {"number": 3, "last": 3})],
    "prose": [("blocks of the editors: see any page of text", {"value": []})],
    "search": [("labelled", BOX)],
    "short_crumbs": [("two levels", {"here": "Discussions"})],
    "suggestions": [("one group", {"groups": [_named(kind="theme", title="Thèmes", suggestions=LINES)], "number": 1})],
    "unread": [("none", {"number": 0}), ("some", {"number": 3})],
}
# Parts of every page, of the page itself or of a drawing: shown there, not once more among the samples.
ELSEWHERE = {"banner", "footer", "header", "header_actions", "map_patterns", "messages", "page_crumbs", "prose"}
