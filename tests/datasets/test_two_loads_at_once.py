"""Two people load the same file at the same moment: it is loaded once."""

import json
import threading
from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from datasets import loading
from datasets.models import RecordKind
from directory.models import VolunteerProfilePage

from .sets import SMALL


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer, who waits before checking")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_another_load_wrote_after_the_check_is_there_already(tmp_path, monkeypatch):
    call_command("load_reference", verbosity=0, stdout=StringIO())
    path = tmp_path / "set.json"
    path.write_text(json.dumps({**SMALL, "posts": []}))
    both_checked = threading.Barrier(2)
    check_all, told = loading.check_all, []

    def check_and_wait(sets) -> None:
        check_all(sets)
        both_checked.wait(timeout=30)

    def work() -> None:
        try:
            told.append(loading.load_files([path]))
        finally:
            connection.close()

    monkeypatch.setattr(loading, "check_all", check_and_wait)
    threads = [threading.Thread(target=work) for _load in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    outcome = sum(told, Counter())
    assert (outcome[RecordKind.VOLUNTEER, "added"], outcome[RecordKind.VOLUNTEER, "same"]) == (2, 2)
    assert VolunteerProfilePage.objects.count() == 2
