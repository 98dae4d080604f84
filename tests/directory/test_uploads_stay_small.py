"""What is sent to exhaust the machine costs less than ten seconds and 300 MB: measured in a process of its own."""

import json
import subprocess
import sys

import pytest

from tests.directory.files import HARMFUL, photo

SECONDS, MEGABYTES = 10, 300
# Reads a file and says how it went; the limit on its memory would end it, were the picture unpacked.
MEASURE = """
import json, resource, sys, time
import django
django.setup()
from django.core.exceptions import ValidationError
from directory.uploads import documents
from portal import pictures
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.monotonic()
answers = {}
for name, check in (("photo", lambda file: pictures.upright(file, longest_side=1600)), ("document", documents.checked)):
    with open(sys.argv[1], "rb") as file:
        try:
            check(file)
            answers[name] = ""
        except ValidationError as refusal:
            answers[name] = " ".join(refusal.messages)
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps({"answers": answers, "seconds": time.monotonic() - began, "megabytes": grown / 1024}))
"""


def measure(path):
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("harm", list(HARMFUL))
def test_harm_is_refused_fast_and_small(tmp_path, harm):
    path = tmp_path / "upload"
    path.write_bytes(HARMFUL[harm]())
    told = measure(path)
    assert all(told["answers"].values()), told
    assert told["seconds"] < SECONDS
    assert told["megabytes"] < MEGABYTES


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_largest_picture_we_take_is_small_as_well(tmp_path, kind):
    path = tmp_path / "upload"
    options = {"lossless": True} if kind == "WEBP" else {}
    path.write_bytes(photo(size=(5000, 5000), kind=kind, **options))
    told = measure(path)
    assert told["answers"] == {"photo": "", "document": ""}
    assert told["seconds"] < SECONDS
    assert told["megabytes"] < MEGABYTES
