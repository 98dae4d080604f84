"""Which charts a report has, from its figures and sentences. Their words are French, as the whole report is."""

from typing import Any

from ..figures.unsaid import Unsaid, with_unsaid
from ..sentences.french import typeset
from .bars import Chart, from_counts, from_list, in_the_lead

Figures = dict[str, Any]
Sentences = dict[str, str]

PEOPLE, REQUESTS, POSITIONS = "Personnes", "Demandes", "Postes"
SILENT = "Non renseigné"
SECTORS = {"sanitaire": "Sanitaire", "medico_social": "Médico-social", "social": "Social", "not_given": SILENT}
STATUSES = {"private": "Privé", "public": "Public", "not_given": SILENT}
GENDERS = {"man": "Hommes", "woman": "Femmes", "not_given": SILENT}


def charts(figures: Figures, said: Sentences, unsaid: Unsaid) -> dict[str, Chart]:
    """Return the charts that have something to show, by what they show."""
    silent = {name: unsaid.get(name, {}).get("themes", 0) for name in ("volunteers", "requests")}
    drawn = {
        **_who(figures["volunteers"], said, silent["volunteers"]),
        **_what(figures["requests"], said, silent["requests"]),
        **_wanted(figures["positions"], said),
    }
    return {name: chart for name, chart in drawn.items() if any(bar.count for bar in chart.bars)}


def _who(people: Figures, said: Sentences, silent: int) -> dict[str, Chart]:
    """About the people who offer help."""
    themes = from_list(with_unsaid(people["themes"], silent), most=8, others="")
    functions = from_list(people["functions"], most=6, others="Autres fonctions")
    regions = from_list(people["regions"], most=5, others="Ailleurs")
    sectors = from_counts(people["sector"], SECTORS)
    statuses = from_counts(people["legal_status"], STATUSES)
    genders = from_counts(people["gender"], GENDERS)
    lead = _lead("Les thèmes proposés", people["themes"])
    return {
        "themes_offered": Chart(lead, said["themes_offered"], "Thème", PEOPLE, *themes),
        "functions": Chart("Les fonctions exercées", said["functions"], "Fonction", PEOPLE, *functions),
        "sectors": Chart("Les secteurs", said["sectors"], "Secteur", PEOPLE, *sectors),
        "statuses": Chart("Public et privé", said["statuses"], "Statut", PEOPLE, *statuses),
        "gender": Chart("Hommes et femmes", said["gender"], "Genre", PEOPLE, *genders),
        "regions": Chart(_lead("Les régions", people["regions"]), said["regions"], "Région", PEOPLE, *regions),
    }


def _what(requests: Figures, said: Sentences, silent: int) -> dict[str, Chart]:
    """About the requests and the help."""
    themes = from_list(with_unsaid(requests["themes"], silent), most=8, others="")
    channels = from_list(requests["channels"], most=8, others="")
    origins = from_counts(requests["establishments"], SECTORS)
    lead = _lead("L’objet des demandes", requests["themes"])
    return {
        "origins": Chart("Les secteurs des établissements", said["origins"], "Secteur", REQUESTS, *origins),
        "themes_asked": Chart(lead, said["themes_asked"], "Thème", REQUESTS, *themes),
        "channels": Chart("La forme de l’aide", said["channels"], "Forme", REQUESTS, *channels),
    }


def _wanted(positions: Figures, said: Sentences) -> dict[str, Chart]:
    """About positions: those asked for, by profession; the text says how many are filled."""
    asked = [
        {"slug": item["slug"], "name": item["name"], "count": item["asked"]} for item in positions["by_profession"]
    ]
    drawn = from_list(asked, most=8, others="Autres métiers")
    return {"positions": Chart("Les postes demandés", said["positions"], "Métier ou compétence", POSITIONS, *drawn)}


def _lead(plain: str, items: list[dict[str, Any]]) -> str:
    """Say in the title what the chart shows, when something leads."""
    first = in_the_lead(items)
    return typeset(f"{plain} : {first} en tête") if first else plain
