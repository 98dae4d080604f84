"""A world that every test of a file looks at, built once for the file instead of once for each of them.

It stands in a transaction that stays open until the last test of the file; each of them runs, as always, in one of its
own inside it, and leaves the world as it was. Of its files, each test that asks for them gets a copy.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

FOLDERS = {"MEDIA_ROOT": "media", "PRIVATE_ROOT": "private", "SEARCH_DIR": "search"}


def built_by(build: Callable[[], Any]) -> Callable[..., Iterator[Any]]:
    """Return the fixture of a file that builds its world, for every test of it: none may see it by chance.

    What `build` returns is the same object for all of them: a test that changes it makes a copy.
    """

    @pytest.fixture(scope="module", autouse=True)
    def world(
        request: pytest.FixtureRequest,
        tmp_path_factory: pytest.TempPathFactory,
        django_db_setup: None,
        django_db_blocker: DjangoDbBlocker,
    ) -> Iterator[Any]:
        refuse_commits(request)
        folder = tmp_path_factory.mktemp("world")
        with override_settings(**below(folder)), until_the_end(django_db_blocker, build) as made:
            yield made

    return world


def below(folder: Path) -> dict[str, Path]:
    """Return the settings that name folders, for files below this one."""
    return {name: folder / part for name, part in FOLDERS.items()}


@contextmanager
def until_the_end(blocker: DjangoDbBlocker, build: Callable[[], Any]) -> Iterator[Any]:
    """Yield what `build` makes of the database; undo it afterwards."""
    whole = transaction.atomic()
    # What insists on a transaction of its own finds none around it, as within Django's own test cases.
    whole._from_testcase = True  # type: ignore[attr-defined]

    def undo() -> None:
        with blocker.unblock():
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)

    with ExitStack() as afterwards:
        with blocker.unblock():
            whole.__enter__()
            afterwards.callback(undo)
            with translation.override(settings.LANGUAGE_CODE):
                made = build()
        yield made


def own_files(ours: Any, folder: Path) -> None:
    """Give a test a copy of the world's files, to do with as it likes."""
    for name, place in below(folder).items():
        if Path(getattr(settings, name)).exists():
            shutil.copytree(getattr(settings, name), place)
        setattr(ours, name, place)


def refuse_commits(request: pytest.FixtureRequest) -> None:
    """Fail in a file with a test that commits: it would empty the tables under the others."""
    for item in request.session.items:
        if item.path == request.path:
            marks = [mark.kwargs.get("transaction") for mark in item.iter_markers("django_db")]
            assert not any(marks), f"{item.nodeid} commits: it belongs into a file without a world."
