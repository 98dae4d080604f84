"""What is sent to exhaust the machine costs less than ten seconds and 300 MB: measured in a process of its own."""

import json

import pytest

from portal import pictures
from tests.directory import measuring
from tests.directory.files import HARMFUL, photo

SECONDS, MEGABYTES = 10, 300


@pytest.fixture(scope="module")
def process():
    with measuring.start() as process:
        yield process
        process.stdin.close()


@pytest.fixture
def measure(process, tmp_path):
    def measured(data):
        path = tmp_path / "upload"
        path.write_bytes(data)
        print(path, file=process.stdin, flush=True)
        return json.loads(process.stdout.readline())

    return measured


@pytest.mark.parametrize("harm", list(HARMFUL))
def test_harm_is_refused_fast_and_small(measure, harm):
    told = measure(HARMFUL[harm]())
    assert all(told["answers"].values()), told
    assert told["seconds"] < SECONDS
    assert told["megabytes"] < MEGABYTES


@pytest.mark.parametrize("kind", list(pictures.MOST_PIXELS))
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_largest_picture_we_take_is_small_as_well(measure, kind, mode):
    if (kind, mode) == ("JPEG", "RGBA"):
        pytest.skip("A JPEG is never transparent.")
    side = int(pictures.MOST_PIXELS[kind] ** 0.5)
    options = {"lossless": True} if kind == "WEBP" else {}
    told = measure(photo(size=(side, side), kind=kind, mode=mode, **options))
    assert told["answers"] == {"photo": "", "document": ""}
    assert told["seconds"] < SECONDS
    assert told["megabytes"] < MEGABYTES


@pytest.mark.parametrize("kind", list(pictures.MOST_PIXELS))
def test_a_little_more_than_the_largest_is_refused(measure, kind):
    side = int(pictures.MOST_PIXELS[kind] ** 0.5)
    told = measure(photo(size=(side + 1, side + 1), kind=kind))
    assert (
        f"{pictures.MOST_PIXELS[kind] // 1_000_000}\N{NO-BREAK SPACE}millions de pixels" in told["answers"]["photo"]
    ), told
    assert told["megabytes"] < MEGABYTES
