"""A backup is made while people write, sealed, and taken back into an empty place with all that was in it."""

import os
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests import once

ROOT = Path(settings.BASE_DIR)
PEOPLE = """
from tests.accounts.factories import member
member("camille@exemple.invalid"); member("part@exemple.invalid")
"""
UPLOAD = """
from django.core.files.base import ContentFile
from directory.models import Upload, Volunteer
upload = Upload(volunteer=Volunteer.objects.create(), kind="document", size=5)
upload.file.save("charte.pdf", ContentFile(b"%PDF-"))
"""
TELL = """
from accounts.models import User
from directory.models import Upload
print(sorted(User.objects.values_list("email", flat=True)), [one.file.read() for one in Upload.objects.all()])
"""


@dataclass(frozen=True)
class Place:
    """A portal of its own: database, files, key."""

    folder: Path
    database: str

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "VAR_DIR": str(self.folder),
            "MEDIA_ROOT": str(self.folder / "media"),
            "PRIVATE_ROOT": str(self.folder / "private"),
            "DATABASE_URL": self.database,
            "BACKUP_KEY_FILE": str(self.folder.parent / "key"),
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "SEARCH_URL": "",
            "SECRET_KEY": "only-for-tests-" + "x" * 50,
        }
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    def do(self, *words: str) -> str:
        done = self.run(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def shell(self, code: str) -> str:
        return self.do("shell", "-v", "0", "-c", code)


@pytest.fixture(scope="module")
def places(tmp_path_factory, django_db_setup):
    """Make places, each with a database of the kind the suite runs on."""
    made, parent = [], tmp_path_factory.mktemp("places")

    def place(name: str, *, migrated: bool = False) -> Place:
        folder = parent / name
        folder.mkdir()
        told = connection.settings_dict
        if connection.vendor == "sqlite":
            if migrated:
                once.copy_to(folder / "db.sqlite3")
            return Place(folder, f"sqlite:///{folder / 'db.sqlite3'}")
        database = f"backup-{name}-{os.getpid()}"
        postgres(f'CREATE DATABASE "{database}"' + (f' TEMPLATE "{once.template(told)}"' if migrated else ""))
        made.append(database)
        return Place(folder, f"postgres://{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}/{database}")

    yield place
    for database in made:
        postgres(f'DROP DATABASE "{database}"')


def postgres(order: str) -> None:
    """Make or drop a database; neither can be done inside a transaction."""
    import psycopg

    told = connection.settings_dict
    where = {"host": told["HOST"], "port": told["PORT"], "user": told["USER"], "password": told["PASSWORD"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **where) as server:
        server.execute(order)


@pytest.fixture(scope="module")
def full(places) -> Place:
    """A place with two people and a file, and the key that seals its backups."""
    place = places("full", migrated=True)
    place.do("migrate", "-v", "0")
    place.do("createcachetable")
    place.shell(PEOPLE)
    place.shell(UPLOAD)
    place.do("backup", "--new-key", str(place.folder.parent / "key"))
    return place


def test_there_and_back(full, places):
    out = full.folder / "entraide.backup"
    full.do("backup", "--out", str(out))
    assert out.stat().st_mode & 0o777 == 0o600
    assert b"camille" not in out.read_bytes()
    assert [path.name for path in full.folder.glob(".backup-*")] == []

    full.do("erase_person", "part@exemple.invalid", "--reason", "essai")
    empty = places("restored")
    (empty.folder / "private").mkdir()
    (empty.folder / "private/erased-people.txt").write_text((full.folder / "private/erased-people.txt").read_text())
    empty.do("restore", str(out))
    told = empty.shell(TELL)
    assert "camille@exemple.invalid" in told
    assert "part@exemple.invalid" not in told, "erased after the backup, and brought back by it"
    assert "%PDF-" in told
    assert "problems: 0" in empty.do("check_integrity")

    refused = full.run("restore", str(out))
    assert (refused.returncode, "--replace" in refused.stderr) == (1, True)


def test_what_was_changed_or_cut_is_refused_and_nothing_is_touched(full, places):
    out = full.folder / "spoilt.backup"
    full.do("backup", "--out", str(out))
    whole, empty = out.read_bytes(), places("untouched")
    for spoilt in (whole[: len(whole) // 2], whole[:-40] + bytes(40), b"nothing of ours"):
        out.write_bytes(spoilt)
        refused = empty.run("restore", str(out))
        assert refused.returncode == 1
        assert "Traceback" not in refused.stderr
    assert not (empty.folder / "media").exists()


def test_a_file_that_leads_elsewhere_is_refused(places, tmp_path):
    out, place = tmp_path / "crafted.tar", places("crafted")
    for name, kind in (("../outside", tarfile.REGTYPE), ("media/link", tarfile.SYMTYPE)):
        with tarfile.open(out, "w") as tar:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            tar.addfile(member)
        refused = place.run("restore", str(out))
        assert (refused.returncode, "nothing was taken back" in refused.stderr) == (1, True)


def test_a_plain_one_is_a_tar_with_a_list_of_digests(full, places):
    out = full.folder / "plain.tar"
    full.do("backup", "--out", str(out), "--plain")
    with tarfile.open(out) as tar:
        names = tar.getnames()
    assert {"database", "manifest.json"} <= set(names)
    assert any(name.startswith(("private/", "media/")) for name in names)
    empty = places("from-plain")
    empty.do("restore", str(out))
    assert "camille@exemple.invalid" in empty.shell(TELL)


def test_without_a_key_or_with_one_that_others_read(full):
    key, out = full.folder.parent / "key", full.folder / "x"
    key.chmod(0o644)
    refused = full.run("backup", "--out", str(out))
    assert (refused.returncode, "chmod 600" in refused.stderr) == (1, True)
    moved = key.rename(key.with_name("elsewhere"))
    refused = full.run("backup", "--out", str(out))
    assert (refused.returncode, "--new-key" in refused.stderr) == (1, True)
    assert not out.exists()
    moved.rename(key).chmod(0o600)
