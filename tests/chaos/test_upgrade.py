"""From the release before to this one, with its data, while it goes on: nothing is lost, and nobody waits long.

`releases/0.1.0.sql.gz` is what release 0.1.0 left in PostgreSQL after `load_data data/anap_week1`, without the
registers that `load_reference` brings anyway.
"""

# What holds a table for longer than this is seen by people. On a machine with much else to do everything takes longer:
# then it is a part of the whole.
LONGEST, PART = 5.0, 0.2


def test_everything_people_wrote_is_still_there(site):
    assert site.traffic.before["community_post"] > 0
    before, after = site.traffic.before.copy(), site.traffic.after.copy()
    # A release may plant pages of its own, with their first version.
    for name in ("wagtailcore_page", "wagtailcore_revision"):
        assert after.pop(name) >= before.pop(name)
    assert after == before


def test_the_release_before_goes_on_meanwhile(site, capsys):
    traffic = site.traffic
    with capsys.disabled():
        print(  # noqa: T201 - for docs/operations.md
            f"\nupgraded in {traffic.seconds:.1f} s under traffic: {traffic.written} rows written, "
            f"the longest wait {traffic.longest:.1f} s"
        )
    assert site.traffic.failures == []
    assert site.traffic.written > 0
    assert site.traffic.longest < max(LONGEST, PART * site.traffic.seconds)
    kept = site.server.rows("SELECT count(*) FROM work_outboxrow WHERE topic = 'later'")
    assert kept == [(site.traffic.written,)]


def test_its_pages_are_served_by_this_release(site):
    slugs = site.server.rows(
        "SELECT slug FROM wagtailcore_page JOIN help_requests_helprequestpage ON page_ptr_id = id WHERE live LIMIT 3"
    )
    paths = [f"/demandes/{slug}/" for (slug,) in slugs]
    answers = {path: site.get(path).status for path in ["/", "/annuaire/", "/demandes/", "/bilans/", *paths]}
    assert set(answers.values()) == {200}, answers


def test_nothing_waits_to_be_migrated(site):
    site.manage("migrate", "--check")


def test_going_the_same_way_twice_changes_nothing(site):
    site.manage("migrate", "-v0")
    assert site.traffic.state()["accounts_user"] >= site.traffic.before["accounts_user"]
