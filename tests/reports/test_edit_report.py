"""Editors write around the figures in the admin: sentences of their own, what to read; a second person approves."""

import re

import pytest
from django.urls import reverse
from wagtail.models import TaskState
from wagtail.test.utils.form_data import nested_form_data, streamfield

from accounts.roles import Role
from community.addresses import thread_url
from community.models import Post
from reports.actions import draft_weekly_report, publish_weekly_report
from reports.models import WeeklyReportPage
from reports.sentences import write
from reports.weekly.forms import ReportForm
from reports.weekly.highlights import suggested
from reports.weekly.sections import FIELDS, NAMES
from reports.weekly.words import chosen, doubts, spoken
from reports.weeks import Week
from reports.wording import in_both_forms
from tests.community.factories import DiscussionFactory, PostFactory
from tests.reports.factories import at, published

pytestmark = pytest.mark.django_db
WEEK = Week.parse("2020-W14")
OWN = "Une personne seule s’est déjà manifestée."


def latest(report):
    return WeeklyReportPage.objects.get(pk=report.pk).get_latest_revision_as_object()


def generated(report):
    return write(in_both_forms(latest(report).figures))


def form_of(report, **changes):
    """What a browser sends for the report as the editor shows it."""
    shown = latest(report)
    words, own = generated(report), shown.sentences
    data = {"title": shown.title, "slug": shown.slug, "signed_by": shown.signed_by, "introduction": shown.introduction}
    data |= {"report_date": shown.report_date.isoformat(), "prose": streamfield([])}
    data |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    for name in NAMES:
        data[f"{FIELDS[name]}_0"] = own.get(name, {}).get("text", words[name])
        data[f"{FIELDS[name]}_1"] = words[name]
    ticked = {"highlights": changes.pop("highlights", shown.highlights)}
    return nested_form_data(data | changes) | ticked


def send(browser, report, action="save", **changes):
    words = {"action-submit": "1"} if action == "submit" else {"action-refresh": "1"} if action == "refresh" else {}
    address = reverse("wagtailadmin_pages:edit", args=[report.pk])
    answer = browser.post(address, form_of(report, **changes) | words)
    assert answer.status_code == 302, re.sub(r"<[^>]+>", "", answer.content.decode())
    return latest(report)


def decide(browser, report, decision="approve"):
    address = reverse("wagtailadmin_pages:edit", args=[report.pk])
    sent = {"action-workflow-action": "1", "workflow-action-name": decision}
    return browser.post(address, form_of(report) | sent)


def test_an_untouched_form_keeps_no_sentence(report, desk):
    assert send(desk(), report, introduction="Le contexte.").sentences == {}


def test_an_editors_sentence_is_kept_and_read(report, desk, client):
    draft = send(desk(), report, sentence_offered_0=OWN)
    assert draft.sentences == {"offered": {"text": OWN, "instead_of": generated(report)["offered"]}}
    publish_weekly_report(WEEK, by=desk().person)
    page = client.get("/bilans/2020-s14/").content.decode()
    assert OWN in page
    assert "1 personne volontaire propose son aide" not in page


def test_a_refresh_keeps_the_editors_sentence_and_writes_the_others_again(report, desk):
    browser = desk()
    send(browser, report, sentence_gender_0="Une femme, pour commencer.")
    published(at("03-31 10:00"), gender="man")
    draft = send(browser, report, "refresh")
    said = spoken(draft.figures, draft.sentences)
    assert draft.figures["volunteers"]["total"] == 2
    assert said["gender"] == "Une femme, pour commencer."
    assert said["offered"].startswith("2 personnes volontaires")


def test_a_sentence_that_was_not_touched_never_becomes_an_editors_own(report, desk):
    shown = form_of(report)
    published(at("03-31 10:00"))
    draft_weekly_report(WEEK, as_of=WEEK.last_instant)
    browser = desk()
    browser.post(reverse("wagtailadmin_pages:edit", args=[report.pk]), shown)
    draft = WeeklyReportPage.objects.get().get_latest_revision_as_object()
    assert draft.sentences == {}
    assert draft.figures["volunteers"]["total"] == 2


def test_an_emptied_sentence_is_generated_again(report, desk):
    browser = desk()
    send(browser, report, sentence_offered_0=OWN)
    assert send(browser, report, sentence_offered_0="").sentences == {}


def test_the_editor_says_which_sentences_the_figures_left_behind(report, desk):
    browser = desk()
    send(browser, report, sentence_offered_0="Nous sommes 40 désormais.")
    page = browser.get(reverse("wagtailadmin_pages:edit", args=[report.pk])).content.decode()
    assert "40 ne figure pas parmi les chiffres" in page
    published(at("03-31 10:00"))
    send(browser, report, "refresh")
    page = browser.get(reverse("wagtailadmin_pages:edit", args=[report.pk])).content.decode()
    assert "Les chiffres donnent maintenant" in page


def test_figures_are_frozen_when_the_report_is_sent_for_approval(report, desk, client):
    writer, reader = desk(), desk()
    published(at("03-31 10:00"))
    assert send(writer, report, "submit").figures["volunteers"]["total"] == 2
    published(at("04-01 10:00"))
    assert (
        draft_weekly_report(WEEK, as_of=WEEK.last_instant)
        .get_latest_revision_as_object()
        .figures["volunteers"]["total"]
        == 2
    )
    shown = reader.get(reverse("wagtailadmin_pages:edit", args=[report.pk])).content.decode()
    assert "Les faits ont changé depuis l’envoi en relecture" in shown
    assert re.search(r"Personnes volontaires</th><td>2</td><td>3</td>", shown)
    assert decide(reader, report).status_code == 302
    assert client.get("/bilans/2020-s14/json/").json()["volunteers"]["total"] == 2


def test_whoever_sent_it_does_not_approve_it(report, desk, client):
    writer = desk()
    send(writer, report, "submit")
    assert not TaskState.objects.reviewable_by(writer.person).exists()
    assert TaskState.objects.reviewable_by(desk().person).exists()
    decide(writer, report)
    assert client.get("/bilans/2020-s14/").status_code == 404
    decide(desk(), report)
    assert client.get("/bilans/2020-s14/").status_code == 200


def test_two_editors_who_wrote_a_half_each_are_enough(report, desk, client):
    first, second = desk(), desk()
    send(first, report, introduction="La première moitié.")
    send(second, report, signed_by="La seconde moitié.")
    send(first, report, "submit")
    decide(second, report)
    assert client.get("/bilans/2020-s14/").status_code == 404
    decide(first, report)
    assert client.get("/bilans/2020-s14/").status_code == 200


def test_after_changes_were_asked_for_the_figures_follow_the_facts_again(report, desk):
    writer = desk()
    send(writer, report, "submit")
    decide(desk(), report, "reject")
    published(at("03-31 10:00"))
    assert send(writer, report, "refresh").figures["volunteers"]["total"] == 2


def test_a_word_corrected_after_publication_leaves_the_figures_alone(report, desk, client):
    publish_weekly_report(WEEK, by=desk().person)
    published(at("03-31 10:00"))
    writer = desk()
    assert send(writer, report, "submit", introduction="Un mot.").figures["volunteers"]["total"] == 1
    decide(desk(), report)
    assert client.get("/bilans/2020-s14/json/").json()["volunteers"]["total"] == 1
    assert "Un mot." in client.get("/bilans/2020-s14/").content.decode()


def test_two_editors_at_once_lose_nothing_and_make_one_report(report, desk):
    first, second = desk(), desk()
    seen = form_of(report)
    send(first, report, introduction="De la première.")
    second.post(reverse("wagtailadmin_pages:edit", args=[report.pk]), seen | {"introduction": "De la seconde."})
    said = [one.content["introduction"] for one in report.revisions.order_by("pk")]
    assert said[-2:] == ["De la première.", "De la seconde."]
    assert WeeklyReportPage.objects.count() == 1


def test_what_the_next_report_corrects(report, desk, client):
    publish_weekly_report(WEEK, by=desk().person)
    published(at("04-02 10:00"), region_id=None)
    draft_weekly_report(WEEK.next, as_of=WEEK.next.last_instant)
    publish_weekly_report(WEEK.next, by=desk().person)
    page = client.get("/bilans/2020-s15/").content.decode()
    assert "Personnes volontaires – 1 auparavant, 2 aujourd’hui" in page
    assert "auparavant" not in client.get("/bilans/2020-s14/").content.decode()


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.COORDINATOR])
def test_others_do_not_edit_reports(report, desk, role):
    answer = desk(role).get(reverse("wagtailadmin_pages:edit", args=[report.pk]))
    assert answer.status_code in (302, 403)


def test_the_dashboard_leads_to_the_draft(report, desk):
    assert "Bilans hebdomadaires à terminer" in desk().get("/cms/").content.decode()
    assert "Bilans hebdomadaires à terminer" not in desk(Role.COORDINATOR).get("/cms/").content.decode()


def test_discussions_of_the_week_are_suggested_the_busiest_first(report, desk, client):
    quiet, busy = (DiscussionFactory(title=title) for title in ("Nos transmissions", "Nos gardes"))
    older, unread = DiscussionFactory(title="Hiver"), DiscussionFactory(title="Gardé")
    PostFactory(thread=busy, by=quiet.author)
    Post.objects.filter(thread__in=[quiet, busy, unread]).update(at=at("04-01 10:00"))
    Post.objects.filter(thread=older).update(at=at("03-20 10:00"))
    Post.objects.filter(thread=unread).update(held_at=at("04-01 10:00"))
    offered = [one.key for one in suggested(report.period) if one.kind == "discussion"]
    assert offered == [f"discussion:{busy.pk}", f"discussion:{quiet.pk}"]
    send(desk(), report, highlights=offered[1:])
    publish_weekly_report(WEEK, by=desk().person)
    page = client.get("/bilans/2020-s14/").content.decode()
    assert thread_url(quiet) in page
    assert "Nos gardes" not in page


def test_every_sentence_has_its_field(report):
    assert set(NAMES) == set(write(report.figures))
    assert set(FIELDS.values()) <= set(ReportForm.base_fields)


def test_numbers_of_an_own_sentence_are_looked_up(report):
    figures = report.figures
    own = chosen({}, "offered", text="Semaine 14, le 5 avril 2020 : 1 personne.", generated=write(figures)["offered"])
    assert list(doubts(figures, own)) == []
    own = chosen(own, "regions", text="1 234 régions.", generated=write(figures)["regions"])
    assert [(doubt.name, doubt.strange) for doubt in doubts(figures, own)] == [("regions", ("1 234",))]
