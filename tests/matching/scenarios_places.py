"""Where help is needed, and where people can help."""

from tests.matching.world import (
    AURA,
    DIJON,
    GRENOBLE,
    LYON,
    ON_SITE,
    PARIS,
    REMOTE,
    VALENCE,
    VILLEURBANNE,
    Area,
    Asks,
    Line,
    Person,
    Scenario,
)

T = {"teletravail": "has_done"}
N = ["infirmier"]
ADVICE = Asks(themes=["teletravail"])
POSITION = Asks(kind="positions", lines=[Line(profession="infirmier")])

SCENARIOS = [
    Scenario(
        "next door comes before the other end of the region",
        POSITION,
        {
            "Grenoble": Person(professions=N, commune=GRENOBLE),
            "Villeurbanne": Person(professions=N, commune=VILLEURBANNE),
            "Lyon": Person(professions=N, commune=LYON),
        },
        ["Lyon", "Villeurbanne", "Grenoble"],
    ),
    Scenario(
        "who stays in another département takes no position here",
        POSITION,
        {
            "38": Person(professions=N, commune=GRENOBLE, area=Area(departements=("38",))),
            "69": Person(professions=N, commune=VILLEURBANNE, area=Area(departements=("69",))),
        },
        ["69"],
    ),
    Scenario(
        "a circle that reaches the place does, one that doesn't does not",
        POSITION,
        {
            "short": Person(professions=N, commune=GRENOBLE, area=Area(around=(GRENOBLE, 20))),
            "wide": Person(professions=N, commune=GRENOBLE, area=Area(around=(GRENOBLE, 120))),
            "near": Person(professions=N, commune=VILLEURBANNE, area=Area(around=(VILLEURBANNE, 10))),
        },
        ["near", "wide"],
    ),
    Scenario(
        "a circle around another place than home counts",
        POSITION,
        {
            "home": Person(professions=N, commune=DIJON, region="27", area=Area(around=(DIJON, 20))),
            "second home": Person(professions=N, commune=DIJON, region="27", area=Area(around=(LYON, 20))),
        },
        ["second home"],
    ),
    Scenario(
        "a position is not held from afar",
        POSITION,
        {"far": Person(professions=N, commune=PARIS, region="11", area=REMOTE), "here": Person(professions=N)},
        ["here"],
    ),
    Scenario(
        "a position that says so is held from afar, by those who help that way",
        Asks(kind="positions", lines=[Line(profession="infirmier")], place="remote"),
        {
            "far": Person(professions=N, commune=PARIS, region="11", area=REMOTE),
            "on site only": Person(professions=N, area=ON_SITE),
        },
        ["far"],
    ),
    Scenario(
        "at a distance, nearness is no merit",
        Asks(themes=["teletravail"], place="remote"),
        {
            "near, long silent": Person(themes=T, confirmed=80),
            "far, fresh": Person(themes=T, commune=PARIS, region="11", area=REMOTE),
        },
        ["far, fresh", "near, long silent"],
    ),
    Scenario(
        "advice on site is given by who comes",
        Asks(themes=["teletravail"], place="on_site"),
        {"calls": Person(themes=T, area=REMOTE), "comes": Person(themes=T, commune=GRENOBLE, area=ON_SITE)},
        ["comes"],
    ),
    Scenario(
        "of equals who advise by telephone, the nearer comes first",
        ADVICE,
        {
            "Paris": Person(themes=T, commune=PARIS, region="11", area=REMOTE),
            "Valence": Person(themes=T, commune=VALENCE, area=REMOTE),
        },
        ["Valence", "Paris"],
    ),
    Scenario(
        "the place of the line counts, not that of the establishment",
        Asks(kind="positions", lines=[Line(profession="infirmier", commune=GRENOBLE)]),
        {"Lyon": Person(professions=N), "Grenoble": Person(professions=N, commune=GRENOBLE)},
        ["Grenoble", "Lyon"],
    ),
    Scenario(
        "each line is compared with its own place",
        Asks(
            kind="positions",
            lines=[Line(profession="infirmier", commune=DIJON), Line(profession="aide-soignant", commune=LYON)],
        ),
        {
            "nurse in Lyon": Person(professions=N),
            "assistant near Lyon": Person(professions=["aide-soignant"], commune=VILLEURBANNE),
            "nurse in Dijon": Person(professions=N, commune=DIJON, region="27", area=Area(departements=("21",))),
        },
        ["nurse in Dijon", "assistant near Lyon"],
    ),
    Scenario(
        "without a commune of the establishment, its region is what is known",
        Asks(themes=["teletravail"], commune=None),
        {
            "other region": Person(themes=T, commune=PARIS, region="11", area=REMOTE),
            "same region": Person(themes=T, commune=GRENOBLE),
        },
        ["same region", "other region"],
    ),
    Scenario(
        "somebody who tells a region alone comes after who is next door and before who is far",
        ADVICE,
        {
            "far": Person(themes=T, commune=PARIS, region="11", area=REMOTE),
            "region": Person(themes=T, commune=None),
            "near": Person(themes=T, commune=VILLEURBANNE),
        },
        ["near", "region", "far"],
    ),
    Scenario(
        "a town that is hidden brings nobody nearer",
        ADVICE,
        {
            "hidden": Person(themes=T, commune=LYON, hides=["commune"]),
            "near": Person(themes=T, commune=VILLEURBANNE),
        },
        ["near", "hidden"],
    ),
    Scenario(
        "a position in a region is for those whose area touches it",
        Asks(kind="positions", lines=[Line(profession="infirmier")], commune=None),
        {
            "region": Person(professions=N, commune=None, area=Area(regions=("84",))),
            "other": Person(professions=N, commune=DIJON, region="27", area=Area(departements=("21",))),
        },
        ["region"],
    ),
    Scenario(
        "who said nothing of an area is asked near home",
        POSITION,
        {
            "here": Person(professions=N, area=Area()),
            "elsewhere": Person(professions=N, commune=DIJON, region="27", area=Area()),
        },
        ["here"],
    ),
    Scenario(
        "a request whose place nobody knows is for all who can",
        Asks(kind="positions", lines=[Line(profession="infirmier")], commune=None, region=None),
        {"Lyon": Person(professions=N), "doctor": Person(professions=["medecin"])},
        ["Lyon"],
    ),
    Scenario(
        "a hand is lent from afar by who offers that, after who comes",
        Asks(kind="hands", lines=[Line(skill="accueil")]),
        {
            "afar": Person(skills={"accueil": "at_ease"}, commune=PARIS, region="11", area=REMOTE),
            "comes": Person(skills={"accueil": "at_ease"}, commune=GRENOBLE, area=AURA),
        },
        ["comes", "afar"],
    ),
]
