"""A page made anew takes what is kept of it, and never shows what changed before it was asked for.

The test's own client never gets a whole page that is kept: what it reads is put together each time.
"""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from accounts import consent
from accounts.consent import Purpose
from accounts.models import Notification, Suspension, User
from accounts.roles import Role
from community.models import Follow, Post, Thread, Useful
from community.writing import drafts
from directory.choices import DayPart, ThemeLevel
from directory.models import (
    Area,
    Availability,
    DirectoryPage,
    Establishment,
    EstablishmentCategory,
    Function,
    Membership,
    Profession,
    ProfileProfession,
    ProfileReference,
    ProfileSkill,
    ProfileTheme,
    Region,
    Skill,
    Theme,
    Volunteer,
    VolunteerProfilePage,
    WeeklySlot,
)
from directory.presentation import profile_context
from help_requests.models import HelpRequestPage, Need, Outcome, StatePeriod, Support
from home.models import HeaderLink, NavigationSettings
from portal.page_cache import parts
from tests.accounts.factories import with_second_factor
from tests.community.factories import PostFactory
from tests.directory.factories import (
    CommuneFactory,
    EstablishmentFactory,
    MembershipFactory,
    ProfessionFactory,
    ProfilePageFactory,
    SkillFactory,
    ThemeFactory,
    UserFactory,
)
from tests.directory.searchable import searchable
from tests.help_requests.factories import HelpRequestFactory, give_support, need
from tests.portal.forgetting import forget_parts

__all__ = ["searchable"]

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def keeping(settings):
    forget_parts()
    settings.PAGE_CACHE_SECONDS = 60


@pytest.fixture
def profile():
    given = {"themes": [ThemeFactory()], "professions": [ProfessionFactory()], "skills": [SkillFactory()]}
    return ProfilePageFactory(title="Camille Martin", commune=CommuneFactory(), organisation="Clinique A", **given)


def text(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def follow(client, address, changes):
    """Make each change and expect the next page to show it; what it takes away begins with a dash."""
    for change, shown in changes:
        text(client, address)
        before = text(client, address)
        change()
        after = text(client, address)
        word = shown.removeprefix("-")
        assert (word in before, word in after) == ((True, False) if shown != word else (False, True)), shown


def asked(client, address):
    """Return how many questions a page takes that was read before."""
    text(client, address)
    with CaptureQueriesContext(connection) as questions:
        text(client, address)
    return len(questions)


def test_whatever_a_profile_shows_is_seen_to_change(client, profile):
    pages, whose = VolunteerProfilePage.objects.filter(pk=profile.pk), profile.volunteer
    solved = HelpRequestFactory(title="Tenir sans cuisine")

    def save():
        page = pages.get()
        page.presentation = "Je sais coudre."
        page.save()

    def add_theme():
        other = Theme.objects.bulk_create([Theme(slug="linge", name_fr="Le linge", name_en="Linen")])[0]
        ProfileTheme.objects.bulk_create(
            [ProfileTheme(page=profile, theme=other, level=ThemeLevel.HAS_DONE, note="Dix ans.")]
        )

    changes = [
        (lambda: pages.update(title="Dominique Petit"), "Dominique Petit"),
        (save, "Je sais coudre."),
        (lambda: pages.update(background="Vingt ans de nuit."), "Vingt ans de nuit."),
        (lambda: pages.update(organisation="Clinique B"), "Clinique B"),
        (lambda: pages.update(languages=["fr", "it"]), "italien"),
        (lambda: Function.objects.filter(pk=profile.function_id).update(name_fr="Chef", feminine="Cheffe"), "Chef"),
        (lambda: Theme.objects.update(name_fr="De chez soi"), "De chez soi"),
        (add_theme, "Dix ans."),
        (lambda: Skill.objects.update(name_fr="Recevoir"), "Recevoir"),
        (lambda: Profession.objects.update(name_fr="Soignant", feminine="Soignante"), "Soignant"),
        (lambda: ProfileProfession.objects.all().delete(), "-Soignant"),
        (lambda: ProfileSkill.objects.all().delete(), "-Recevoir"),
        (lambda: ProfileReference.objects.bulk_create([ProfileReference(page=profile, text="Un livre")]), "Un livre"),
        (lambda: ProfileReference.objects.update(text="Un film"), "Un film"),
        (lambda: Region.objects.filter(pk=profile.region_id).update(name="Les Alpes"), "Les Alpes"),
        (lambda: Area.objects.get(volunteer=whose).regions.add(Region.objects.create(code="x", name="Le Sud")), "Le S"),
        (lambda: Area.objects.filter(volunteer=whose).update(around=profile.commune, radius_km=37), "37\u00a0km"),
        (lambda: WeeklySlot.objects.bulk_create([WeeklySlot(volunteer=whose, weekday=5, part=part)]), "Samedi"),
        (lambda: Availability.objects.filter(volunteer=whose).update(modes=["video"]), "visio"),
        (lambda: Availability.objects.filter(volunteer=whose).update(confirmed_at=long_ago), "1er mars 2020"),
        (lambda: consent.give(whose.user, Purpose.CONTACT_RELAY), "/ecrire/"),
        (lambda: consent.withdraw(whose.user, Purpose.CONTACT_RELAY), "-/ecrire/"),
        (lambda: give_support(solved, whose), "Tenir sans cuisine"),
        (lambda: HelpRequestPage.objects.filter(pk=solved.pk).update(title="Tenir sans eau"), "Tenir sans eau"),
        (lambda: Support.objects.update(minutes=47), "47 minutes"),
        (solved.unpublish, "-Tenir sans eau"),
        (lambda: Volunteer.objects.filter(pk=whose.pk).update(visibility={"organisation": "nobody"}), "-Clinique B"),
        (lambda: DirectoryPage.objects.update(title="Tout le monde"), "Tout le monde"),
    ]
    part, long_ago = next(iter(DayPart.values)), datetime(2020, 3, 1, 12, tzinfo=UTC)
    follow(client, profile.url, changes)


def test_what_stands_around_every_page_is_seen_to_change(client, profile):
    menus = NavigationSettings.for_site(Site.objects.get(is_default_site=True))
    menus.save()
    row = NavigationSettings.objects.filter(pk=menus.pk)
    entries = HeaderLink.objects.filter(settings=menus)
    changes = [
        (lambda: row.update(banner="Canicule."), "Canicule."),
        (lambda: row.update(banner_until=timezone.now() - timedelta(days=1)), "-Canicule."),
        (lambda: row.update(footer_text="Un service gratuit, toujours."), "Un service gratuit, toujours."),
        (lambda: HeaderLink.objects.create(settings=menus, page=profile, title="À lire"), "À lire"),
        (lambda: entries.update(title="À relire"), "À relire"),
        (lambda: entries.all().delete(), "-À relire"),
    ]
    follow(client, "/annuaire/", changes)


def test_a_page_that_is_hidden_moved_or_erased_is_gone_at_once(client, profile):
    address = profile.url
    text(client, address)
    VolunteerProfilePage.objects.filter(pk=profile.pk).update(slug="ailleurs")
    text(client, address, 404)
    assert "Camille Martin" in text(client, "/annuaire/ailleurs/")
    VolunteerProfilePage.objects.filter(pk=profile.pk).update(live=False)
    text(client, "/annuaire/ailleurs/", 404)
    VolunteerProfilePage.objects.filter(pk=profile.pk).update(live=True)
    text(client, "/annuaire/ailleurs/")
    VolunteerProfilePage.objects.get(pk=profile.pk).delete()
    text(client, "/annuaire/ailleurs/", 404)


def test_what_was_kept_before_a_change_leaves_the_memory_with_the_next_page(client, profile):
    text(client, profile.url)
    assert "Camille Martin" in str(kept_values())
    VolunteerProfilePage.objects.get(pk=profile.pk).delete()
    text(client, "/annuaire/")
    assert "Camille Martin" not in str(kept_values())


def kept_values():
    """Return all that this connection keeps."""
    _number, kept = getattr(connection, parts._ATTRIBUTE)
    return [getattr(one.part, "__dict__", one.part) for one in kept._kept.values()]


def test_a_draft_is_never_taken_for_what_was_published_nor_the_other_way(client, profile):
    text(client, profile.url)
    draft = VolunteerProfilePage.objects.get(pk=profile.pk)
    draft.presentation = "Encore secret."
    draft.save_revision()
    draft = draft.get_latest_revision_as_object()
    reader = UserFactory()
    assert profile_context(draft, reader=reader)["profile"].presentation == "Encore secret."
    assert "Encore secret." not in text(client, profile.url)
    preview = draft.make_preview_request()
    assert "Encore secret." in preview.content.decode()
    assert "Encore secret." not in text(client, profile.url)


def test_its_writer_alone_reads_what_is_not_online(client, profile):
    VolunteerProfilePage.objects.get(pk=profile.pk).unpublish()
    client.force_login(profile.owner)
    assert "Camille Martin" in text(client, profile.url)
    client.logout()
    text(client, profile.url, 404)
    client.force_login(UserFactory())
    text(client, profile.url, 404)


def test_each_kind_of_reader_is_shown_their_own(client, profile):
    Volunteer.objects.filter(pk=profile.volunteer_id).update(visibility={"organisation": "verified_establishments"})
    member = MembershipFactory(establishment=EstablishmentFactory(verified_at=timezone.now())).user
    for _time in range(2):
        assert "Clinique A" not in text(client, profile.url)
        client.force_login(member)
        assert "Clinique A" in text(client, profile.url)
        client.force_login(profile.owner)
        assert "Cette page est la vôtre." in text(client, profile.url)
        client.force_login(UserFactory())
        seen = text(client, profile.url)
        assert "Clinique A" not in seen
        assert "Cette page est la vôtre." not in seen
        client.logout()
    Establishment.objects.update(verified_at=None)
    client.force_login(member)
    assert "Clinique A" not in text(client, profile.url)


def test_each_language_is_said_apart(client, profile):
    assert "Ce que je peux apporter" in text(client, profile.url)
    assert "What I can bring" in text(client, f"/en{profile.url}")
    assert "Ce que je peux apporter" in text(client, profile.url)


def test_a_lock_that_somebody_put_past_the_portal_holds_at_once(client, profile):
    text(client, profile.url)
    PageViewRestriction.objects.create(page=Page.objects.get(pk=profile.pk), restriction_type="login")
    assert client.get(profile.url).status_code == 302
    PageViewRestriction.objects.all().delete()
    text(client, profile.url)


@pytest.fixture
def request_page():
    page = HelpRequestFactory(title="Ouvrir la visite", themes=[ThemeFactory()], needs=[need(number=3)])
    for number in range(3):
        PostFactory(thread=page.thread, by=ProfilePageFactory().owner, body=f"Réponse {number}.")
    return page


def test_whatever_a_request_shows_is_seen_to_change(client, request_page):
    pages, thread = HelpRequestPage.objects.filter(pk=request_page.pk), request_page.thread
    posts = Post.objects.filter(thread=thread)
    first, author = posts.first(), posts.first().author
    helper = ProfilePageFactory(title="Alix Roux")

    def close():
        StatePeriod.objects.filter(help_request=request_page).update(ended_at=timezone.now())
        StatePeriod.objects.bulk_create([StatePeriod(help_request=request_page, state="solved")])

    changes = [
        (lambda: pages.update(title="Ouvrir le parc"), "Ouvrir le parc"),
        (lambda: pages.update(description="Cent visiteurs."), "Cent visiteurs."),
        (lambda: Establishment.objects.update(name="CH du Lac"), "CH du Lac"),
        (lambda: EstablishmentCategory.objects.update(name="Grand centre"), "Grand centre"),
        (lambda: Theme.objects.update(name_fr="Sortir"), "Sortir"),
        (lambda: Need.objects.update(number=907), "places libres sur 907"),
        (lambda: Profession.objects.update(name_fr="Soignant", feminine="Soignante"), "Soignant"),
        (lambda: PostFactory(thread=thread, by=author, body="Une de plus."), "Une de plus."),
        (lambda: Useful.objects.bulk_create([Useful(post=first, user=author)]), '"upvoteCount": 1'),
        (lambda: User.objects.filter(pk=author.pk).update(first_name="Sacha"), "Sacha"),
        (lambda: VolunteerProfilePage.objects.filter(volunteer__user=author).update(slug="par-la"), "/par-la/"),
        (lambda: Thread.objects.filter(pk=thread.pk).update(solution=first), 'id="solution"'),
        (lambda: give_support(request_page, helper.volunteer), "Alix Roux"),
        (lambda: VolunteerProfilePage.objects.filter(pk=helper.pk).update(live=False), "-Alix Roux"),
        (lambda: pages.update(needed_by=date(2031, 3, 7)), "7 mars 2031"),
        (close, "Résolue"),
        (lambda: Outcome.objects.create(help_request=request_page).thanked.add(helper.volunteer), "grâce à 1"),
        (lambda: posts.filter(body="Réponse 2.").update(hidden_at=timezone.now()), "-Réponse 2."),
        (lambda: posts.filter(body="Réponse 1.").delete(), "-Réponse 1."),
    ]
    follow(client, request_page.url, changes)


def test_what_a_member_may_do_is_shown_to_nobody_else(client, request_page):
    owner = request_page.owner
    for _time in range(2):
        assert "csrfmiddlewaretoken" not in text(client, request_page.url)
        client.force_login(owner)
        own = text(client, request_page.url)
        assert "csrfmiddlewaretoken" in own
        client.logout()
        assert text(client, request_page.url) == text(client, request_page.url) != own


def test_cards_show_what_the_index_says_now(client, profile, searchable):
    searchable()
    assert "Camille Martin" in text(client, "/annuaire/")
    VolunteerProfilePage.objects.get(pk=profile.pk).unpublish()
    searchable()
    assert "Camille Martin" not in text(client, "/annuaire/")


def test_a_list_that_is_drawn_once_follows_what_it_names(client, profile, searchable):
    searchable()
    assert "Télétravail" in text(client, "/annuaire/")
    assert "Télétravail" in text(client, "/annuaire/")
    Theme.objects.update(name_fr="De chez soi")
    assert "De chez soi" in text(client, "/annuaire/")


def test_a_list_drawn_for_one_reader_says_nothing_of_them_to_another(client, profile, searchable):
    searchable()
    button = "Enregistrer cette recherche"
    for _time in range(2):
        client.force_login(profile.owner)
        assert button in text(client, "/annuaire/")
        client.logout()
        shown = text(client, "/annuaire/")
        assert button not in shown
        assert "csrfmiddlewaretoken" not in shown


def test_visitors_cost_one_question(client, profile, request_page, searchable):
    searchable()
    addresses = (profile.url, request_page.url, "/annuaire/", "/demandes/", "/en/annuaire/")
    assert {address: asked(client, address) for address in addresses} == dict.fromkeys(addresses, 1)


def test_a_profile_read_for_the_first_time_costs_four_questions(client, profile, request_page):
    """The number, the page, the rows below it, what it helped with: however many rows there are."""
    themes = [ThemeFactory(), ThemeFactory(name_fr="Le linge")]
    full = ProfilePageFactory(themes=themes, professions=[ProfessionFactory()], skills=[SkillFactory()])
    ProfileReference.objects.create(page=full, text="Un livre")
    Area.objects.get(volunteer=full.volunteer).regions.add(Region.objects.create(code="x", name="Le Sud"))
    WeeklySlot.objects.create(volunteer=full.volunteer, weekday=5, part=DayPart.values[0])
    consent.give(full.volunteer.user, Purpose.CONTACT_RELAY)
    give_support(request_page, full.volunteer)
    text(client, profile.url)
    with CaptureQueriesContext(connection) as questions:
        shown = text(client, full.url)
    assert all(word in shown for word in ("Un livre", "Le Sud", "Samedi", "/ecrire/", "Ouvrir la visite"))
    assert len(questions) <= 4


def test_members_cost_what_is_their_own(client, profile, request_page):
    """The number, session, person, offer, what is theirs in the thread: no question for what everybody reads."""
    client.force_login(ProfilePageFactory().owner)
    assert asked(client, request_page.url) <= 6
    assert asked(client, profile.url) <= 5


def a_volunteer(page):
    return ProfilePageFactory().owner


def a_volunteer_with_everything(page):
    """One who wrote, found a post useful, has begun to write again, and follows."""
    person = ProfilePageFactory().owner
    PostFactory(thread=page.thread, by=person, body="De moi.")
    Useful.objects.create(post=page.thread.posts.first(), user=person)
    drafts.keep(page.thread, person, "Encore un mot")
    return person


def a_colleague(page):
    return MembershipFactory(establishment=page.establishment).user


def one_of_the_team(role):
    def made(page):
        person = with_second_factor(UserFactory())
        person.groups.add(Group.objects.get(name=role))
        return person

    return made


def somebody_verified_without_a_page(page):
    return MembershipFactory(establishment=EstablishmentFactory(verified_at=timezone.now())).user


KINDS = {
    "volunteer": a_volunteer,
    "volunteer with everything": a_volunteer_with_everything,
    "who asked": lambda page: page.owner,
    "colleague": a_colleague,
    "coordinator": one_of_the_team(Role.COORDINATOR),
    "moderator": one_of_the_team(Role.MODERATOR),
    "verified, without a page": somebody_verified_without_a_page,
    "account alone": lambda page: UserFactory(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_costs_each_kind_of_member_twelve_questions(client, request_page, kind):
    client.force_login(KINDS[kind](request_page))
    assert asked(client, request_page.url) <= 12


def test_a_column_that_readers_share_holds_nothing_of_one_of_them(client, request_page):
    """Whoever wrote or voted sees it, one after the other in one process; others like them never do."""
    other, writer, voter = (ProfilePageFactory().owner for _number in range(3))
    own = PostFactory(thread=request_page.thread, by=writer, body="De moi.")
    Useful.objects.create(post=own, user=voter)
    edit, voted = f"/{own.pk}/modifier/", 'aria-pressed="true"'
    for _time in range(2):
        for person, edits, votes in ((other, False, False), (writer, True, False), (voter, False, True)):
            client.force_login(person)
            shown = text(client, request_page.url)
            assert (edit in shown, voted in shown) == (edits, votes)


def values_of(name, page):
    return set(re.findall(rf'name="{name}" value="(\w+)"', page))


def test_two_members_after_one_another_are_shown_nothing_of_each_other(client, request_page):
    """What stands around their own is drawn once for both: notices, initials, tokens, drafts and following are not."""
    told, other = (ProfilePageFactory().owner for _number in range(2))
    User.objects.filter(pk=told.pk).update(first_name="Zoé", last_name="Quentin")
    User.objects.filter(pk=other.pk).update(first_name="Wim", last_name="Yvon")
    Notification.objects.bulk_create([Notification(user=told, kind="test", key=f"test-{at}") for at in range(37)])
    drafts.keep(request_page.thread, told, "Encore un mot")
    Follow.objects.create(thread=request_page.thread, user=told, cause="replied")
    seen = []
    for _time in range(2):
        for person, is_told in ((told, True), (other, False)):
            client.force_login(person)
            shown = text(client, request_page.url)
            signs = (">ZQ</span>", '<b aria-hidden="true">37</b>', "Encore un mot", "Vous suivez cette discussion")
            assert [sign in shown for sign in signs] == [is_told] * 4
            assert (">WY</span>" in shown) is not is_told
            (token,), (key,) = values_of("csrfmiddlewaretoken", shown), values_of("key", shown)
            seen.append((token, key))
    assert len({token for token, _key in seen}) == len({key for _token, key in seen}) == 4


def test_a_member_is_shown_each_language_apart(client, request_page):
    client.force_login(ProfilePageFactory().owner)
    for _time in range(2):
        french, english = text(client, request_page.url), text(client, f"/en{request_page.url}")
        for one, other in (("Se déconnecter", "Sign out"), ("Publier la réponse", "Publish the answer")):
            assert (other in french, one in english) == (False, False)
            assert other in english
        assert "Suivre cette discussion" in french
        assert "Follow this discussion" in english


def test_what_is_kept_for_a_requests_people_is_seen_to_change(client, request_page):
    colleague = MembershipFactory(establishment=request_page.establishment, user__last_name="Alpha").user
    client.force_login(a_colleague(request_page))
    changes = [
        (lambda: StatePeriod.objects.filter(help_request=request_page).update(by=colleague), "Camille Alpha"),
        (lambda: User.objects.filter(pk=colleague.pk).update(last_name="Bêta"), "Camille Bêta"),
        (lambda: Membership.objects.filter(user=colleague).delete(), "-Camille Bêta"),
    ]
    follow(client, request_page.url, changes)


def test_who_left_an_establishment_no_longer_speaks_for_it(client, request_page):
    colleague = a_colleague(request_page)
    client.force_login(colleague)
    assert "data-writing" in text(client, request_page.url)
    Membership.objects.filter(user=colleague).delete()
    assert "data-writing" not in text(client, request_page.url)


def test_a_right_is_held_and_lost_at_once(client, request_page):
    person = ProfilePageFactory().owner
    client.force_login(person)
    person.user_permissions.add(Permission.objects.get(codename="change_membership"))
    ways = "Pour les personnes de cette demande"
    before = text(client, request_page.url)
    person.user_permissions.clear()
    assert (ways in before, ways in text(client, request_page.url)) == (True, False)


def test_who_is_suspended_reads_so_at_once(client, request_page):
    person = ProfilePageFactory().owner
    client.force_login(person)
    assert "data-writing" in text(client, request_page.url)
    Suspension.objects.create(user=person)
    after = text(client, request_page.url)
    assert "data-writing" not in after
    assert "Votre compte est suspendu" in after
