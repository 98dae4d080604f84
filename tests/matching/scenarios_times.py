"""When help is needed, and when people are free."""

from datetime import time

from tests.matching.world import GRENOBLE, Asks, Line, Person, Scenario, day

N = ["infirmier"]
T = {"teletravail": "has_done"}
WEEKDAYS = range(5)


def nurses(first: int, last: int, start: time | None = None, end: time | None = None) -> Asks:
    """Ask for a nurse on these days."""
    line = Line(profession="infirmier", first=day(first), last=day(last), start=start, end=end)
    return Asks(kind="positions", lines=[line])


def usually(*days: int, part: str = "morning") -> list[tuple[int, str]]:
    """Return a usual week."""
    return [(number, part) for number in days]


SCENARIOS = [
    Scenario(
        "all the days come before half of them",
        nurses(5, 9),
        {
            "half": Person(professions=N, days=[(day(5), day(7), False)]),
            "all": Person(professions=N),
            "nearly": Person(professions=N, days=[(day(9), day(9), False)]),
        },
        ["all", "nearly", "half"],
    ),
    Scenario(
        "who is away all the while isn't asked",
        nurses(5, 9),
        {
            "away": Person(professions=N, days=[(day(1), day(20), False)]),
            "there": Person(professions=N, commune=GRENOBLE),
        },
        ["there"],
    ),
    Scenario(
        "who works by day isn't asked for nights",
        nurses(5, 9, time(21), time(6)),
        {"day": Person(professions=N, times=["day"]), "night": Person(professions=N, times=["night"])},
        ["night"],
    ),
    Scenario(
        "a usual week with more of the days comes first",
        nurses(5, 9),
        {
            "two": Person(professions=N, week=usually(0, 1)),
            "four": Person(professions=N, week=usually(0, 1, 2, 3)),
            "weekend": Person(professions=N, week=usually(5, 6)),
        },
        ["four", "two"],
    ),
    Scenario(
        "days said free count beyond the usual week",
        nurses(5, 9),
        {
            "usual": Person(professions=N, week=usually(0)),
            "said": Person(professions=N, week=usually(0), days=[(day(5), day(9), True)]),
        },
        ["said", "usual"],
    ),
    Scenario(
        "a break keeps somebody out, even one that ends before the days",
        nurses(20, 24),
        {
            "open": Person(professions=N, status="paused"),
            "until": Person(professions=N, status="paused", until=day(10)),
            "over": Person(professions=N, status="paused", until=day(0)),
        },
        ["over"],
    ),
    Scenario(
        "somebody available comes before somebody available at times",
        Asks(themes=["teletravail"]),
        {"limited": Person(themes=T, status="limited"), "available": Person(themes=T)},
        ["available", "limited"],
    ),
    Scenario(
        "the same for positions",
        nurses(5, 9),
        {"limited": Person(professions=N, status="limited"), "available": Person(professions=N)},
        ["available", "limited"],
    ),
    Scenario(
        "advice needed by Friday isn't asked of who comes back on Monday",
        Asks(themes=["teletravail"], needed_by=day(2)),
        {
            "away": Person(themes=T, days=[(day(0), day(4), False)]),
            "there": Person(themes=T),
            "back in time": Person(themes=T, days=[(day(0), day(1), False)]),
        },
        ["there", "back in time"],
    ),
    Scenario(
        "advice without a date: who is free sooner comes first",
        Asks(themes=["teletravail"]),
        {
            "in two weeks": Person(themes=T, days=[(day(0), day(14), False)]),
            "today": Person(themes=T),
            "next week": Person(themes=T, days=[(day(0), day(5), False)]),
        },
        ["today", "next week", "in two weeks"],
    ),
    Scenario(
        "advice without a date isn't asked of who is away for two months",
        Asks(themes=["teletravail"]),
        {"away": Person(themes=T, days=[(day(-3), day(60), False)]), "there": Person(themes=T)},
        ["there"],
    ),
    Scenario(
        "something critical isn't asked of who is away all week",
        Asks(themes=["teletravail"], urgency="critical"),
        {"away": Person(themes=T, days=[(day(0), day(8), False)]), "there": Person(themes=T)},
        ["there"],
    ),
    Scenario(
        "days that are over don't count",
        nurses(-10, 3),
        {
            "was away": Person(professions=N, days=[(day(-10), day(-1), False)]),
            "is away": Person(professions=N, days=[(day(0), day(2), False)]),
        },
        ["was away", "is away"],
    ),
    Scenario(
        "hours that touch two parts of a day are met by either",
        nurses(5, 9, time(10), time(15)),
        {
            "evening": Person(professions=N, week=usually(*WEEKDAYS, part="evening")),
            "afternoon": Person(professions=N, week=usually(*WEEKDAYS, part="afternoon")),
        },
        ["afternoon"],
    ),
    Scenario(
        "who is free all the days a bit further comes before who is free one day next door",
        nurses(5, 14),
        {
            "one day": Person(professions=N, days=[(day(6), day(14), False)]),
            "all days": Person(professions=N, commune=GRENOBLE),
        },
        ["all days", "one day"],
    ),
    Scenario(
        "of two lines, the one whose days somebody is free on",
        Asks(
            kind="positions",
            lines=[
                Line(profession="infirmier", first=day(5), last=day(6)),
                Line(profession="infirmier", first=day(12), last=day(13)),
            ],
        ),
        {
            "second": Person(professions=N, days=[(day(5), day(6), False)]),
            "neither": Person(professions=N, days=[(day(4), day(13), False)]),
        },
        ["second"],
    ),
]
