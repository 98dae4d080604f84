"""Threads and documents of the toolbox, found like people and requests on every engine; and the page over all four."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from community.actions import accept_solution, hide_post, show_post
from help_requests.choices import State
from help_requests.models import HelpRequestPage
from portal.finding import Query, finder
from portal.work import worker
from search import indexing, inspection
from search.documents import documents_for
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.toolbox.factories import ResourceFactory
from toolbox.models import Resource

WORD = "mirabelle"


@pytest.fixture
def kinds(index):
    """The kinds that answer, in order."""

    def ask(text="", **words):
        return [hit.kind for hit in index(text=text, **words).hits]

    return ask


@pytest.fixture
def four(db):
    """One thing of each kind about the same word."""
    theme = ThemeFactory()
    ProfilePageFactory(title="Ada Exemple", presentation=f"Je connais la {WORD}.", themes=[theme])
    request = HelpRequestFactory(title="Une question", description=f"Où trouver la {WORD} ?", themes=[theme])
    PostFactory(thread=request.thread, body=f"La {WORD} se trouve à Metz.")
    ResourceFactory(title="Guide", summary=f"Tout sur la {WORD}.", themes=[theme])
    return request


class TestThreads:
    def test_a_thread_is_found_by_what_is_said_in_it(self, index):
        request = HelpRequestFactory(title="Trouver un fruit", themes=[ThemeFactory()])
        first = PostFactory(thread=request.thread, body="Avez-vous cherché à Metz ?")
        solving = PostFactory(thread=request.thread, body=f"C’est une {WORD}.")
        accept_solution(request.thread, solving)
        (hit,) = index(text=WORD, kinds=("thread",)).hits
        assert (hit.title, hit.url) == ("Trouver un fruit", f"{HelpRequestPage.objects.get().url}#fil")
        assert f"<mark>{WORD}</mark>" in hit.highlight
        assert hit.card["posts"] == 2
        assert hit.card["has_solution"] is True
        assert hit.card["last_post_on"] == timezone.localdate(first.at).isoformat()
        assert hit.card["themes"] == [{"slug": "teletravail", "name": "Télétravail"}]
        assert hit.card["region"]["code"] == "84"
        assert f"C’est une {WORD}" in hit.card["excerpt"]

    def test_its_request_is_still_found_by_it_in_the_list_of_requests(self, index):
        request = HelpRequestFactory()
        PostFactory(thread=request.thread, body=WORD)
        assert index(text=WORD, kinds=("request",)).total == 1

    def test_what_is_said_leads_to_the_thread_and_what_is_asked_to_the_request(self, kinds):
        request = HelpRequestFactory(title="Choisir une pelleteuse")
        PostFactory(thread=request.thread, body=f"Prenez plutôt une {WORD}.")
        for number in range(12):  # a word that one page of a dozen holds is worth more than a request being open
            HelpRequestFactory(title=f"Autre besoin {number}")
        assert kinds("pelleteuse")[0] == "request"
        assert kinds(WORD)[0] == "thread"

    def test_a_person_who_knows_comes_before_pages_and_a_page_by_its_name_before_people(self, index):
        theme = ThemeFactory()
        HelpRequestFactory(title="Télétravail : par où commencer ?", themes=[theme])
        ResourceFactory(title="Charte de télétravail à adapter", summary="Télétravail.", themes=[theme])
        for number in range(4):
            ProfilePageFactory(title=f"Volontaire {number}", presentation="J’aide.", themes=[theme])
        people = {f"Volontaire {number}" for number in range(4)}
        assert {hit.title for hit in index(text="teletravaille").hits[:4]} == people
        assert {hit.title for hit in index(text='"télétravail"').hits[:4]} == people
        assert index(text="charte de télétravail à adapter").hits[0].kind == "resource"

    def test_a_thread_in_which_nothing_is_said_is_none(self, kinds):
        request = HelpRequestFactory(title="Choisir une pelleteuse")
        assert kinds("pelleteuse") == ["request"]
        post = PostFactory(thread=request.thread)
        assert sorted(kinds("pelleteuse")) == ["request", "thread"]
        hide_post(post)
        assert kinds("pelleteuse") == ["request"]
        show_post(post)
        assert sorted(kinds("pelleteuse")) == ["request", "thread"]

    def test_a_hidden_post_is_nowhere(self, index):
        request = HelpRequestFactory()
        PostFactory(thread=request.thread, body="Bonjour.")
        hide_post(PostFactory(thread=request.thread, body=WORD))
        assert index(text=WORD).total == 0
        (document,) = documents_for("thread", [request.thread.pk])
        assert WORD not in repr(document)

    def test_it_follows_its_request(self, index):
        request = HelpRequestFactory()
        PostFactory(thread=request.thread, body=WORD)
        assert index(kinds=("thread",), filters={"state": ("open",)}).total == 1
        request.title = "Un autre titre"
        request.save_revision().publish()
        (hit,) = index(text=WORD, kinds=("thread",)).hits
        assert hit.title == "Un autre titre"
        request.unpublish()
        assert index(text=WORD).total == 0
        request.save_revision().publish()
        assert index(text=WORD, kinds=("thread",)).total == 1
        HelpRequestPage.objects.get().delete()
        assert index().total == 0
        assert inspection.differences() == []

    def test_a_solved_one_stays_among_the_first(self, names):
        for title, state, solved in (("Résolu", State.SOLVED, True), ("Sans suite", State.CLOSED_UNSOLVED, False)):
            request = HelpRequestFactory(title=title)
            post = PostFactory(thread=request.thread, body=WORD)
            if solved:
                accept_solution(request.thread, post)
            HelpRequestPage.objects.get(pk=request.pk).periods.update(state=state)
        indexing.rebuild()
        assert names(WORD, kinds=("thread",)) == ["Résolu", "Sans suite"]

    def test_place_and_region_are_those_of_who_asked(self, index):
        request = HelpRequestFactory()
        PostFactory(thread=request.thread)
        region = index(kinds=("thread",), facets=("region",)).facets["region"]
        assert [(each.value, each.count) for each in region] == [("84", 1)]


class TestResources:
    def test_a_document_is_found_by_title_summary_theme_kind_and_file(self, index):
        page = ResourceFactory(title="Charte", summary=f"Pour la {WORD}.", themes=[ThemeFactory()])
        for text in ("charte", WORD, "télétravail", "modèle"):
            (hit,) = index(text=text).hits
            assert (hit.kind, hit.pk, hit.url) == ("resource", page.pk, page.url)
        assert hit.card["formats"] == ["ODT"]
        assert hit.card["files"] == 1

    @pytest.mark.parametrize("way", ["unpublish", "delete"])
    def test_what_is_withdrawn_is_gone(self, index, way):
        page = ResourceFactory(summary=WORD)
        assert index(text=WORD).total == 1
        getattr(page, way)()
        assert index(text=WORD).total == 0

    def test_a_draft_is_not_found(self, index):
        page = ResourceFactory(live=False, summary=WORD)
        assert index(text=WORD).total == 0
        page.save_revision().publish()
        assert index(text=WORD).total == 1
        page.summary = "cerise"
        page.save_revision()
        assert index(text="cerise").total == 0

    def test_an_expired_one_leaves_with_the_next_reading(self, index):
        page = ResourceFactory(summary=WORD)
        assert index(text=WORD).total == 1
        Resource.objects.filter(pk=page.pk).update(expire_at=timezone.now())
        call_command("publish_scheduled", verbosity=0)
        assert index(text=WORD).total == 0


class TestAllFour:
    def test_each_kind_answers_and_is_counted(self, index, four):
        results = index(text=WORD, facets=("kind", "theme"))
        assert {hit.kind for hit in results.hits} == {"profile", "request", "thread", "resource"}
        assert {each.value: each.count for each in results.facets["kind"]} == dict.fromkeys(
            ("profile", "request", "thread", "resource"), 1
        )
        assert [(each.value, each.count) for each in results.facets["theme"]] == [("teletravail", 4)]

    def test_one_kind_alone_keeps_the_counts_of_the_others(self, index, four):
        results = index(text=WORD, kinds=("thread",), facets=("kind",))
        assert [hit.kind for hit in results.hits] == ["thread"]
        assert sum(each.count for each in results.facets["kind"]) == 4

    def test_who_is_available_is_asked_of_people_and_requests(self, kinds, four):
        assert set(kinds(WORD, available_on=timezone.localdate())) == {"profile", "request"}
        assert set(kinds(WORD, remote=True)) == {"profile", "request"}

    def test_the_index_is_in_step_after_a_rebuild(self, engine, four):
        worker.drain()
        assert indexing.rebuild() == 4
        assert inspection.differences() == []
        assert inspection.status().documents == dict.fromkeys(("profile", "request", "thread", "resource"), 1)

    @pytest.mark.parametrize("kind", ["profile", "request", "thread", "resource"])
    def test_the_command_takes_each_kind(self, index, four, kind):
        index()
        out = StringIO()
        call_command("search_query", WORD, kind=[kind], format="json", stdout=out)
        body = json.loads(out.getvalue())
        assert [(hit["kind"], body["count"]) for hit in body["results"]] == [(kind, 1)]

    @pytest.mark.parametrize("word", ["profil", "demande", "fil", "outil"])
    def test_the_page_has_a_tab_for_each(self, index, four, client, word):
        index()
        answer = client.get("/recherche/", {"q": WORD, "nature": word})
        assert [tab.count for tab in answer.context["tabs"]] == [4, 1, 1, 1, 1]
        assert [tab.current for tab in answer.context["tabs"]].index(True) > 0
        assert len(answer.context["cards"]) == 1

    def test_the_page_draws_every_kind(self, index, four, client):
        index()
        text = client.get("/recherche/", {"q": WORD}).content.decode()
        for href in (
            "/annuaire/ada-exemple/",
            "/demandes/une-question/",
            "/demandes/une-question/#fil",
            "/outils/guide/",
        ):
            assert f'href="{href}"' in text
        assert text.count(f"<mark>{WORD}</mark>") == 4

    def test_without_an_index_the_database_answers_for_all(self, engine, four):
        worker.drain()
        find = finder().find
        HelpRequestPage.objects.update(title="Une guide de plus")
        assert {hit.kind for hit in indexless(Query(text="guide")).hits} == {"request", "thread", "resource"}
        assert {hit.kind for hit in indexless(Query(filters={"region": ("84",)})).hits} == {
            "profile",
            "request",
            "thread",
        }
        assert {hit.kind for hit in indexless(Query(filters={"theme": ("teletravail",)})).hits} == {
            "profile",
            "request",
            "thread",
            "resource",
        }
        assert find(Query(text=WORD)).total == 4


def indexless(query: Query):
    """Ask as when there is no engine."""
    from search.fallback import answer_from_database

    results = answer_from_database(query)
    assert results.degraded
    return results
