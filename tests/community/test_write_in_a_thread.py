"""The reply box: looking first, keeping for later, joining files, quoting; nothing typed is ever lost."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from community.models import Attachment, Post, PostDraft
from community.writing import attaching
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def page():
    return HelpRequestFactory()


@pytest.fixture
def author(client):
    user = ProfilePageFactory().owner
    client.force_login(user)
    return user


def send(client, page, body="Voici.", **more):
    return client.post(f"/demandes/{page.slug}/repondre/", {"body": body, **more})


def shown(client, page):
    return client.get(page.url).content.decode()


def fetch(client, file):
    return client.get(f"/messages/fichiers/{file.pk}/")


def pdf(name="charte.pdf", data=PDF):
    return SimpleUploadedFile(name, data)


def picture(name="plan.png", size=(40, 30)):
    data = BytesIO()
    Image.new("RGB", size, "red").save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue())


def test_looking_first_publishes_nothing_and_keeps_the_draft(client, page, author):
    answer = send(client, page, "**Bonjour** <script>x</script>", preview="1")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<strong>Bonjour</strong> &lt;script&gt;" in text
    assert "**Bonjour** &lt;script&gt;" in text  # still in the box
    assert not Post.objects.exists()
    assert PostDraft.objects.get().body == "**Bonjour** <script>x</script>"


def test_a_draft_is_there_again_and_gone_once_published(client, page, author):
    assert send(client, page, "À finir", save="1").status_code == 302
    assert ">\nÀ finir</textarea>" in shown(client, page)
    client.logout()
    client.force_login(ProfilePageFactory().owner)
    assert "À finir" not in shown(client, page)
    client.force_login(author)
    assert ">\nÀ finir</textarea>" in shown(client, page)
    send(client, page, "Fini")
    assert not PostDraft.objects.exists()
    assert "À finir" not in shown(client, page)


def test_a_draft_kept_while_one_types_needs_the_right_to_write(client, page, author):
    url = f"/messages/fil/{page.thread.pk}/brouillon/"
    assert client.post(url, {"body": "Je tape"}).status_code == 204
    assert PostDraft.objects.get().body == "Je tape"
    client.force_login(UserFactory())
    assert client.post(url, {"body": "Moi aussi"}).status_code == 404
    client.logout()
    assert client.post(url, {"body": "Moi aussi"}).status_code == 302
    assert PostDraft.objects.get().user == author


def test_what_is_sent_after_the_session_ended_waits_for_its_author(client, page):
    author = ProfilePageFactory().owner
    answer = send(client, page, "Écrit pendant que la session finissait.")
    assert answer.headers["Location"].startswith("/compte/login/?next=")
    assert not PostDraft.objects.exists()
    client.force_login(author)
    assert "Écrit pendant que la session finissait." in shown(client, page)
    assert PostDraft.objects.get().user == author
    assert "Écrit pendant" not in shown(client, HelpRequestFactory())


def test_a_draft_can_be_deleted_with_its_files(client, page, author):
    send(client, page, "À jeter", save="1", attached=[pdf()])
    stored = Attachment.objects.get().file
    send(client, page, discard="1")
    assert not PostDraft.objects.exists()
    assert not Attachment.objects.exists()
    assert stored.name


def test_a_double_click_with_its_key_is_one_post_whatever_the_words(client, page, author):
    send(client, page, "Un", key="k" * 32)
    assert send(client, page, "Un et demi", key="k" * 32).status_code == 302
    assert Post.objects.count() == 1
    client.force_login(ProfilePageFactory().owner)
    assert send(client, page, "Deux", key="j" * 32).status_code == 302
    assert Post.objects.count() == 2


def test_files_go_with_the_post(client, page, author):
    send(client, page, "Avec deux fichiers", attached=[pdf(), picture()])
    post = Post.objects.get()
    assert [(one.name, one.kind) for one in post.attachments.all()] == [("charte", "pdf"), ("plan", "jpg")]
    client.logout()
    text = shown(client, page)
    for one in post.attachments.all():
        assert f'href="/messages/fichiers/{one.pk}/"' in text
        answer = fetch(client, one)
        assert answer.status_code == 200
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Disposition"].startswith("inline" if one.is_picture else "attachment")


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (SimpleUploadedFile("x.exe", b"MZ\x90"), "Seuls ces fichiers"),
        (SimpleUploadedFile("x.svg", b"<svg onload=alert(1)>"), "Seuls ces fichiers"),
        (SimpleUploadedFile("x.html", b"<script>alert(1)</script>"), "Seuls ces fichiers"),
        (SimpleUploadedFile("x.png", b"<svg onload=alert(1)>"), "image"),
        (SimpleUploadedFile("x.docx", b"PK not a zip"), "abîmé"),
        (SimpleUploadedFile("x.pdf", PDF.replace(b"<<>>", b"<</JavaScript 1>>")), "scripts"),
        (SimpleUploadedFile("x.pdf", b"%PDF-" + b"0" * (5 * 1024 * 1024)), "trop lourd"),
        (SimpleUploadedFile("x.pdf", b""), "vide"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_a_bad_file_is_refused_and_costs_nothing_else(client, page, author, file, says):
    answer = send(client, page, "Voici.", attached=[pdf("bon.pdf"), file])
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Post.objects.exists()
    assert [one.name for one in attaching.drafted(page.thread, author)] == ["bon"]
    assert "bon" in answer.content.decode()
    send(client, page, "Voici.")
    assert Post.objects.get().attachments.get().name == "bon"


def test_five_files_are_the_most_and_one_can_be_taken_off(client, page, author):
    answer = send(client, page, preview="1", attached=[pdf(f"f{number}.pdf") for number in range(6)])
    assert "cinq fichiers" in answer.content.decode()
    assert attaching.drafted(page.thread, author).count() == 5
    gone = attaching.drafted(page.thread, author).first()
    assert send(client, page, remove=str(gone.pk)).status_code == 200
    assert not Attachment.objects.filter(pk=gone.pk).exists()
    other = ProfilePageFactory().owner
    client.force_login(other)
    send(client, page, remove=str(attaching.drafted(page.thread, author).first().pk))
    assert attaching.drafted(page.thread, author).count() == 4


def test_a_quota_holds_over_all_threads(client, page, author, monkeypatch):
    monkeypatch.setattr(attaching, "QUOTA", 2 * len(PDF))
    send(client, page, "Un", attached=[pdf("a.pdf")])
    send(client, HelpRequestFactory(), "Deux", attached=[pdf("b.pdf")])
    answer = send(client, HelpRequestFactory(), "Trois", attached=[pdf("c.pdf")])
    assert answer.status_code == 422
    assert "100" in answer.content.decode()
    assert Attachment.objects.count() == 2


@pytest.mark.parametrize("state", ["draft", "hidden", "held", "withdrawn", "offline"])
def test_a_file_is_read_by_whoever_reads_its_post(client, page, author, state):
    send(client, page, "Avec", attached=[pdf()], **({"save": "1"} if state == "draft" else {}))
    file = Attachment.objects.get()
    moments = {"hidden": "hidden_at", "held": "held_at", "withdrawn": "withdrawn_at"}
    if state in moments:
        Post.objects.update(**{moments[state]: page.first_published_at})
    if state == "offline":
        page.unpublish()
    assert fetch(client, file).status_code == 200  # their own
    client.force_login(ProfilePageFactory().owner)
    assert fetch(client, file).status_code == 404
    client.logout()
    assert fetch(client, file).status_code == 404


def test_quoting_puts_the_words_and_their_author_in_the_box(client, page, author):
    other = ProfilePageFactory()
    post = PostFactory(thread=page.thread, by=other.owner, body="> vieille citation\nCommencez par la charte.")
    text = client.get(f"{page.url}?citer={post.pk}").content.decode()
    assert f"&gt; @{other.slug}\n&gt; Commencez par la charte.\n" in text
    assert "vieille citation</textarea>" not in text
    fragment = client.get(f"/messages/fil/{page.thread.pk}/citation/{post.pk}/")
    assert fragment.content.decode() == f"> @{other.slug}\n> Commencez par la charte.\n\n"
    hidden = PostFactory(thread=page.thread, body="Rien à voir", hidden_at=post.at)
    elsewhere = PostFactory(body="Rien à voir")
    for number in (hidden.pk, elsewhere.pk, "x", "9" * 30):
        assert "&gt; Rien" not in client.get(f"{page.url}?citer={number}").content.decode()
