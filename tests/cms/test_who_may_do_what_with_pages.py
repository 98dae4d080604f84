"""Role × page type × action, secondary endpoints included: what is allowed and what is refused, on one screen."""

import pytest
from django.urls import reverse

from accounts.roles import Role

E, M, C, A = Role.EDITOR, Role.MODERATOR, Role.COORDINATOR, Role.ADMINISTRATOR

# Who may edit, publish and withdraw a page of each type. Coordinators touch no page at all.
WRITERS = {
    "home": {E, A},
    "standard": {E, A},
    "reports": {E, A},
    "report": {E, A},
    "directory": {M, A},
    "profile": {M, A},
    "requests": {M, A},
    "request": {M, A},
    "resources": {E, A},
    "resource": {E, A},
}
# One page of each index; a profile belongs to somebody, a report to a week: none of them is copied.
EXIST_ONCE = {"directory", "requests", "reports", "resources", "profile", "report"}
# Addresses that show or change a page, each guarded by itself in Wagtail.
ENDPOINTS = [
    "edit",
    "history",
    "workflow_history",
    "usage",
    "view_draft",
    "copy",
    "privacy",
    "preview",
    "compare",
    "revert",
]


def address(endpoint, page):
    name, pk, revision = f"wagtailadmin_pages:{endpoint}", page.pk, page.latest_revision_id or 0
    if endpoint == "privacy":
        name = "wagtailadmin_pages:set_privacy"
    if endpoint == "preview":
        return reverse("wagtailadmin_pages:preview_on_edit", args=[pk])
    if endpoint == "compare":
        return reverse("wagtailadmin_pages:revisions_compare", args=[pk, "earliest", "latest"])
    if endpoint == "revert":
        return reverse("wagtailadmin_pages:revisions_revert", args=[pk, revision])
    return reverse(name, args=[pk])


def answers(client, url):
    """Whether a page of the admin is shown; Wagtail refuses by leading back to the dashboard."""
    response = client.get(url)
    refused = response.status_code in (403, 404) or (response.status_code == 302 and response.url == "/cms/")
    assert refused or response.status_code in (200, 302), (url, response.status_code)
    return not refused


@pytest.fixture
def written(pages):
    """Give every page a revision, as editing would."""
    for page in vars(pages).values():
        page.save_revision()
        page.refresh_from_db()
    return pages


@pytest.mark.parametrize("role", list(Role))
def test_each_address_of_each_page(role, written, as_role):
    client = as_role(role)
    for kind, writers in WRITERS.items():
        page = getattr(written, kind)
        found = {endpoint: answers(client, address(endpoint, page)) for endpoint in ENDPOINTS}
        expected = dict.fromkeys(ENDPOINTS, role in writers)
        expected["copy"] = role in writers and kind not in EXIST_ONCE
        expected["privacy"] = role in writers and kind in {"home", "standard"}
        assert found == expected, kind


@pytest.mark.parametrize("role", list(Role))
def test_move_unpublish_and_delete(role, written, as_role):
    client = as_role(role)
    for kind in ("standard", "profile", "request", "report"):
        page, may = getattr(written, kind), role in WRITERS[kind]
        assert answers(client, address("move", page)) is may, kind
        client.post(address("unpublish", page))
        page.refresh_from_db()
        assert page.live is not may, kind
        client.post(address("delete", page))
        # What was public stays: figures and whoever answered still need it (docs/decisions/0025).
        assert type(page).objects.filter(pk=page.pk).exists() is not (may and kind != "request"), kind


@pytest.mark.parametrize("role", list(Role))
def test_bulk_actions(role, written, as_role):
    client = as_role(role)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    for kind in ("standard", "profile", "request", "report"):
        page = getattr(written, kind)
        client.post(f"{bulk}?id={page.pk}&next=/cms/")
        page.refresh_from_db()
        assert page.live is (role not in WRITERS[kind]), kind


@pytest.mark.parametrize("role", list(Role))
def test_the_explorer_shows_what_one_may_work_on(role, pages, as_role):
    client = as_role(role)
    for kind, child in {"directory": "profile", "requests": "request", "home": "standard"}.items():
        response = client.get(reverse("wagtailadmin_explore", args=[getattr(pages, kind).pk]))
        title = getattr(pages, child).title
        shown = response.status_code == 200 and title in response.content.decode()
        assert shown is (role in WRITERS[kind]), kind


@pytest.mark.parametrize(
    ("role", "kind", "may"),
    [
        (E, "home", True),
        (E, "reports", False),
        (E, "directory", False),
        (E, "requests", False),
        (E, "resources", True),
        (M, "home", False),
        (M, "directory", False),
        (M, "requests", True),
        (M, "resources", True),
        (C, "home", False),
        (C, "requests", False),
        (C, "resources", False),
        (A, "home", True),
        (A, "directory", False),
        (A, "requests", True),
    ],
)
def test_adding_below(role, kind, may, pages, as_role):
    """Profiles and reports are made by the site itself: nobody adds them by hand."""
    client, page = as_role(role), getattr(pages, kind)
    assert answers(client, reverse("wagtailadmin_pages:add_subpage", args=[page.pk])) is may


def test_a_member_has_no_way_in(pages, client):
    client.force_login(pages.profile.owner)
    response = client.get(reverse("wagtailadmin_pages:edit", args=[pages.profile.pk]))
    assert response.status_code in (302, 403)
    assert client.get("/cms/").status_code in (302, 403)
