"""What holds whatever people say of themselves: found by trying many."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some

from directory.models import DatedSlot, Solicitation, Volunteer, VolunteerProfilePage, WeeklySlot
from matching import shortlist
from matching.candidates import candidates_for
from matching.eligibility import eligible
from matching.parts import freedom
from matching.parts.load import judge as judge_load
from matching.sheets import sheets_of
from matching.wanted import Window, read
from tests.matching import scenarios_never
from tests.matching.stage import act, country, request_of, volunteer_of
from tests.matching.world import COMMUNES, DEPARTEMENTS, NOW, TODAY, Area, Asks, Line, Person, day

pytestmark = pytest.mark.django_db

few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
)
many = settings(max_examples=200, deadline=None, derandomize=True)
KEPT_OUT = sorted(scenarios_never.MARKS.values())

areas = some.builds(
    Area,
    regions=some.lists(some.sampled_from(["84", "27", "11"]), max_size=2, unique=True),
    departements=some.lists(some.sampled_from(["69", "38", "21"]), max_size=2, unique=True),
    around=some.none() | some.tuples(some.sampled_from(list(COMMUNES)), some.sampled_from([10, 30, 120])),
    remote=some.booleans(),
)
people = some.builds(
    Person,
    themes=some.dictionaries(
        some.sampled_from(["teletravail", "pca", "numerique"]), some.sampled_from(["knows", "has_done", "expert"])
    ),
    professions=some.lists(some.sampled_from(["infirmier", "aide-soignant"]), max_size=2, unique=True),
    registered=some.booleans(),
    commune=some.none() | some.sampled_from(list(COMMUNES)),
    region=some.sampled_from(["84", "27", "11"]),
    hides=some.sampled_from([(), ("commune",)]),
    area=areas,
    sector=some.sampled_from(["sanitaire", "social", "not_given"]),
    status=some.sampled_from(["available", "available", "limited", "paused"]),
    days=some.lists(some.just((day(0), day(9), False)), max_size=1),
    confirmed=some.sampled_from([1, 20, 50, 200]),
    cap=some.sampled_from([0, 2, 5]),
    asked=some.lists(some.sampled_from([0.1, 40, 90]), max_size=3),
    marks=some.sampled_from([(), (), (), *[(mark,) for mark in KEPT_OUT]]),
)
requests = some.sampled_from(
    [
        Asks(themes=["teletravail"], sector="sanitaire"),
        Asks(themes=["teletravail", "pca"], place="remote"),
        Asks(themes=["numerique"], commune=None),
        Asks(kind="positions", lines=[Line(profession="infirmier", first=day(5), last=day(14))]),
        Asks(kind="hands", themes=["pca"], lines=[Line(profession="aide-soignant", registered=True)]),
    ]
)


@few
@given(asks=requests, crowd=some.lists(people, min_size=4, max_size=8))
def test_nobody_better_is_missed_and_nobody_kept_out_is_named(db, asks, crowd):
    names = {f"p{number}": person for number, person in enumerate(crowd)}
    # Somebody who becomes the request's author changes who asks, and whose blocks count, for the others.
    marks = [mark for person in crowd for mark in person.marks]
    assume("owner" not in marks or sum("owner" in mark for mark in marks) == 1)
    with transaction.atomic():
        page = act(asks, names)
        proposed = [(one.name, one.score) for one in candidates_for(page, limit=2, now=NOW)]
        for at_once in (1, 2):
            with pytest.MonkeyPatch.context() as patch:
                # So few at a time that the first look never holds everybody.
                patch.setattr(shortlist, "FIRST_LOOK", 1)
                patch.setattr(shortlist, "TIMES_WANTED", 1)
                patch.setattr(shortlist, "LOOKS_AT_ONCE", at_once)
                # As many as would have those who are near asked about first.
                patch.setattr(shortlist, "MANY", at_once - 1)
                assert [(one.name, one.score) for one in candidates_for(page, limit=2, now=NOW)] == proposed
        everybody = by_hand(page)
        assert proposed == [(found.sheet.title, found.fit.score / 100) for found in everybody[:2]]
        kept_out = {
            name for name, person in names.items() if person.marks or person.status == "paused" or not person.cap
        }
        assert not kept_out & {found.sheet.title for found in everybody}
        transaction.set_rollback(True)


def by_hand(page) -> list[shortlist.Found]:
    """Score everybody who may be asked, without the database's help; check that it promised no less."""
    wanted = read(page, NOW)
    found = []
    for sheet in sheets_of(eligible(page, NOW)):
        if fit := shortlist.best_line(wanted, wanted.lines, sheet, NOW):
            volunteer = sheet.volunteer
            last = Solicitation.objects.filter(volunteer=volunteer).order_by("-at").values_list("at", flat=True).first()
            glance = shortlist.Glance(volunteer.pk, promised(wanted, fit.line, volunteer), last)
            assert glance.at_most >= fit.score
            found.append(shortlist.Found(glance.place(fit.score), sheet, fit))
    return sorted(found, key=lambda one: one.place)


def promised(wanted, line, volunteer) -> int:
    rows = shortlist.in_order(wanted, line, NOW).filter(page__volunteer=volunteer)
    return max(at_most for _pk, at_most, _last in rows)


def told(*, week=(), days=(), status="available") -> Volunteer:
    """Somebody who has said when they are free, in no database."""
    return SimpleNamespace(
        availability=SimpleNamespace(status=status, times=[], until=None),
        weekly_slots=SimpleNamespace(all=lambda: [WeeklySlot(weekday=number, part=part) for number, part in week]),
        dated_slots=SimpleNamespace(
            all=lambda: [DatedSlot(first_day=first, last_day=last, is_free=free) for first, last, free in days]
        ),
    )


weeks = some.sets(some.tuples(some.integers(0, 6), some.sampled_from(["morning", "afternoon", "night"])), min_size=1)
absences = some.lists(some.integers(0, 20).map(lambda number: (day(number), day(number + 3), False)), max_size=3)
windows = some.builds(
    lambda first, length, is_dated: Window(day(first), day(first + length), is_dated=is_dated),
    some.integers(0, 10), some.integers(0, 20), some.booleans(),
)  # fmt: skip


@many
@given(
    window=windows,
    week=weeks,
    days=absences,
    more=some.integers(0, 30),
    status=some.sampled_from(["available", "limited"]),
)
def test_a_free_day_more_is_never_worth_less(window, week, days, more, status):
    before = freedom.judge(window, told(week=week, days=days, status=status))
    after = freedom.judge(window, told(week=week, days=[*days, (day(more), day(more), True)], status=status))
    assert before is None or after is not None
    assert (after.value if after else 0) >= (before.value if before else 0)


@many
@given(cap=some.integers(1, 20), asked=some.integers(0, 19))
def test_being_asked_once_more_never_raises_anybody(cap, asked):
    assume(asked < cap - 1)
    assert 0 <= judge_load(asked + 1, cap).value <= judge_load(asked, cap).value <= 100


@pytest.mark.parametrize("number", [2, 5])
def test_equals_take_turns(number):
    country()
    page = request_of(Asks(themes=["teletravail"]))
    person = Person(themes={"teletravail": "has_done"}, confirmed=400)
    names = {f"p{rank}" for rank in range(number)}
    for name in sorted(names):
        volunteer_of(name, replace(person))
    rounds: list[list[str]] = []
    for turn in range(2 * number):
        now = NOW + timedelta(days=31 * turn)
        [first, *_others] = candidates_for(page, limit=1, now=now)
        Solicitation.objects.create(volunteer_id=first.volunteer_id, kind="proposal", at=now)
        rounds.append(first.name)
    assert set(rounds[:number]) == names
    assert rounds[number:] == rounds[:number]


def test_of_several_themes_who_knows_all_is_asked_about_first_and_others_only_when_they_may_be_better():
    country()
    page = request_of(Asks(themes=["teletravail", "pca"]))
    both, one = {"teletravail": "expert", "pca": "expert"}, {"teletravail": "expert"}
    for name, themes, confirmed in (("all", both, 0), ("all-long-ago", both, 400), ("half", one, 0)):
        volunteer_of(name, Person(themes=themes, confirmed=confirmed))
    [line] = read(page, NOW).lines
    [(knowing, others), (everybody, nobody)] = shortlist.rounds(read(page, NOW), line, NOW)
    assert (len(knowing), len(everybody), nobody) == (2, 3, None)
    half = next(found for found in by_hand(page) if found.sheet.title == "half")
    assert others.minus_score <= half.place.minus_score
    for limit, questions in ((1, 1), (3, 2)):
        with CaptureQueriesContext(connection) as asked:
            found = candidates_for(page, limit=limit, now=NOW)
        assert [one.name for one in found] == ["all", "all-long-ago", "half"][:limit]
        assert sum('AS "at_most"' in query["sql"] for query in asked) == questions


@pytest.mark.parametrize("commune", ["69123", None])
def test_of_many_who_is_near_is_asked_about_first(monkeypatch, commune):
    monkeypatch.setattr(shortlist, "MANY", 1)
    country()
    page = request_of(Asks(kind="hands", lines=[Line(skill="accueil")], commune=commune))
    for code, (name, departement, *_position) in COMMUNES.items():
        at_home = Person(skills={"accueil": ""}, commune=code, region=DEPARTEMENTS[departement], area=Area(remote=True))
        volunteer_of(name, at_home)
    wanted = read(page, NOW)
    [(near, others), (everybody, _nobody)] = shortlist.rounds(wanted, wanted.lines[0], NOW)
    named = {pk for pk, _at_most, _asked in near}
    left_out = [found for found in by_hand(page) if found.pk not in named]
    assert 0 < len(named) < len(everybody) == len(COMMUNES)
    assert left_out
    assert all(others <= found.place for found in left_out)


def test_near_is_whoever_is_told_to_be_by_their_town_or_by_their_region():
    country()
    page = request_of(Asks(kind="hands", lines=[Line(skill="accueil")], commune="69123"))
    homes = {
        "region alone": (None, "84"),
        "town alone": ("69123", None),
        "region here, town afar": ("75056", "84"),
        "town here, region afar": ("69123", "11"),
        "nowhere": (None, None),
        "region afar": (None, "11"),
        "both afar": ("75056", "11"),
    }
    for name, (commune, region) in homes.items():
        volunteer_of(name, Person(skills={"accueil": ""}, commune=commune, region=region, area=Area(remote=True)))
    wanted = read(page, NOW)
    ring = shortlist.Ranking(wanted, wanted.lines[0], NOW, (shortlist.NEAR,))
    near = VolunteerProfilePage.objects.filter(volunteer__in=[one.pk for one in ring])
    named = set(near.values_list("title", flat=True))
    # Who is nowhere is looked at too: nobody can say that they are far.
    assert named == set(homes) - {"region afar", "both afar"}


def test_the_window_begins_today():
    assert isinstance(TODAY, date)
    assert read(request_of(Asks(themes=["teletravail"], commune=None, region=None)), NOW).lines[0].window.first == TODAY
