"""The plain text of a letter that came as HTML alone: what is quoted in it is left out."""

from html.parser import HTMLParser

_LINES = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote", "hr"})
_SILENT = frozenset({"head", "style", "script", "title", "blockquote"})
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input"})
# What mail programs wrap around a quotation or a signature.
_WRAPPERS = ("gmail_quote", "gmail_signature", "moz-cite-prefix", "moz-signature", "yahoo_quoted", "divrplyfwdmsg")


class _Text(HTMLParser):
    """Gathers the words outside of quotations; tags may be left open, as in many letters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINES:
            self.words.append("\n")
        if tag not in _VOID:
            names = " ".join(value or "" for name, value in attrs if name in ("class", "id")).lower()
            self._open.append((tag, tag in _SILENT or any(wrapper in names for wrapper in _WRAPPERS)))

    def handle_endtag(self, tag: str) -> None:
        if tag in {name for name, _silent in self._open}:
            while self._open.pop()[0] != tag:
                pass
        if tag in _LINES and tag != "br":
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not any(silent for _tag, silent in self._open):
            self.words.append(" ".join(data.split(" ")) if "\n" not in data else data.replace("\n", " "))


def from_html(html: str) -> str:
    """Return the words of an HTML letter with its line breaks, without scripts, quotations and signatures."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = [line.strip() for line in "".join(parser.words).split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip()
