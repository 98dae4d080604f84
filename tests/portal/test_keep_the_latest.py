"""No more is kept than was said, and what is asked for stays."""

from portal.latest import Latest


def test_the_one_asked_for_longest_ago_goes():
    kept = Latest(2)
    kept.put("first", 1)
    kept.put("second", 2)
    assert kept.get("first") == 1
    kept.put("third", 3)
    assert [kept.get(key) for key in ("first", "second", "third")] == [1, None, 3]


def test_what_is_kept_is_not_made_again():
    kept, made = Latest(1), []
    for _time in range(2):
        kept.get_or_make("list", lambda: made.append("once") or {})
    assert made == ["once"]
