"""Each command tells what it does and shows how it is used."""

import pytest
from django.core.management import get_commands, load_command_class

from tests.house.files import APPS

OURS = sorted(name for name, app in get_commands().items() if str(app).split(".")[0] in APPS)


def test_there_are_commands():
    assert {"compile_catalogues", "process_work"} <= set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_the_help_has_an_example(name):
    command = load_command_class(get_commands()[name], name)
    shown = command.help + (command.create_parser("manage.py", name).epilog or "")
    assert f"manage.py {name}" in shown
