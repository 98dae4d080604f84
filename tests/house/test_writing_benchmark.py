"""What `bin/bench --writes` counts on: forms as a browser sends them, whole letters, nothing found by chance."""

import pytest
from django.core.mail import EmailMessage, get_connection

from benchmarks.writes.letters import Letters
from benchmarks.writes.person import controls
from benchmarks.writes.together import Sent, summed
from benchmarks.writes.words import marks_in, word
from tests.directory.browsing import form_in
from tests.directory.factories import ProfilePageFactory


@pytest.mark.django_db
def test_a_form_is_read_as_a_browser_sends_it(client):
    client.force_login(ProfilePageFactory(presentation="J’ai <ouvert>\ndeux « unités ».").owner)
    page = client.get("/compte/profil/modifier/")
    read = controls(page.content.decode(), "version")
    assert read.sent == form_in(page, having="version")
    assert len(read.choices["themes-0-theme"]) > 0
    with pytest.raises(ValueError, match="nowhere"):
        controls(page.content.decode(), "nowhere")


def test_each_letter_is_read_once_it_is_whole(tmp_path):
    letters, folder = Letters(tmp_path), str(tmp_path)
    with get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=folder) as box:
        for number in (1, 2):
            box.send_messages(
                [EmailMessage("Votre code", f"Voici :\n\n1234-000{number}\n", to=[f"{number}@exemple.invalid"])]
            )
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"1234-0002") + 6])
    letters.look()
    assert letters.codes == {"1@exemple.invalid": "1234-0001"}
    path.write_bytes(whole)
    assert letters.code_for("2@exemple.invalid") == "1234-0002"


def test_lost_and_doubled_ones_are_counted():
    run, there, twice, lost = (word() for _word in range(4))
    texts = [f"Je viens : {run} {there}.", f"{run} {twice}", f"<p>{run} {twice}</p>", f"{word()} {lost}"]
    sent = [Sent(mark, is_taken=True, took=1.0) for mark in (there, twice, lost)]
    told = summed([*sent, Sent(word(), is_taken=False, took=1.0)], marks_in(texts, run))
    assert [told[name] for name in ("sent", "acknowledged", "lost", "doubled")] == [4, 3, 1, 1]
