"""What is put into SQL once says of the next request what a question built for it alone would say."""

import pytest

from matching import shortlist
from matching.parts import distance
from matching.parts.subject import all_of_it
from matching.wanted import read
from tests.matching.stage import country, request_of, volunteer_of
from tests.matching.world import COMMUNES, DIJON, GRENOBLE, LYON, NOW, PARIS, Area, Asks, Line, Person

pytestmark = pytest.mark.django_db

# Each comes after one of the same shape, with other values; then after others.
ASKED = [
    Asks(themes=["teletravail"]),
    Asks(themes=["pca"], commune=PARIS, region="11"),
    Asks(themes=["teletravail"], commune=GRENOBLE, sector="sanitaire"),
    Asks(themes=["pca"], commune=DIJON, region="27", sector="social"),
    Asks(themes=["teletravail", "pca"], place="remote"),
    Asks(themes=["pca", "hygiene"], place="remote"),
    Asks(themes=["teletravail"], commune=None, region="11"),
    Asks(themes=["pca"], commune=None, region=None),
    Asks(kind="positions", lines=[Line(profession="infirmier")]),
    Asks(kind="positions", lines=[Line(profession="aide-soignant")], commune=PARIS, region="11"),
    Asks(kind="positions", lines=[Line(profession="infirmier", registered=True)]),
    Asks(kind="hands", lines=[Line(skill="accueil")], place="on_site"),
    Asks(kind="hands", lines=[Line(skill="cuisine")], commune=DIJON, region="27", place="on_site"),
]


def crowd() -> None:
    """Bring people who differ in all that is weighed."""
    for at, (code, (name, _departement, *_position)) in enumerate(COMMUNES.items()):
        person = Person(
            themes={"teletravail": "expert", "pca": "knows"} if at % 2 else {"pca": "has_done", "hygiene": "expert"},
            professions=["infirmier", "aide-soignant"][at % 2 :],
            registered=at % 3 == 0,
            skills={"accueil": "at_ease"} if at % 3 else {"cuisine": "", "accueil": "helps"},
            commune=code,
            region="84" if code == LYON else None,
            area=Area(around=(code, 120), remote=at % 2 == 0),
            sector=["sanitaire", "social", "not_given"][at % 3],
            status=["available", "limited"][at % 2],
            confirmed=[1, 20, 50, 200][at % 4],
            asked=[2] if at % 4 == 1 else [],
        )
        volunteer_of(name, person)


def test_everybody_stands_where_a_question_of_its_own_puts_them():
    country()
    crowd()
    seen = 0
    for page in [request_of(asks) for asks in ASKED + ASKED[::-1]]:
        wanted = read(page, NOW)
        [line] = wanted.lines
        anew = shortlist.in_order(wanted, line, NOW)
        knowing = anew.filter(*all_of_it(line.subject))
        rings = {(): anew, (shortlist.KNOWING,): knowing}
        if distance.counts(line):
            near = distance.near(line.spot)
            rings |= {(shortlist.NEAR,): anew.filter(near), (shortlist.NEAR, shortlist.KNOWING): knowing.filter(near)}
        for ring, built in rings.items():
            kept = list(shortlist.Ranking(wanted, line, NOW, ring))
            assert kept == [shortlist.Glance(*row) for row in built]
            seen += len(kept)
    assert seen > 100


def test_nobody_is_ordered_through_a_row_of_their_own():
    country()
    for asks in ASKED:
        wanted = read(request_of(asks), NOW)
        sql = str(shortlist.in_order(wanted, wanted.lines[0], NOW).query)
        assert '"directory_availability"' in sql
        assert '"directory_volunteer"' not in sql


@pytest.mark.parametrize("many", [1, 2, 7])
def test_the_best_of_many_is_found_without_counting(many):
    country()
    crowd()
    for asks in ASKED:
        [line] = read(request_of(asks), NOW).lines
        if len(line.subject.themes) > 1:
            continue
        rows = shortlist.offered.rows(line.subject)
        worth = [row for (row,) in rows.annotate(worth=shortlist.offered.bound(line.subject)).values_list("worth")]
        expected = max(worth) if len(worth) >= many else None
        assert shortlist.offered.best_of_many(line.subject, many) == expected
