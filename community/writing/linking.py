"""Addresses and mentions in running text become links, as one expects without learning any syntax."""

import re
from collections.abc import Iterator, Mapping

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_ADDRESS = r"(?P<address>(?:https?://|\bwww\.)[^\s<>\"“”«»]+)"
# A word after a sign that no e-mail address has before it.
MENTION = r"(?<![\w.@/-])@(?P<person>[a-z0-9]+(?:-[a-z0-9]+)*)"
_WORD = re.compile(f"{_ADDRESS}|{MENTION}", re.IGNORECASE)
_AFTER = ".,;:!?'’…*_"


def link_words(state: StateCore) -> None:
    """Turn what reads as an address or names somebody into links, but for what stands in a link already."""
    for block in state.tokens:
        if block.type == "inline":
            block.children = list(_linked(block.children or [], state))


def _linked(tokens: list[Token], state: StateCore) -> Iterator[Token]:
    inside = 0
    for token in tokens:
        inside += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and not inside:
            yield from _parts(token.content, state)
        else:
            yield token


def _parts(text: str, state: StateCore) -> Iterator[Token]:
    end, people = 0, state.env["people"]
    for match in _WORD.finditer(text):
        shown = _trimmed(match["address"]) if match["address"] else match[0]
        if url := _url(match, shown, people, state):
            yield _plain(text[end : match.start()])
            yield from _link(url, shown, is_mention=bool(match["person"]))
            end = match.start() + len(shown)
    yield _plain(text[end:])


def _url(match: re.Match[str], shown: str, people: Mapping[str, str], state: StateCore) -> str:
    if match["person"]:
        return people.get(match["person"].lower(), "")
    address = state.md.normalizeLink(shown if "://" in shown else f"https://{shown}")
    return address if state.md.validateLink(address) else ""


def _trimmed(address: str) -> str:
    """Return an address without the signs that end the sentence or the bracket it stands in."""
    while address and (address[-1] in _AFTER or (address[-1] == ")" and address.count(")") > address.count("("))):
        address = address[:-1]
    return address


def _link(url: str, text: str, *, is_mention: bool) -> Iterator[Token]:
    attributes: dict[str, str | int | float] = {"href": url}
    if is_mention:
        attributes["class"] = "mention"
    yield Token("link_open", "a", 1, attrs=attributes)
    yield _plain(text)
    yield Token("link_close", "a", -1)


def _plain(text: str) -> Token:
    return Token("text", "", 0, content=text)
