"""Sentences about the people who offer help."""

from typing import Any

from .french import agree, count, listing, number, share
from .leaders import leaders, rest
from .places import in_region

Figures = dict[str, Any]

SECTORS = {"sanitaire": "du sanitaire", "medico_social": "du médico-social", "social": "du social"}
STATUSES = {"private": "privée", "public": "publique"}
KINDS = {"expert": "une expertise", "care": "des soins", "non_care": "une aide hors soins"}


def offered(figures: Figures) -> str:
    """How many, how many of them new, and the change since the week before."""
    people, before = figures["volunteers"], figures["previous"]["volunteers_total"]
    if not people["total"]:
        return f"Aucune personne volontaire n'a de page publiée.{_lost(before)}"
    total = count(people["total"], "personne volontaire propose son aide", "personnes volontaires proposent leur aide")
    new = (
        f"dont {count(people['new'], 'inscrite', 'inscrites')} cette semaine"
        if people["new"]
        else "sans nouvelle inscription"
    )
    return f"{total}, {new}. {_change(people['total'] - before)}"


def gender(figures: Figures) -> str:
    """How many men and women; for statistics only, so never anything finer."""
    given = figures["volunteers"]["gender"]
    parts = [
        count(given[key], one, many)
        for key, one, many in (("man", "homme", "hommes"), ("woman", "femme", "femmes"))
        if given[key]
    ]
    return _joined(
        f"On compte {listing(parts)}" if parts else "", _silent(given["not_given"], "leur genre", "son genre")
    )


def sectors(figures: Figures) -> str:
    """Which sectors people come from, the largest first."""
    given = figures["volunteers"]["sector"]
    told = _largest_first(given, SECTORS)
    parts = [f"{count(n, 'personne vient', 'personnes viennent')} {SECTORS[key]}" for key, n in told[:1]]
    parts += [f"{number(n)} {SECTORS[key]}" for key, n in told[1:]]
    equal = _nearly_equal(told)
    return _joined(listing(parts) + equal, _silent(given["not_given"], "leur secteur", "son secteur"))


def statuses(figures: Figures) -> str:
    """Private and public structures, with the share in words where one fits."""
    given, total = figures["volunteers"]["legal_status"], figures["volunteers"]["total"]
    parts: list[str] = []
    for key, n in _largest_first(given, STATUSES):
        who = number(n) if parts else count(n, "personne travaille", "personnes travaillent")
        words = share(n, total)
        parts.append(f"{who} dans une structure {STATUSES[key]}" + (f" ({words})" if words else ""))
    return _joined(
        listing(parts), _silent(given["not_given"], "le statut de leur structure", "le statut de sa structure")
    )


def kinds(figures: Figures) -> str:
    """What people offer, when they don't all offer the same; one person may offer several."""
    told = _largest_first(figures["volunteers"]["kinds"], KINDS)
    if len(told) < 2:
        return ""
    first = f"{count(told[0][1], 'personne offre', 'personnes offrent')} {KINDS[told[0][0]]}"
    return (
        f"{listing([first, *(f'{number(n)} {KINDS[key]}' for key, n in told[1:])])} ; on peut offrir plusieurs choses."
    )


def regions(figures: Figures) -> str:
    """The leading regions named and the rest counted, as the report of 2020 did."""
    known = [region for region in figures["volunteers"]["regions"] if region["code"]]
    silent = sum(region["count"] for region in figures["volunteers"]["regions"] if not region["code"])
    return _joined(_placed(known, figures["volunteers"]["regions_count"]), _silent(silent, "leur région", "sa région"))


def _placed(known: list[dict[str, Any]], regions_count: int) -> str:
    """Say who works where: in one region all of them, else the leading ones and the rest."""
    who = count(rest(known, []), "personne exerce", "personnes exercent")
    if len(known) < 2:
        return "".join(f"{who} {in_region(region['code'], region['name'])}" for region in known)
    named = leaders(known, 5)
    parts = [f"{number(region['count'])} {in_region(region['code'], region['name'])}" for region in named]
    if elsewhere := rest(known, named):
        parts.append(f"{number(elsewhere)} ailleurs")
    return f"{who} dans {count(regions_count, 'région', 'régions')} : {listing(parts)}"


def themes(figures: Figures) -> str:
    """The themes most offered."""
    found, total = figures["volunteers"]["themes"], figures["volunteers"]["total"]
    if not found:
        return ""
    named = leaders(found, 3)
    words = share(named[0]["count"], total)
    first = f"{named[0]['name']} ({count(named[0]['count'], 'personne', 'personnes')}{f', {words}' if words else ''})"
    parts = [first, *(f"{theme['name']} ({number(theme['count'])})" for theme in named[1:])]
    heading = agree(len(named), "Thème le plus proposé", "Thèmes les plus proposés")
    return f"{heading} : {listing(parts)}. Une même personne peut proposer plusieurs thèmes."


def functions(figures: Figures) -> str:
    """The functions most often held."""
    known = [function for function in figures["volunteers"]["functions"] if function["slug"]]
    silent = sum(function["count"] for function in figures["volunteers"]["functions"] if not function["slug"])
    named = leaders(known, 3)
    parts = [f"{function['name']} ({number(function['count'])})" for function in named]
    heading = agree(len(named), "Fonction la plus fréquente", "Fonctions les plus fréquentes")
    return _joined(f"{heading} : {listing(parts)}" if parts else "", _silent(silent, "leur fonction", "sa fonction"))


def _largest_first(given: dict[str, int], words: dict[str, str]) -> list[tuple[str, int]]:
    return sorted(((key, given[key]) for key in words if given[key]), key=lambda pair: -pair[1])


def _nearly_equal(told: list[tuple[str, int]]) -> str:
    """Say that the two largest are about the same, when both are at least ten and differ by a tenth at most."""
    if len(told) < 2 or told[1][1] < 10 or told[0][1] - told[1][1] > told[0][1] / 10:
        return ""
    return ", à parts égales" if told[0][1] == told[1][1] else ", à parts presque égales"


def _silent(n: int, theirs: str, one_s: str) -> str:
    if not n:
        return ""
    return f"{count(n, f'personne n’a pas indiqué {one_s}', f'personnes n’ont pas indiqué {theirs}')}"


def _joined(told: str, silent: str) -> str:
    """Join what people told and how many told nothing, either of which may be missing."""
    both = " ; ".join(part for part in (told, silent) if part)
    return f"{both}." if both else ""


def _change(difference: int) -> str:
    if not difference:
        return "C'est autant qu'à la fin de la semaine précédente."
    more = "plus" if difference > 0 else "moins"
    return f"C'est {number(abs(difference))} de {more} qu'à la fin de la semaine précédente."


def _lost(before: int) -> str:
    return f" À la fin de la semaine précédente, il y en avait {number(before)}." if before else ""
