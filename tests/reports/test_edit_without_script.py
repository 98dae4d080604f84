"""A report is written, sent and approved by one plain form, with the rules of the editor."""

import re

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from accounts.roles import Role
from reports.models import WeeklyReportPage
from tests.reports.factories import at, published
from tests.reports.test_edit_report import OWN, latest

pytestmark = pytest.mark.django_db
VALUE = re.compile(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"|<textarea[^>]*name="([^"]+)"[^>]*>\s*([^<]*)')


def address(report):
    return reverse("report_plain", args=[report.pk])


def shown(browser, report):
    """What a browser sends of the form of words as it stands."""
    page = browser.get(address(report)).content.decode()
    words = page.rpartition('<form method="post"')[2]
    found = {a or c: b or d for a, b, c, d in VALUE.findall(words)}
    return {name: value for name, value in found.items() if name not in ("highlights", "csrfmiddlewaretoken")}


def send(browser, report, **changes):
    return browser.post(address(report), shown(browser, report) | changes)


def decide(browser, report, decision="approve", **given):
    seen = {"seen": latest(report).latest_revision.pk}
    return browser.post(address(report), seen | {"decision": decision, "has_read": "on"} | given)


def test_words_are_kept_and_what_needs_the_editor_stays(report, desk):
    draft = latest(report)
    draft.prose = [("heading", "Composé dans l’éditeur")]
    draft.save_revision()
    assert send(desk(), report, introduction="Sans script.", sentence_offered_0=OWN).status_code == 302
    draft = latest(report)
    assert draft.introduction == "Sans script."
    assert draft.sentences["offered"]["text"] == OWN
    assert set(draft.sentences) == {"offered"}
    assert "Composé dans l’éditeur" in str(draft.prose)


def test_sent_with_the_figures_of_the_moment_then_approved_by_somebody_else(report, desk, client):
    writer, reader = desk(), desk()
    published(at("03-31 10:00"))
    send(writer, report, **{"introduction": "Sans script.", "action-submit": "1"})
    assert latest(report).figures["volunteers"]["total"] == 2
    assert "Approuver et publier" not in writer.get(address(report)).content.decode()
    decide(writer, report)
    assert client.get("/bilans/2020-s14/").status_code == 404
    decide(reader, report)
    assert "Sans script." in client.get("/bilans/2020-s14/").content.decode()
    entry = PageLogEntry.objects.filter(page=report.pk, action="wagtail.workflow.approve").get()
    assert entry.user == reader.person


def test_nothing_is_published_without_the_box(report, desk, client):
    send(desk(), report, **{"action-submit": "1"})
    answer = decide(desk(), report, has_read="")
    assert answer.status_code == 422
    assert "l’approbation le publie aussitôt" in answer.content.decode()
    assert client.get("/bilans/2020-s14/").status_code == 404


def test_changes_are_asked_for_with_a_word(report, desk, client):
    send(desk(), report, **{"action-submit": "1"})
    reader = desk()
    assert decide(reader, report, "reject").status_code == 422
    assert decide(reader, report, "reject", comment="Un chiffre manque.").status_code == 302
    assert WeeklyReportPage.objects.get().workflow_states.get().status == "needs_changes"
    assert client.get("/bilans/2020-s14/").status_code == 404


def test_what_was_changed_after_it_was_read_is_not_approved(report, desk, client):
    send(desk(), report, **{"action-submit": "1"})
    reader, seen = desk(), latest(report).latest_revision.pk
    send(desk(), report, introduction="Un mot de plus.")
    decide(reader, report, seen=seen)
    assert client.get("/bilans/2020-s14/").status_code == 404


def test_words_that_came_meanwhile_are_not_written_over(report, desk):
    first, second = desk(), desk()
    seen = shown(second, report)
    send(first, report, introduction="De la première.")
    answer = second.post(address(report), seen | {"introduction": "De la seconde."})
    assert answer.status_code == 409
    assert "De la seconde." in answer.content.decode()
    assert latest(report).introduction == "De la première."


def test_it_is_for_reports_and_for_editors_alone(report, desk):
    editor = desk()
    assert editor.get(reverse("report_plain", args=[report.get_parent().pk])).status_code == 404
    assert desk(Role.COORDINATOR).get(address(report)).status_code in (302, 403)
    assert desk(Role.COORDINATOR).post(address(report), {"decision": "approve"}).status_code in (302, 403)


def test_the_dashboard_leads_there_without_script(report, desk):
    page = desk().get("/cms/").content.decode()
    assert f'<noscript><a href="{address(report)}">' in page
