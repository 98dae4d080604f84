"""Asking fairly: not the same people again and again, and first those who said lately that they are there."""

from tests.matching.world import Asks, Person, Scenario

T = {"teletravail": "has_done"}
ADVICE = Asks(themes=["teletravail"])

SCENARIOS = [
    Scenario(
        "of equals, who was never asked comes first, then who was asked longest ago",
        ADVICE,
        {
            "lately": Person(themes=T, asked=[40]),
            "long ago": Person(themes=T, asked=[90, 120]),
            "never": Person(themes=T),
        },
        ["never", "long ago", "lately"],
    ),
    Scenario(
        "who was asked this month comes after who wasn't",
        ADVICE,
        {"this month": Person(themes=T, asked=[0.1]), "last month": Person(themes=T, asked=[2])},
        ["last month", "this month"],
    ),
    Scenario(
        "who was asked as often as they accept isn't asked",
        ADVICE,
        {"full": Person(themes=T, asked=[0.1, 0.2]), "room": Person(themes=T, asked=[0.1, 0.2], cap=5)},
        ["room"],
    ),
    Scenario(
        "the month begins anew on its first day",
        ADVICE,
        {"yesterday": Person(themes=T, asked=[1, 2, 3]), "today": Person(themes=T, asked=[0.1, 0.2])},
        ["yesterday"],
    ),
    Scenario(
        "who accepts none isn't asked",
        ADVICE,
        {"none": Person(themes=T, cap=0), "one": Person(themes=T, cap=1)},
        ["one"],
    ),
    Scenario(
        "who has room for many comes before who has room for one more",
        ADVICE,
        {"one more": Person(themes=T, asked=[0.1], cap=2), "many": Person(themes=T, asked=[0.1], cap=8)},
        ["many", "one more"],
    ),
    Scenario(
        "being asked once doesn't make a leader a beginner",
        ADVICE,
        {
            "knows": Person(themes={"teletravail": "knows"}),
            "asked": Person(themes={"teletravail": "expert"}, asked=[0.1]),
        },
        ["asked", "knows"],
    ),
    Scenario(
        "who confirmed lately comes before who has been silent",
        ADVICE,
        {
            "three months": Person(themes=T, confirmed=95),
            "a week": Person(themes=T, confirmed=3),
            "a month": Person(themes=T, confirmed=25),
        },
        ["a week", "a month", "three months"],
    ),
    Scenario(
        "the same sector comes first, then who gave none, then another",
        Asks(themes=["teletravail"], sector="medico_social"),
        {
            "hospital": Person(themes=T, sector="sanitaire"),
            "unsaid": Person(themes=T, sector="not_given"),
            "same": Person(themes=T, sector="medico_social"),
        },
        ["same", "unsaid", "hospital"],
    ),
    Scenario(
        "when the request gives no sector, nobody's counts",
        ADVICE,
        {
            "asked long ago": Person(themes=T, sector="sanitaire", asked=[90]),
            "never asked": Person(themes=T, sector="social"),
        },
        ["never asked", "asked long ago"],
    ),
    Scenario(
        "the sector doesn't outweigh what somebody knows",
        Asks(themes=["teletravail"], sector="medico_social"),
        {
            "knows": Person(themes={"teletravail": "knows"}, sector="medico_social"),
            "expert": Person(themes={"teletravail": "expert"}, sector="sanitaire"),
        },
        ["expert", "knows"],
    ),
]
