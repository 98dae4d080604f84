"""Editorial lists, accounts, menus, Wagtail's own reports and workflows: who reaches them, and what they accept."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Site

from accounts.models import User
from accounts.roles import Role
from directory.models import Theme
from tests.cms.factories import staff, superuser
from tests.directory.factories import UserFactory

E, M, C, A = Role.EDITOR, Role.MODERATOR, Role.COORDINATOR, Role.ADMINISTRATOR


def menus_url():
    return reverse("wagtailsettings:edit", args=["home", "navigationsettings", Site.objects.get().pk])


PLACES = {
    "themes": (lambda: reverse("wagtailsnippets_directory_theme:list"), {E, A}),
    "add theme": (lambda: reverse("wagtailsnippets_directory_theme:add"), {E, A}),
    "skills": (lambda: reverse("wagtailsnippets_directory_skill:list"), {E, A}),
    "tools": (lambda: reverse("wagtailsnippets_toolbox_tool:list"), {E, M, A}),
    "menus": (menus_url, {E, A}),
    "images": (lambda: reverse("wagtailimages:index"), {E, M, A}),
    "add image": (lambda: reverse("wagtailimages:add"), {E, M, A}),
    "documents": (lambda: reverse("wagtaildocs:index"), {E, M, A}),
    "redirects": (lambda: reverse("wagtailredirects:index"), {E, A}),
    "accounts": (lambda: reverse("wagtailusers_users:index"), {A}),
    "add account": (lambda: reverse("wagtailusers_users:add"), {A}),
    "groups": (lambda: reverse("wagtailusers_groups:index"), set()),
    "sites": (lambda: reverse("wagtailsites:index"), {A}),
    "collections": (lambda: reverse("wagtailadmin_collections:index"), {A}),
    "workflows": (lambda: reverse("wagtailadmin_workflows:index"), set()),
    "tasks": (lambda: reverse("wagtailadmin_workflows:task_index"), set()),
    "site history": (lambda: reverse("wagtailadmin_reports:site_history"), set(Role)),
    "locked pages": (lambda: reverse("wagtailadmin_reports:locked_pages"), {E, M, A}),
    "workflow report": (lambda: reverse("wagtailadmin_reports:workflow"), {E, M, A}),
}


@pytest.mark.parametrize("role", list(Role))
def test_who_reaches_what(role, as_role, db):
    client = as_role(role)
    found = {name: client.get(url()).status_code == 200 for name, (url, _roles) in PLACES.items()}
    assert found == {name: role in roles for name, (_url, roles) in PLACES.items()}


@pytest.mark.parametrize("role", list(Role))
def test_who_adds_a_theme(role, as_role, db):
    form = {"name_fr": "Logistique", "name_en": "", "parent": "", "acronyms": "", "synonyms": "", "slug": "logistique"}
    as_role(role).post(reverse("wagtailsnippets_directory_theme:add"), form)
    assert Theme.objects.filter(slug="logistique").exists() is (role in {E, A})


def person_form(person, **fields):
    return {
        "email": person.email,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "is_active": "on",
        "groups": [],
    } | fields


@pytest.mark.parametrize("role", list(Role))
def test_who_gives_roles(role, as_role, db):
    person, moderators = UserFactory(), Group.objects.get(name=M)
    url = reverse("wagtailusers_users:edit", args=[person.pk])
    as_role(role).post(url, person_form(person, groups=[moderators.pk]))
    assert person.groups.filter(name=M).exists() is (role is A)


def test_an_administrator_adds_somebody_without_a_password(as_role, db):
    client = as_role(A)
    shown = client.get(reverse("wagtailusers_users:add")).content.decode()
    assert "password1" not in shown
    assert "Modération" in shown
    form = {"email": "claude@exemple.invalid", "first_name": "Claude", "last_name": "Exemple", "groups": []}
    assert client.post(reverse("wagtailusers_users:add"), form).status_code == 302
    assert not User.objects.get(email="claude@exemple.invalid").has_usable_password()


def test_nobody_becomes_superuser_here(as_role, db):
    client, person = as_role(A), UserFactory()
    url = reverse("wagtailusers_users:edit", args=[person.pk])
    assert "is_superuser" not in client.get(url).content.decode()
    client.post(url, person_form(person, is_superuser="on", is_staff="on"))
    person.refresh_from_db()
    assert not person.is_superuser


@pytest.mark.parametrize("by_superuser", [True, False])
def test_superusers_are_out_of_reach_of_administrators(client, db, by_superuser):
    chief = superuser()
    client.force_login(superuser() if by_superuser else staff(A))
    client.post(
        reverse("wagtailusers_users:edit", args=[chief.pk]), person_form(chief, first_name="Autre", email="a@b.invalid")
    )
    bulk = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    client.post(f"{bulk}?id={chief.pk}&next=/cms/", {"mark_as_active": "False"})
    chief.refresh_from_db()
    assert (chief.first_name == "Autre") is by_superuser
    assert chief.is_active is not by_superuser


@pytest.mark.parametrize("role", list(Role))
def test_nobody_but_a_superuser_deletes_people(role, as_role, db):
    person = UserFactory()
    as_role(role).post(reverse("wagtailusers_users:delete", args=[person.pk]))
    assert User.objects.filter(pk=person.pk).exists()


def test_staff_without_a_second_factor_stay_at_the_door(client, db):
    person = UserFactory()
    person.groups.add(Group.objects.get(name=A))
    client.force_login(person)
    assert client.get("/cms/").url == reverse("mfa_index")
