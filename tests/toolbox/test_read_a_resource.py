"""A resource's page: what is in it, where it came from, and who may read it when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from help_requests.actions import record_tool_sent
from tests.directory.factories import ThemeFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.toolbox.factories import ResourceFactory, document, paper
from toolbox.choices import Licence
from toolbox.models import DownloadDay, Resource

pytestmark = pytest.mark.django_db


def test_everything_one_has_to_know(client):
    files = [paper(version="2", issued_on=date(2020, 4, 1)), paper(version="1")]
    page = ResourceFactory(
        title="Charte",
        themes=[ThemeFactory()],
        licence=Licence.CC_BY,
        credit="Équipe des Glycines",
        files=[*files, paper("Annexe", document=document("a.csv"))],
    )
    DownloadDay.objects.create(resource=page, day=date(2020, 4, 2), number=12)
    text = client.get(page.url).content.decode()
    for words in (
        "Charte, version 2 (ODT",
        "Daté du 1er avril 2020",
        "Versions précédentes",
        "Annexe (CSV",
        "CC BY",
        "Équipe des Glycines",
        "Téléchargé 12 fois",
        'href="/outils/?theme=teletravail"',
        'href="/outils/?type=modele"',
    ):
        assert words in text
    assert text.index("version 2") < text.index("Versions précédentes") < text.index("version 1") < text.index("Annexe")
    assert not client.cookies


def test_it_says_which_public_request_it_came_from(client):
    asked = HelpRequestFactory(title="Rédiger une charte")
    hidden = HelpRequestFactory(title="Demande retirée")
    tool = record_tool_sent(asked, title="Charte").tool
    hidden.tools_sent.create(tool=tool)
    hidden.unpublish()
    text = client.get(ResourceFactory(tool=tool).url).content.decode()
    assert 'href="/demandes/rediger-une-charte/"' in text
    assert "Demande retirée" not in text
    assert "D’où vient ce document" not in client.get(ResourceFactory().url).content.decode()


@pytest.fixture
def hide(client):
    """Ways a page stops being public."""

    def restricted(page):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    def ended(page):
        Resource.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    return {"draft": lambda page: page.unpublish(), "ended": ended, "restricted": restricted}


@pytest.mark.parametrize("way", ["draft", "ended", "restricted"])
def test_what_is_not_public_is_read_by_nobody_and_its_files_neither(client, take, hide, way):
    page = ResourceFactory()
    file = f"{page.url}fichiers/{page.files.get().pk}/"
    assert client.get(page.url).status_code == 200
    assert take(file).status_code == 200
    hide[way](page)
    assert client.get(page.url).status_code == (302 if way == "restricted" else 404)
    assert take(file).status_code == 404


def test_its_author_reads_a_draft(client):
    page = ResourceFactory(live=False)
    client.force_login(page.owner)
    assert client.get(f"/outils/{page.slug}/").status_code == 200


def test_it_speaks_english_under_en(client):
    page = ResourceFactory()
    assert "Take it" in client.get(f"/en/outils/{page.slug}/").content.decode()
