"""The report as a PDF says what its page says, and holds nothing else."""

import io
import re
from collections import defaultdict
from itertools import pairwise

from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from PIL import Image as Picture
from pypdf import PdfReader
from wagtail.images import get_image_model

from directory.models import Theme
from reports.actions import draft_weekly_report, publish_weekly_report
from reports.models import WeeklyReportPage
from reports.weeks import Week
from tests.reports.conftest import make_editor
from tests.reports.factories import at, published

WEEK = Week.parse("2020-W14")
FRIDAY = at("04-03 23:59").replace(second=59)


def publish(**words):
    draft = draft_weekly_report(WEEK, as_of=FRIDAY).get_latest_revision_as_object()
    for name, value in words.items():
        setattr(draft, name, value)
    draft.save_revision()
    return publish_weekly_report(WEEK, by=make_editor())


def printed(client):
    answer = client.get("/bilans/2020-s14/pdf/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bilan-2020-s14.pdf"'
    return PdfReader(io.BytesIO(answer.content))


def words(text):
    return re.sub(r"\s+", " ", text.replace("-\n", "-"))


def text_of(pdf):
    return words(" ".join(page.extract_text() for page in pdf.pages))


def test_the_week_of_2020_on_two_pages(anap_week, client):
    publish()
    pdf = printed(client)
    text = text_of(pdf)
    assert len(pdf.pages) == 2
    for said in (
        "Situation au vendredi 3 avril 2020. Bilan daté du lundi 6 avril 2020.",
        "Chaque présentation est publiée",
        "37 personnes volontaires proposent leur aide, dont 24 inscrites cette semaine.",
        "On compte 29 hommes et 8 femmes.",
        "18 personnes viennent du médico-social et 17 du sanitaire",
        "25 personnes travaillent dans une structure privée",
        "10 demandes viennent d’établissements de santé et 5 de structures médico-sociales.",
        "15 demandes ont été traitées par 7 personnes volontaires",
        "Île-de-France 8",
        "Auvergne-Rhône-Alpes 6",
        "Télétravail 24",
        "Télémédecine 3",
        "Appel téléphonique 11",
    ):
        assert said in text, said


def test_every_table_of_the_page_is_in_it(anap_week, client):
    publish()
    page = BeautifulSoup(client.get("/bilans/2020-s14/").content, "html.parser")
    text = text_of(printed(client))
    rows = [words(f"{row.th.get_text()} {row.td.get_text()}") for row in page.select("tbody tr")]
    assert len(rows) > 40
    assert [row for row in rows if row not in text] == []


def test_it_is_tagged_and_says_what_it_is(anap_week, client):
    publish(signed_by="L’équipe d’Entraide")
    pdf = printed(client)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert (root["/Lang"], pdf.metadata.title) == ("fr-FR", "Bilan de la semaine du 30 mars au 5 avril 2020")
    assert pdf.metadata.author == "L’équipe d’Entraide"
    assert "pdfuaid:part" in pdf.xmp_metadata.stream.get_data().decode()


def test_the_editors_words_and_images_are_printed(anap_week, client):
    image = picture()
    blocks = [
        {"type": "heading", "value": "Ce que nous retenons"},
        {"type": "text", "value": '<p>Du <b>gras</b> et <a href="https://exemple.invalid/x">un lien</a>.</p>'},
        {"type": "quote", "value": {"text": "Merci", "author": "Une directrice"}},
        {"type": "image", "value": image.pk},
    ]
    prose = WeeklyReportPage._meta.get_field("prose").stream_block.to_python(blocks)
    sentences = {"gender": {"text": "Huit femmes, #strong[29] hommes.", "instead_of": ""}}
    publish(introduction="Un contexte\nen deux lignes.", prose=prose, sentences=sentences)
    pdf = printed(client)
    text = text_of(pdf)
    for said in ("Un contexte", "Ce que nous retenons", "Du gras et un lien.", "« Merci » — Une directrice"):
        assert said in text
    assert "Huit femmes, #strong[29] hommes." in text
    links = [note.get_object()["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", []) or []]
    assert "https://exemple.invalid/x" in links
    assert "http://localhost/bilans/2020-s14/" in links


def picture():
    drawn = io.BytesIO()
    Picture.new("RGB", (40, 30), "teal").save(drawn, "PNG")
    drawn.seek(0)
    return get_image_model().objects.create(title="Un plan", file=ImageFile(drawn, name="plan.png"), description="Plan")


def test_the_same_report_is_the_same_file(anap_week, client):
    publish()
    assert client.get("/bilans/2020-s14/pdf/").content == client.get("/bilans/2020-s14/pdf/").content


def test_a_week_in_which_nothing_happened_prints_too(db, client):
    publish()
    assert "Aucune personne volontaire" in text_of(printed(client))


def test_many_regions_and_long_words_break_nowhere(anap_week, client):
    for number in range(40):
        published(at("03-30 10:00"), region_id=["53", "11", None][number % 3])
    publish(introduction="Anticonstitutionnellement" * 12)
    assert "Non renseignée 13" in text_of(printed(client))


def test_a_list_longer_than_a_page_is_printed_whole(anap_week, client):
    for theme in Theme.objects.all():
        published(at("03-30 10:00"), is_expert=True).themes.add(theme)
    publish()
    pdf = printed(client)
    text = text_of(pdf)
    assert [
        name for name in Theme.objects.values_list("name_fr", flat=True) if words(name.replace("'", "’")) not in text
    ] == []
    assert min(gap for page in pdf.pages for gap in gaps(page)) > 5


def gaps(page):
    """How far apart, in points, texts stand that begin one under the other."""
    columns = defaultdict(set)
    page.extract_text(visitor_text=lambda said, at, *_font: said.strip() and columns[round(at[4])].add(at[5]))
    return [below - above for heights in columns.values() for above, below in pairwise(sorted(heights))]


def test_a_draft_is_printed_for_nobody(anap_week, client):
    draft_weekly_report(WEEK, as_of=FRIDAY)
    assert client.get("/bilans/2020-s14/pdf/").status_code == 404
