"""What is asked for, and how well somebody knows it."""

from tests.matching.world import GRENOBLE, PARIS, REMOTE, Asks, Line, Person, Scenario

TELEWORK = {"teletravail": "has_done"}
NURSES = Asks(kind="positions", lines=[Line(profession="infirmier", number=2)])

SCENARIOS = [
    Scenario(
        "who led it comes before who did it, and who did it before who knows of it",
        Asks(themes=["teletravail"]),
        {
            "knows": Person(themes={"teletravail": "knows"}),
            "expert": Person(themes={"teletravail": "expert"}),
            "done": Person(themes={"teletravail": "has_done"}),
        },
        ["expert", "done", "knows"],
    ),
    Scenario(
        "another theme is no help",
        Asks(themes=["teletravail"]),
        {"other": Person(themes={"pca": "expert"}), "right": Person(themes=TELEWORK), "none": Person()},
        ["right"],
    ),
    Scenario(
        "of two themes asked, both done are worth more than one led",
        Asks(themes=["teletravail", "pca"]),
        {
            "one": Person(themes={"pca": "expert"}),
            "both": Person(themes={"pca": "has_done", "teletravail": "has_done"}),
        },
        ["both", "one"],
    ),
    Scenario(
        "a family asked for is met by its themes",
        Asks(themes=["numerique"]),
        {"in it": Person(themes=TELEWORK), "not in it": Person(themes={"hygiene": "expert"})},
        ["in it"],
    ),
    Scenario(
        "who offers the whole family comes after who offers the theme",
        Asks(themes=["teletravail"]),
        {"family": Person(themes={"numerique": "has_done"}), "theme": Person(themes=TELEWORK)},
        ["theme", "family"],
    ),
    Scenario(
        "a position for a nurse is for nurses",
        NURSES,
        {"assistant": Person(professions=["aide-soignant"]), "nurse": Person(professions=["infirmier"])},
        ["nurse"],
    ),
    Scenario(
        "a nurse of many professions is a nurse",
        NURSES,
        {"many": Person(professions=["aide-soignant", "infirmier"]), "none": Person()},
        ["many"],
    ),
    Scenario(
        "a skill at ease comes before a hand lent, and experience before both",
        Asks(kind="hands", lines=[Line(skill="accueil")]),
        {
            "helps": Person(skills={"accueil": "helps"}),
            "experienced": Person(skills={"accueil": "experienced"}),
            "at ease": Person(skills={"accueil": "at_ease"}),
        },
        ["experienced", "at ease", "helps"],
    ),
    Scenario(
        "a skill without a level is worth something between",
        Asks(kind="hands", lines=[Line(skill="accueil")]),
        {
            "helps": Person(skills={"accueil": "helps"}),
            "unsaid": Person(skills={"accueil": ""}),
            "experienced": Person(skills={"accueil": "experienced"}),
        },
        ["experienced", "unsaid", "helps"],
    ),
    Scenario(
        "somebody who knows the theme fills no position",
        Asks(kind="positions", themes=["teletravail"], lines=[Line(profession="infirmier")]),
        {"expert": Person(themes={"teletravail": "expert"}), "nurse": Person(professions=["infirmier"])},
        ["nurse"],
    ),
    Scenario(
        "advice with a line is met by the theme or by the line",
        Asks(themes=["teletravail"], lines=[Line(profession="infirmier")]),
        {
            "knows": Person(themes={"teletravail": "knows"}),
            "nurse": Person(professions=["infirmier"]),
            "neither": Person(professions=["medecin"]),
        },
        ["nurse", "knows"],
    ),
    Scenario(
        "a line that is filled looks for nobody",
        Asks(kind="positions", lines=[Line(profession="infirmier", filled=1), Line(profession="aide-soignant")]),
        {"nurse": Person(professions=["infirmier"]), "assistant": Person(professions=["aide-soignant"])},
        ["assistant"],
    ),
    Scenario(
        "when every line is filled, people for the waiting list are proposed",
        Asks(kind="positions", lines=[Line(profession="infirmier", filled=1)]),
        {"nurse": Person(professions=["infirmier"]), "doctor": Person(professions=["medecin"])},
        ["nurse"],
    ),
    Scenario(
        "who is asked for nothing gets nobody",
        Asks(),
        {"expert": Person(themes={"teletravail": "expert"}), "nurse": Person(professions=["infirmier"])},
        [],
    ),
    Scenario(
        "a number demanded keeps out who gave none",
        Asks(kind="positions", lines=[Line(profession="infirmier", registered=True)]),
        {
            "without": Person(professions=["infirmier"]),
            "with": Person(professions=["infirmier"], registered=True, commune=GRENOBLE),
        },
        ["with"],
    ),
    Scenario(
        "a number demanded on one line is not demanded on the other",
        Asks(
            kind="positions",
            lines=[Line(profession="infirmier", registered=True), Line(profession="aide-soignant")],
        ),
        {
            "nurse without": Person(professions=["infirmier"]),
            "nurse with": Person(professions=["infirmier"], registered=True),
            "assistant without": Person(professions=["aide-soignant"], commune=GRENOBLE),
        },
        ["nurse with", "assistant without"],
    ),
    Scenario(
        "for advice, who led it far away comes before who knows of it next door",
        Asks(themes=["teletravail"]),
        {
            "far": Person(themes={"teletravail": "expert"}, commune=PARIS, region="11", area=REMOTE),
            "near": Person(themes={"teletravail": "knows"}),
        },
        ["far", "near"],
    ),
    Scenario(
        "for a hand, who helps next door comes before an old hand a hundred kilometres away",
        Asks(kind="hands", lines=[Line(skill="accueil")]),
        {
            "far": Person(skills={"accueil": "experienced"}, commune=GRENOBLE),
            "near": Person(skills={"accueil": "at_ease"}),
        },
        ["near", "far"],
    ),
]
