"""The search from a terminal."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from portal.work import worker
from search import checks, indexing
from search.evaluation import measure
from tests.directory.factories import ProfilePageFactory, RegionFactory, ThemeFactory

RELEVANCE = Path(__file__).parent / "relevance"


def files(half="development", folder=RELEVANCE):
    """The documents with one half of the questions; `general` has but one."""
    return {
        "docs": folder / "docs.jsonl",
        "queries": folder / f"queries-{half}.jsonl",
        "qrels": folder / f"qrels-{half}.tsv",
    }


@pytest.fixture
def people(engine, db):
    indexing.rebuild()
    theme = ThemeFactory()
    ProfilePageFactory(title="Alix", themes=[theme])
    ProfilePageFactory(title="Basile", themes=[theme], region=RegionFactory(code="53", name="Bretagne"))
    worker.drain()


def asked(capsys, *words, **options):
    call_command("search_query", *words, **options)
    return capsys.readouterr().out


def test_query_as_text(people, capsys):
    lines = asked(capsys, "télétravail bretagne").splitlines()
    assert lines[0].startswith("1. Basile  /annuaire/basile/")
    assert lines[-1] == "2 found"


def test_a_terminal_reads_neither_marks_nor_entities(people, capsys):
    ProfilePageFactory(title="Cyd", presentation="J'ai « ouvert » le VPN & <b>testé</b> l'accès.")
    worker.drain()
    assert "   J'ai « ouvert » le VPN & <b>testé</b> l'accès." in asked(capsys, "vpn").splitlines()


def test_query_as_json(people, capsys):
    words = ["télétravail", "--kind", "profile", "--filter", "region=53", "--limit", "1", "--format", "json"]
    body = json.loads(asked(capsys, *words))
    assert {"count", "next", "previous", "facets", "warnings", "results"} <= set(body)
    assert (body["count"], [hit["title"] for hit in body["results"]]) == (1, ["Basile"])
    assert {each["value"]: each["count"] for each in body["facets"]["region"]} == {"84": 1, "53": 1}


@pytest.mark.parametrize("wrong", ["region", "colour=red", "available_on=tomorrow", "radius=near"])
def test_a_senseless_filter_is_refused(people, wrong):
    with pytest.raises(CommandError) as refused:
        call_command("search_query", "pca", "--filter", wrong)
    assert refused.value.returncode == 2


def evaluate(capsys, **asked):
    call_command("search_evaluate", **files() | asked)
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def reference(engine, db, capsys):
    call_command("load_reference", verbosity=0)
    capsys.readouterr()


@pytest.mark.parametrize("half", ["development", "heldout"])
def test_our_own_questions_are_answered_well(reference, engine, capsys, half):
    measured = evaluate(capsys, **files(half))
    assert measured["engine"] == engine
    assert measured["nDCG@10"] >= 0.80
    with override_settings(SEARCH_URL=""):
        embedded = evaluate(capsys, **files(half))["nDCG@10"]
    assert measured["nDCG@10"] == pytest.approx(embedded, abs=0.03)


def test_texts_without_themes_are_found_too(engine, db, capsys, tmp_path):
    bare = tmp_path / "docs.jsonl"
    records = map(json.loads, (RELEVANCE / "docs.jsonl").read_text(encoding="utf-8").splitlines())
    bare.write_text("\n".join(json.dumps(record | {"themes": []}) for record in records))
    assert evaluate(capsys, docs=bare)["nDCG@10"] >= 0.75


def test_general_questions_are_answered_as_well_as_without_what_we_know_of_our_field(reference, capsys):
    # Plain BM25 (Tantivy's French stemmer and stop words, one field of title and text) reaches 0.888 here.
    assert evaluate(capsys, **files("general", RELEVANCE / "general"))["nDCG@10"] >= 0.888


def test_a_run_can_be_kept(reference, capsys, tmp_path):
    run = tmp_path / "out.trec"
    measured = evaluate(capsys, run=run)
    assert set(measured) == {"nDCG@10", "R@10", "MRR", "p50_ms", "p95_ms", "queries", "engine"}
    assert measured["queries"] == 50
    query, q0, document, rank, score, name = run.read_text().splitlines()[0].split()
    assert (query, q0, rank, name) == ("q001", "Q0", "1", "entraide")
    assert document.startswith("d")
    assert float(score) > 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("docs", '{"id": "d1"}\n{broken', ":2:"),
        ("queries", '{"id": "q1"}', "“text” is missing"),
        ("qrels", "q1 d1 3", "<tab>"),
    ],
)
@pytest.mark.usefixtures("engine", "db")
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(CommandError, match=said) as refused:
        call_command("search_evaluate", **files() | {name: path})
    assert refused.value.returncode == 2


def test_measures_by_hand():
    judged = {"q": {"a": 3, "b": 1, "c": 0}, "unjudged": {"a": 0}}
    perfect = measure({"q": ["a", "b", "c"]}, judged)
    assert perfect == {"nDCG@10": 1.0, "R@10": 1.0, "MRR": 1.0}
    # (1/log2(2) + 7/log2(3)) / (7/log2(2) + 1/log2(3)) = 5.4165 / 7.6309
    assert measure({"q": ["b", "a"]}, judged)["nDCG@10"] == 0.7098
    assert measure({"q": ["c", "c", "b"]}, judged) == {"nDCG@10": 0.0655, "R@10": 0.5, "MRR": 0.3333}
    assert measure({}, judged) == {"nDCG@10": 0.0, "R@10": 0.0, "MRR": 0.0}


def test_every_page_type_is_indexed_or_excused(monkeypatch):
    assert checks.check_page_types() == []
    monkeypatch.delitem(checks.EXCUSED, "home.HomePage")
    assert [error.obj._meta.label for error in checks.check_page_types()] == ["home.HomePage"]


@pytest.mark.parametrize(
    ("url", "is_right"),
    [("", True), ("http://127.0.0.1:9200", True), ("https://a:b@search.example:443", True)]
    + [(wrong, False) for wrong in ("localhost", "http://localhost", "ftp://localhost:9200", "http://localhost:x")],
)
def test_an_address_without_its_port_is_refused_at_start(settings, url, is_right):
    settings.SEARCH_URL = url
    assert (checks.check_search_url() == []) is is_right
