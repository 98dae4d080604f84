"""French read alike in any spelling: which words are one term, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import analyse, terms

ALIKE = """
télétravail | teletravail | TÉLÉTRAVAIL | télé-travail | télé travail | télétravailler | télétravaille | télétravaillent
travail | travaux | travailler | travaille | travaillons | travaillez
P.C.A. | pca | PCA | P.C.A
médico-social | médico social | medicosocial | médico‑sociale | médico-sociaux
psycho-social | psychosociaux
l’usager | l'usager | usagers | d´usager | lʼusager | L`USAGER
qu’établissement | jusqu'établissements
hôpital | hôpitaux | Hopital
réseau | réseaux
local | locaux | locale | locales
infirmier | infirmière | infirmiers | infirmières | INFIRMIÈRES
directeur | directrice | directeurs | directrices
coordinateur | coordonnateur | coordinatrice | coordination | coordonner
professionnel | professionnelle | professionnels
chirurgien | chirurgienne | chirurgiens
résident | résidente | résidents
soignant | soignante | soigner | soignants
former | formation | formateur | formatrice | formés
aider | aide | aidez | aidé | aidera | aideront
organiser | organisation | organisateur | organisons
installer | installation | installée | installe
communiquer | communication | communications
héberger | hébergement | hébergements
choisir | choisissons | choisissez
livrer | livraison | livraisons
nettoyer | nettoyage | nettoyez
dépanner | dépannage
déménager | déménage | déménagement
surveiller | surveillance
document | documents | documentation
covid19 | covid-19 | COVID 19
FFP2 | FFP-2 | ffp2
e-mail | email | E-mails
visio-conférence | visioconférence | visioconférences
œdème | oedeme | OEDÈME
1,5 | 1.5
te\u0301le\u0301travail | télétravail
télé\u00adtravail | télétravail
ﬁnances | finance
chercheuse | chercheur
dossier | dossiers
logiciel | logiciels
français | française | francais
""".strip().splitlines()

APART = """
équipe | équipement
direction | directeur
départ | département
patient | patience
travail | travée
pharmacie | pharmacien
PCA | PRA
DSI | RSI
RSSI | RSI
PASS | pas de
charte | char
soin | soie
lit | litige
renfort | fort
masque | massage
plan | planète
urgence | urgentiste
informatique | information
gestion | geste
télémédecine | télétravail
ordinateur | ordonnance
voix | voie
mois | moi-même
partage | part
personnage | personne
équipage | équipe
""".strip().splitlines()

# Stop words elsewhere, acronyms here.
KEPT = ["SI", "AS", "ES", "MAS", "IDE", "DIM", "RH", "SAMU", "T2A", "HL7"]


def words(line):
    return [word.strip() for word in line.split("|")]


@pytest.mark.parametrize("line", ALIKE)
def test_written_differently_but_one_term(line):
    first, *others = words(line)
    assert terms(first)
    assert {other: terms(other) for other in others} == dict.fromkeys(others, terms(first))


@pytest.mark.parametrize("line", APART)
def test_alike_but_different_terms(line):
    left, right = words(line)
    assert terms(left) != terms(right)


@pytest.mark.parametrize("acronym", KEPT)
def test_acronyms_that_look_like_small_words_are_kept(acronym):
    assert terms(acronym) == terms(acronym.lower()) != ()


def test_small_words_are_dropped():
    assert terms("Nous avons besoin de l’aide d’un expert et aujourd'hui jusqu'au soir") == (
        *terms("besoin aide expert soir"),
    )


def test_each_term_knows_its_place():
    text = "L’EHPAD fait du télé-travail (P.C.A.)"
    assert [text[token.start : token.end] for token in analyse(text)] == ["EHPAD", "télé-travail", "P.C.A."]


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    for token in analyse(text):
        assert token.term
        assert 0 <= token.start < token.end <= len(text)
        assert not set(token.term) & set(" \t\n")
