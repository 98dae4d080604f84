"""What stands in the demo's toolbox: documents of an invented authorship, written for it and free to reuse."""

from dataclasses import dataclass

from toolbox.choices import Licence, ResourceKind

from .papers import odt, table


@dataclass(frozen=True)
class PaperSpec:
    """A file: what it is called, its version, how many days before the demo it is dated, its name and content."""

    label: str
    filename: str
    content: bytes
    version: str = ""
    days_old: int = 10


@dataclass(frozen=True)
class ResourceSpec:
    """A resource; `tool` is the title of the tool it came from, `is_draft` keeps it from the public."""

    title: str
    kind: ResourceKind
    summary: str
    themes: tuple[str, ...]
    files: tuple[PaperSpec, ...]
    credit: str = ""
    licence: Licence = Licence.ETALAB
    tool: str = ""
    is_draft: bool = False


def _letter(label: str, filename: str, *lines: str, version: str = "", days_old: int = 10) -> PaperSpec:
    return PaperSpec(label, f"{filename}.odt", odt(label, lines), version, days_old)


CHARTER = (
    "# Pour qui",
    "Les personnes dont le poste le permet, volontaires, avec l’accord de leur responsable.",
    "# Ce que l’établissement fournit",
    "Un poste chiffré, un accès distant nominatif, un numéro d’assistance joignable de 8 h à 18 h.",
    "# Ce que chacune et chacun s’engage à faire",
    "Verrouiller sa session, ne rien imprimer à domicile, signaler tout incident dans l’heure.",
)
SHELF = (
    ResourceSpec(
        title="Charte de télétravail à adapter",
        kind=ResourceKind.TEMPLATE,
        summary=(
            "Deux pages pour ouvrir le travail à distance sans attendre un accord complet : qui, avec quel matériel, "
            "à quelles conditions. Écrite pour un EHPAD de quatre-vingts places. À adapter : les horaires, le numéro "
            "d’assistance, la liste des postes concernés."
        ),
        themes=("teletravail", "droit-travail-dialogue"),
        files=(
            _letter(
                "Charte de télétravail",
                "charte-teletravail-v2",
                *CHARTER,
                "# Droit à la déconnexion",
                "Aucune réponse n’est attendue entre 19 h et 8 h.",
                version="2",
                days_old=12,
            ),
            _letter("Charte de télétravail", "charte-teletravail-v1", *CHARTER, version="1", days_old=40),
        ),
        credit="Camille Valrivière (personnage fictif)",
        licence=Licence.CC_BY,
        tool="Charte de télétravail",
    ),
    ResourceSpec(
        title="Plan de continuité d’activité : trame et tableau des activités",
        kind=ResourceKind.TEMPLATE,
        summary=(
            "Une trame de six pages et un tableau à remplir : les activités qui ne peuvent pas s’arrêter, leurs "
            "responsables, leurs remplaçants, ce qui manque d’abord. De quoi rendre un premier plan en une semaine, "
            "en établissement médico-social comme à l’hôpital."
        ),
        themes=("pca", "cellule-crise"),
        files=(
            _letter(
                "Trame du plan",
                "plan-de-continuite-trame",
                "# 1. Les activités essentielles",
                "Une ligne par activité : qui, combien de personnes au minimum, pendant combien de temps.",
                "# 2. Ce qui manque d’abord",
                "Personnes, locaux, informatique, fournisseurs : ce que vous perdez, et ce que vous faites alors.",
                "# 3. Qui décide",
                "La cellule de crise, ses remplaçants, ses heures de réunion.",
            ),
            PaperSpec(
                "Tableau des activités",
                "plan-de-continuite-activites.csv",
                table(
                    [
                        ("Activité", "Responsable", "Remplaçant", "Effectif minimum", "Arrêt possible (heures)"),
                        ("Distribution des médicaments", "", "", "2", "0"),
                        ("Préparation des repas", "", "", "3", "4"),
                        ("Paie", "", "", "1", "120"),
                    ]
                ),
            ),
        ),
        credit="EHPAD Les Glycines (établissement fictif)",
        tool="Plan de continuité d’activité type",
    ),
    ResourceSpec(
        title="Ouvrir des accès distants en une semaine : les points à vérifier",
        kind=ResourceKind.CHECKLIST,
        summary=(
            "Vingt points à cocher avant d’ouvrir un accès à distance : comptes, double authentification, licences, "
            "assistance, charte signée. Pour une personne seule au service informatique."
        ),
        themes=("acces-distant-vpn", "cybersecurite", "teletravail"),
        files=(
            _letter(
                "Liste de contrôle",
                "acces-distants-liste",
                "☐ Chaque compte est nominatif",
                "☐ La double authentification est en service",
                "☐ Le numéro d’assistance est affiché",
                "☐ La charte est signée",
            ),
        ),
        licence=Licence.CC0,
    ),
    ResourceSpec(
        title="Planning des visites des familles",
        kind=ResourceKind.TABLE,
        summary=(
            "Un tableau par semaine : un créneau de trente minutes, une famille, une personne qui accueille. Il évite "
            "les attentes dans le hall et garde la trace des visites."
        ),
        themes=("lien-familles", "accueil-standard"),
        files=(
            PaperSpec(
                "Tableau de la semaine",
                "planning-visites.csv",
                table(
                    [
                        ("Jour", "Heure", "Chambre", "Famille", "Accueil"),
                        ("Lundi", "14 h", "", "", ""),
                        ("Lundi", "14 h 30", "", "", ""),
                    ]
                ),
                days_old=3,
            ),
        ),
    ),
    ResourceSpec(
        title="Première téléconsultation en EHPAD : le guide de l’équipe",
        kind=ResourceKind.GUIDE,
        summary=(
            "Avant, pendant, après : ce que prépare l’infirmière, ce que voit le médecin, ce qui est noté au dossier. "
            "Avec la liste du matériel d’un chariot à moins de mille euros."
        ),
        themes=("teleconsultation", "gerontologie"),
        files=(
            _letter(
                "Guide de l’équipe",
                "teleconsultation-guide",
                "# Avant",
                "Recueillir l’accord, préparer le dossier, vérifier le son.",
                "# Pendant",
                "Une personne tient la tablette, une autre note.",
                "# Après",
                "Compte rendu au dossier le jour même.",
            ),
        ),
        licence=Licence.CC_BY_SA,
    ),
    ResourceSpec(
        title="Affiche : les gestes barrières à l’accueil",
        kind=ResourceKind.SLIDES,
        summary="Une affiche à imprimer pour le hall. Le texte attend une relecture.",
        themes=("hygiene-covid",),
        files=(_letter("Affiche", "affiche-accueil", "Lavez-vous les mains. Gardez vos distances. Merci !"),),
        is_draft=True,
    ),
)
