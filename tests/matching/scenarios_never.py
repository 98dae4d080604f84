"""Who is never proposed, however well they fit: beside each stands somebody who fits less and is."""

from tests.matching.world import Asks, Person, Scenario

BEST = {"teletravail": "expert"}
LESS = {"teletravail": "knows"}

# What keeps somebody out, as `tests/matching/stage.py` brings it about.
MARKS = {
    "whoever blocked who asks": "blocks owner",
    "whoever who asks has blocked": "blocked by owner",
    "whoever blocked a colleague of who asks": "blocks colleague",
    "somebody who was erased": "erased",
    "somebody who may not sign in any more": "inactive",
    "somebody who is suspended": "suspended",
    "somebody whose page isn't online": "offline",
    "somebody who doesn't want to be written to": "no consent",
    "somebody who took that agreement back": "consent withdrawn",
    "who asks": "owner",
    "a colleague of the establishment": "colleague",
    "who declined": "declined",
    "who offered already": "offered",
    "who was accepted already": "accepted",
    "who withdrew themselves": "withdrew",
}
# What keeps nobody out.
HARMLESS = {
    "whoever declined another request": "declined elsewhere",
    "whoever blocked somebody else": "blocks stranger",
    "a member of another establishment": "works elsewhere",
    "whose proposal the establishment took back": "proposal taken back",
    "whose offer nobody answered before the request was closed": "unanswered",
    "whoever awaits a colleague's word to join the establishment": "unconfirmed colleague",
}

SCENARIOS = [
    Scenario(
        f"{title} isn't proposed",
        Asks(themes=["teletravail"]),
        {"kept out": Person(themes=BEST, marks=[mark]), "other": Person(themes=LESS)},
        ["other"],
    )
    for title, mark in MARKS.items()
] + [
    Scenario(
        f"{title} is proposed all the same",
        Asks(themes=["teletravail"]),
        {"other": Person(themes=LESS), "best": Person(themes=BEST, marks=[mark])},
        ["best", "other"],
    )
    for title, mark in HARMLESS.items()
]
