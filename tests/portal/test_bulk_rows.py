"""Rows written by the thousand: as Django would have written them one by one."""

import pytest

from portal import bulk
from portal.work.models import OutboxRow
from toolbox.models import Tool

pytestmark = pytest.mark.django_db


def test_new_objects_learn_their_keys_and_can_be_saved_again() -> None:
    tools = [Tool(title=f"Thème {number}") for number in range(3)]
    bulk.insert_new(Tool, tools)
    tools[1].title = "Autre"
    tools[1].save()
    assert [Tool.objects.get(pk=tool.pk).title for tool in tools] == ["Thème 0", "Autre", "Thème 2"]


def test_a_key_given_in_bulk_is_never_given_again() -> None:
    tools = [Tool(title=f"Thème {number}") for number in range(3)]
    bulk.insert_new(Tool, tools)
    assert Tool.objects.create(title="Suivant").pk > max(tool.pk for tool in tools)


def test_what_a_row_does_not_name_has_its_default() -> None:
    bulk.insert_rows(OutboxRow, ("payload", "topic"), [({"pk": 1, "words": "déjà « lu »\n"}, "index"), ({}, "mail")])
    first, second = OutboxRow.objects.order_by("pk")
    alone = OutboxRow()
    assert (first.topic, first.payload) == ("index", {"pk": 1, "words": "déjà « lu »\n"})
    assert (second.topic, second.payload, second.attempts, second.lease) == ("mail", {}, alone.attempts, alone.lease)
    assert second.leased_until is None
    assert 0 <= (alone.available_at - second.available_at).total_seconds() < 60


def test_a_name_that_is_no_column_is_refused() -> None:
    with pytest.raises(KeyError):
        bulk.insert_rows(OutboxRow, ("theme",), [("index",)])
