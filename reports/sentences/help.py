"""Sentences about the requests, and the help that was given."""

from typing import Any

from .french import agree, count, listing, number
from .leaders import leaders

Figures = dict[str, Any]

ORIGINS = {
    "sanitaire": ("d'un établissement de santé", "d'établissements de santé"),
    "medico_social": ("d'une structure médico-sociale", "de structures médico-sociales"),
    "social": ("d'une structure sociale", "de structures sociales"),
    "not_given": ("d'un secteur non renseigné", "d'un secteur non renseigné"),
}
WAYS = {
    "phone": "par téléphone",
    "email": "par courriel",
    "video": "en visioconférence",
    "on_site": "sur place",
    "thread": "dans le fil de discussion",
}


def received(figures: Figures) -> str:
    """How many requests came, and how many the week before."""
    n, before = figures["requests"]["received"], figures["previous"]["requests_received"]
    now = (
        f"{count(n, 'demande a été reçue', 'demandes ont été reçues')} cette semaine"
        if n
        else "Aucune demande n'a été reçue cette semaine"
    )
    return f"{now}, {number(before) if before else 'aucune'} la semaine précédente."


def origins(figures: Figures) -> str:
    """Which sectors the received requests come from, the largest first."""
    told = sorted(
        ((key, n) for key, n in figures["requests"]["establishments"].items() if n), key=lambda pair: -pair[1]
    )
    parts = [f"{number(n)} {agree(n, *ORIGINS[key])}" for key, n in told[1:]]
    if told:
        key, n = told[0]
        parts.insert(0, f"{count(n, 'demande vient', 'demandes viennent')} {agree(n, *ORIGINS[key])}")
    return f"{listing(parts)}." if parts else ""


def handled(figures: Figures) -> str:
    """How many were handled and by how many people, and what stays open."""
    n, people, still = (figures["requests"][key] for key in ("handled", "volunteers_involved", "open"))
    done = count(n, "demande a été traitée", "demandes ont été traitées") if n else "Aucune demande n'a été traitée"
    by = f" par {count(people, 'personne volontaire', 'personnes volontaires')}" if n else ""
    waiting = count(still, "demande reste ouverte", "demandes restent ouvertes")
    return f"{done}{by} ; {waiting if still else 'aucune demande ne reste ouverte'}."


def themes(figures: Figures) -> str:
    """What most of the requests were about."""
    found = figures["requests"]["themes"]
    if not found:
        return ""
    named, of = leaders(found, 3), number(figures["requests"]["received"])
    first = f"{named[0]['name']} ({count(named[0]['count'], 'demande', 'demandes')} sur {of})"
    parts = [first, *(f"{theme['name']} ({number(theme['count'])})" for theme in named[1:])]
    return f"{agree(len(named), 'Thème le plus demandé', 'Thèmes les plus demandés')} : {listing(parts)}."


def channels(figures: Figures) -> str:
    """How help was given; a request may have had it in several ways."""
    found = figures["requests"]["channels"]
    parts = [f"{WAYS[channel['slug']]} pour {number(channel['count'])}" for channel in found[1:]]
    parts = [
        f"{WAYS[channel['slug']]} pour {count(channel['count'], 'demande', 'demandes')}" for channel in found[:1]
    ] + parts
    return f"L'aide a été donnée {listing(parts)}." if parts else ""


def first_answer(figures: Figures) -> str:
    """How long a received request waited: half of those answered waited no longer."""
    hours = figures["requests"]["median_hours_to_first_answer"]
    if hours is None:
        return ""
    return f"Délai médian avant la première réponse : {count(hours, 'heure', 'heures')}."


def outcome(figures: Figures) -> str:
    """What came out of the received requests: tools and posts that others can use."""
    tools, posts = figures["requests"]["with_tool"], figures["requests"]["with_thread_post"]
    told = []
    if tools:
        told.append(f"{count(tools, 'demande a mené', 'demandes ont mené')} à un outil produit ou envoyé")
    if posts:
        led = count(posts, "a donné lieu", "ont donné lieu") if tools else _gave(posts)
        told.append(f"{led} à un message dans {agree(posts, 'son', 'leur')} fil")
    return f"{listing(told)}." if told else ""


def _gave(posts: int) -> str:
    return count(posts, "demande a donné lieu", "demandes ont donné lieu")


def positions(figures: Figures) -> str:
    """Positions asked for and filled, when any was asked for."""
    asked, filled = figures["positions"]["asked"], figures["positions"]["filled"]
    if not asked:
        return ""
    rate = f" ({number(figures['positions']['fill_rate'])} %)"
    wanted = count(asked, "poste a été demandé", "postes ont été demandés")
    return f"{wanted} ; {count(filled, 'est pourvu', 'sont pourvus') + rate if filled else 'aucun n’est pourvu'}."
