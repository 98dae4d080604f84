"""Somebody with a browser: cookies, an address of their own, forms filled in as they came."""

import http.client
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode
from uuid import uuid4

FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
Typed = str | Sequence[str]


class Controls(HTMLParser):
    """What a form would send without a button, and what its lists offer."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.sent: dict[str, Typed] = {}
        self.choices: dict[str, list[str]] = {}
        self._name = ""
        self._text: list[str] | None = None
        self.feed(form)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a control as it stands."""
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value") or ""
        if tag == "input" and name:
            self._input(name, has.get("type") or "text", "checked" in has, has.get("value"))
        elif tag == "select":
            self._name = name
        elif tag == "option" and self._name:
            self.choices.setdefault(self._name, []).append(value)
            if "selected" in has or self._name not in self.sent:
                self.sent[self._name] = value
        elif tag == "textarea":
            self._name, self._text = name, []

    def _input(self, name: str, kind: str, is_checked: bool, value: str | None) -> None:
        if kind in ("checkbox", "radio"):
            if is_checked:
                self.sent[name] = [*self.sent.get(name, []), "on" if value is None else value]
        elif kind not in ("submit", "file", "button", "reset", "image"):
            self.sent[name] = value or ""

    def handle_data(self, data: str) -> None:
        """Keep what stands in a field of several lines."""
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close a field of several lines, or a list."""
        if tag == "textarea" and self._text is not None:
            self.sent[self._name] = "".join(self._text).removeprefix("\n")
            self._text = None
        if tag in ("select", "textarea"):
            self._name = ""


def controls(page: str, having: str) -> Controls:
    """Return the first form of a page's main part that has this field."""
    main = page.partition("<main")[2]
    for form in FORM.findall(main):
        if f'name="{having}"' in form:
            return Controls(form)
    raise ValueError(f"no form has {having}")


@dataclass
class Answer:
    """What came back: where it leads, or what it shows."""

    status: int
    place: str
    text: str
    took: float


@dataclass
class Person:
    """Somebody at home, whose limits nobody else uses up; `took` are the milliseconds of each request."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.home = ".".join(["10", *map(str, uuid4().bytes[:3])])
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, method: str, path: str, body: str | None = None) -> Answer:
        """Send one request; remember cookies and how long it took."""
        headers = {"Host": "localhost", "Accept-Language": "fr", "X-Forwarded-For": self.home}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.line.request(method, path, body, headers)
        came = self.line.getresponse()
        text = came.read().decode()
        self.took.append((time.perf_counter() - began) * 1000)
        for cookie in came.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: one.value for name, one in SimpleCookie(cookie).items()}
        return Answer(came.status, came.headers.get("Location", ""), text, self.took[-1])

    def open(self, path: str) -> str:
        """Return a page's text; raises `ValueError` when it isn't shown."""
        shown = self.ask("GET", path)
        if shown.status != 200:
            raise ValueError(f"{path} answers {shown.status} {shown.place}")
        return shown.text

    def fill(self, path: str, having: str, /, **typed: Typed) -> Answer:
        """Open a form, type over it, send it; `!2` takes the third choice of a list."""
        return self.send(path, controls(self.open(path), having), **typed)

    def send(self, path: str, form: Controls, /, **typed: Typed) -> Answer:
        """Type over a form that is open, and send it."""
        chosen = {
            name: form.choices[name][int(value[1:])] if isinstance(value, str) and value.startswith("!") else value
            for name, value in typed.items()
        }
        return self.ask("POST", path, urlencode(form.sent | chosen, doseq=True))

    def leave(self) -> None:
        """Close the connection; the cookies stay."""
        self.line.close()
