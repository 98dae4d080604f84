"""What is logged names nobody: an address that isn't found may be a person's, or hold the signature of a letter."""

import logging

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/annuaire/zephirine-quatrebarbes/", "/compte/messages/arreter/zephirine:x/"])
def test_an_address_that_is_not_found_is_not_noted(client, caplog, path):
    with caplog.at_level(logging.INFO):
        assert client.get(path).status_code == 404
    assert "zephirine" not in caplog.text
