"""No file that is handed on holds a secret: keys, tokens, passwords in addresses."""

import re
from pathlib import Path

import pytest

from tests.house.files import ROOT, house_files, text
from tests.house.test_layout import is_text

# Written in two parts where this file would find itself.
SHAPES = {
    "a private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE " + r"KEY-----",
    "a key of age": r"AGE-SECRET-" + r"KEY-1[0-9A-Z]{20,}",
    "a cloud's key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a forge's token": r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,}|glpat-[\w-]{20,})",
    "a chat's token": r"\bxox[baprs]-[0-9A-Za-z-]{10,}",
    "a signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}",
    # Of another machine than this one and those that stand for examples.
    "a password in an address": (
        r"\b\w+(?:\+\w+)?://[\w.-]+:(?!(?:password|secret|PASSWORD|motdepasse|x)@)[^\s@/{}()'\"`…<>$]{6,}"
        r"@(?!127\.0\.0\.1|localhost|\{|[\w.-]*\bexample\b)"
    ),
    "a key of Django": r"SECRET_KEY\s*=\s*['\"]?(?!only-for-tests)[A-Za-z0-9!@#$%^&*(\-_=+)]{40,}",
}


def found(content: str) -> list[str]:
    """Return what kinds of secret a text holds."""
    return [kind for kind, shape in SHAPES.items() if re.search(shape, content)]


def test_no_file_holds_a_secret():
    texts = {path: text(path) for path in house_files() if is_text(path) and path.suffix != ".svg"}
    assert {str(path): found(content) for path, content in texts.items() if found(content)} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "-----BEGIN RSA PRIVATE " + "KEY-----",
        "AGE-SECRET-" + "KEY-1" + "Q" * 58,
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "ghp_" + "a1" * 20,
        "xoxb-" + "1234567890-abcdef",
        "eyJhbGciOiJIUzI1" + ".eyJzdWIiOiIxMjM0NTY" + ".SflKxwRJSMeKKF2QT4",
        "postgres://entraide:" + "hunter2hunter2" + "@db/entraide",
        "SECRET_KEY = '" + "k9" * 30 + "'",
    ],
)
def test_one_that_is_planted_is_found(planted):
    assert found(planted)


def test_settings_of_a_machine_are_not_handed_on():
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {".env", "var/"} <= set(ignored)
    assert Path(".env") not in house_files()
