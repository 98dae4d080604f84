"""The files of the house, as a visitor finds them: what is generated, installed or kept by git is left out."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OUTSIDE = {
    ".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "__pycache__",
    "build", "entraide.egg-info", "node_modules", "var",
}  # fmt: skip

# Import name → folder of each app, lowest first; the folder requests/ is no package, so its apps are top-level names.
APPS = {
    "portal": "portal",
    "accounts": "accounts",
    "directory": "directory",
    "toolbox": "requests/toolbox",
    "help_requests": "requests/help_requests",
    "matching": "requests/matching",
    "coordination": "requests/coordination",
    "community": "community",
    "reports": "reports",
    "home": "home",
    "search": "search",
    "api": "api",
    "datasets": "datasets",
}


@cache
def house_files() -> tuple[Path, ...]:
    """Return every file of the house, relative to its root."""
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in OUTSIDE:
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix not in {".mo", ".pyc"} and path.name != ".env":
            yield path.relative_to(ROOT)


def files(*suffixes: str, under: str = "") -> list[Path]:
    """Return the files with these endings, in one folder or everywhere."""
    return [path for path in house_files() if path.suffix in suffixes and str(path).startswith(under)]


def text(path: Path) -> str:
    """Read a file of the house."""
    return (ROOT / path).read_text(encoding="utf-8")


def app_of(path: Path) -> str | None:
    """Return the app a file belongs to."""
    return next((app for app, folder in APPS.items() if path.is_relative_to(folder)), None)
