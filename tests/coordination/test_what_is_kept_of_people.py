"""Internal notes and who saw to what: handed out, cut loose from somebody who leaves, and gone after a year."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from accounts import privacy
from accounts.privacy import Person
from coordination.models import Handling, NeedImport, Note
from help_requests.choices import State
from help_requests.models import StatePeriod
from portal import retention
from tests.accounts.factories import member
from tests.coordination.factories import asked, coordinator, handled


def part(person):
    (found,) = [one for one in privacy.parts() if one.name == "coordination"]
    return found.export(Person.of(person))


def apply(name):
    (rule,) = [rule for rule in retention.rules() if rule.name == name]
    return retention.apply(rule)


def test_a_coordinator_who_leaves_leaves_what_was_done(db):
    person, page = coordinator(first_name="Inès", last_name="Fictive"), asked()
    handled(page, person)
    Note.objects.create(help_request=page, text="Vu avec la cadre.", by=person, key="x")
    NeedImport.objects.create(source="ARS", file_name="x.csv", by=person)
    assert [row["request"] for row in part(person)["seen_to"]] == [page.title]
    assert [row["text"] for row in part(person)["notes"]] == ["Vu avec la cadre."]
    call_command("erase_person", person.email, reason="test")
    (handling,), (note,) = Handling.objects.all(), Note.objects.all()
    assert (handling.coordinator, handling.by, bool(handling.ended_at)) == (None, None, True)
    assert (note.by, note.text) == (None, "Vu avec la cadre.")
    assert not NeedImport.objects.exists()


def test_whoever_is_named_in_a_note_gets_it_and_is_taken_out_of_it(db):
    person, page = member("robin@exemple.invalid", first_name="Robin", last_name="Sureau"), asked()
    Note.objects.create(help_request=page, text="Robin Sureau (robin@exemple.invalid) rappelle.", key="x")
    Note.objects.create(help_request=page, text="Rien de personnel.", key="y")
    assert len(part(person)["notes"]) == 1
    call_command("erase_person", person.email, reason="test")
    assert Note.objects.get(key="x").text == "[…] ([…]) rappelle."


def test_notes_go_a_year_after_the_end_and_lists_after_two_days(db):
    old, recent, going = asked(state=State.SOLVED), asked(state=State.SOLVED), asked()
    for page in (old, recent, going):
        Note.objects.create(help_request=page, text="x", key=str(page.pk))
    StatePeriod.objects.filter(help_request=old, ended_at=None).update(started_at=timezone.now() - timedelta(days=366))
    person = coordinator()
    NeedImport.objects.create(source="ARS", file_name="x", by=person, uploaded_at=timezone.now() - timedelta(days=3))
    NeedImport.objects.create(source="ARS", file_name="y", by=person)
    assert (apply("internal-note"), apply("need-list")) == (1, 1)
    assert {note.help_request_id for note in Note.objects.all()} == {recent.pk, going.pk}
