"""How often a search server is asked for one question: once more for words that only its index can know."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from portal.finding import Query, finder

NOTHING = {"timed_out": False, "hits": {"total": {"value": 0}, "hits": []}, "suggest": {}}


class EmptyIndex(BaseHTTPRequestHandler):
    """Answers every question as an index would that holds nothing, and keeps what it was asked."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append(asked)
        words = {word: {"doc_count": 0} for word in asked.get("suggest", ())}
        answer = json.dumps(NOTHING | {"aggregations": {"known": {"buckets": words}}}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args):
        """Keep the output of the tests clean."""


@pytest.fixture
def looked_up(settings, tmp_path, db):
    """Ask a question and return the words that were looked up before it, request by request."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), EmptyIndex)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SEARCH_DIR = tmp_path / "search"
    settings.SEARCH_URL = f"http://127.0.0.1:{server.server_port}"

    def ask(text, **words):
        server.asked = []
        assert not finder().find(Query(text=text, **words)).degraded
        *before, _question = server.asked
        return [sorted(each["suggest"]) for each in before]

    yield ask
    server.shutdown()
    server.server_close()


def test_a_word_that_nobody_knows_is_looked_up_first(looked_up):
    assert looked_up("zanzibar") == [["zanzibar"]]


def test_words_of_synonyms_and_topics_are_known_already(looked_up):
    assert looked_up("télétravail teamviewer") == []
    assert looked_up("télétravail teamviewer zanzibar") == [["zanzibar"]]


def test_words_that_are_meant_as_they_are_spelt_are_not_looked_up(looked_up):
    assert looked_up("zanzibar", exact=True) == []
