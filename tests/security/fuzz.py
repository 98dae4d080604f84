"""What somebody who means harm types, and where: into every field of every form of a page, and behind its address."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile

MARK = "<script>alert(1)</script>"
ELSEWHERE = "evil.example"
NASTY = (
    "a\0b", "%00", "' OR 1=1 --", '" OR ""="', "{{7*7}}{% now %}", MARK, "../../etc/passwd", "-1", "0",
    "99999999999999999999999", "1e309", "NaN", "2026-02-31", "9999-12-31T23:59:59", "\U0001f600\u202e\ud7ff",
    "a" * 5000, "(" * 60 + "[[\\*", "AND OR NOT", f"//{ELSEWHERE}", f"https://{ELSEWHERE}/", "\r\nX-Injected: 1", "",
    "[]", '{"a":{}}', "javascript:alert(1)", "=1+1", "2 avril 2020", "Ⅷ½", "x@y", "'",
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """Where a form of a page goes, how, and what it would send untouched."""

    action: str
    method: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]

    def filled(self, turn: int) -> dict[str, object]:
        """Return the form with something nasty in each field; another thing in each with every turn."""
        values: dict[str, object] = {
            name: NASTY[(place * 7 + turn * 11) % len(NASTY)] for place, (name, _value) in enumerate(self.fields)
        }
        nasty = SimpleUploadedFile("../x\0.php", NASTY[turn % len(NASTY)].encode(), content_type="image/png")
        return values | (dict.fromkeys(self.files, nasty) if self.method == "post" else {})

    def one_by_one(self, turn: int) -> Iterator[dict[str, object]]:
        """Yield the form as it is, with something nasty in one field alone: what the others would have hidden."""
        untouched: dict[str, object] = dict(self.fields)
        for place, (name, _value) in enumerate(self.fields):
            yield untouched | {name: NASTY[(place * 7 + turn * 11 + 3) % len(NASTY)]}


def value_of(field: Tag) -> str:
    """Return what a field of a form would send."""
    if field.name == "textarea":
        return field.text
    chosen = field.select_one("option[selected]") or field.select_one("option") if field.name == "select" else field
    return str(chosen.get("value", "")) if chosen else ""


def forms(address: str, page: str) -> Iterator[Form]:
    """Yield every form of a page, leaving out the way to sign out."""
    for form in BeautifulSoup(page, "html.parser").find_all("form"):
        named = list(form.select("input[name], select[name], textarea[name], button[name]"))
        action = str(form.get("action") or address).partition("#")[0]
        if "logout" in action:
            continue
        yield Form(
            action=action,
            method="post" if str(form.get("method", "get")).lower() == "post" else "get",
            fields=tuple((str(field["name"]), value_of(field)) for field in named if field.get("type") != "file"),
            files=tuple(str(field["name"]) for field in named if field.get("type") == "file"),
        )
