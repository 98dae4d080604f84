"""What somebody describes at length is about themes, whatever words they use: those spoken of most come first."""

import pytest

from search.about import themes_in
from search.synonyms import Hub, SynonymTable
from search.topics import Topics

TOPICS = Topics(["teletravail: télétravail, travailler ~ maison", "ordinateur-portable < teletravail: PC portable"])
TABLE = SynonymTable(
    hubs=[
        Hub("Télétravail", ("home office",), ("theme", "teletravail")),
        Hub("Accès distant et VPN", ("tunnel chiffré",), ("theme", "acces-distant-vpn")),
        Hub("Accueil du public", ("standardiste",), ("skill", "accueil-du-public")),
    ]
)


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Nos agents veulent travailler depuis la maison.", ("teletravail",)),
        ("Un tunnel chiffré ?\nDu télétravail, en home office.", ("teletravail", "acces-distant-vpn")),
        ("Il nous faut une standardiste et un PC portable.", ()),
        ("", ()),
    ],
)
def test_themes_are_read_from_a_text(text, themes):
    assert themes_in(text, topics=TOPICS, table=TABLE) == themes


def test_a_long_text_is_read_as_far_as_a_request_goes():
    assert themes_in("x " * 4000 + "télétravail", topics=TOPICS, table=TABLE) == ()
