"""People find people: by theme, by other words, by place, and see why."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.choices import AvailabilityStatus, LegalStatus, Sector, VolunteerKind
from tests.directory.factories import (
    CommuneFactory,
    DepartementFactory,
    FunctionFactory,
    ProfessionFactory,
    ProfilePageFactory,
    RegionFactory,
    SkillFactory,
    ThemeFactory,
    VolunteerFactory,
)
from tests.help_requests.factories import HelpRequestFactory


@pytest.fixture
def pca(db):
    return ThemeFactory(slug="pca", name_fr="Plan de continuité d'activité", acronyms="PCA PCRA", synonyms="plan B")


def volunteer(name, presentation="Je réponds dans la journée.", **fields):
    return ProfilePageFactory(title=name, presentation=presentation, **fields)


@pytest.mark.parametrize(
    "typed",
    [
        "télétravail",
        "teletravail",
        "TÉLÉTRAVAIL",
        "télé-travail",
        "télé travail",
        "teletravaille",
        "télétravailler",
        "l’télétravail",
        "teletravial",
        "télétraval",
        "te\u0301le\u0301travail",
        "travail à distance",
        "travailler de chez soi",
    ],
)
def test_every_way_to_write_it_finds_the_expert(names, typed):
    volunteer("Alix", themes=[ThemeFactory(synonyms="travail à distance\ntravailler de chez soi")])
    volunteer("Basile", "Je connais la blanchisserie.")
    assert names(typed)[0] == "Alix"


@pytest.mark.parametrize("typed", ["PCA", "pca", "P.C.A.", "p.c.a", "plans de continuité", "plan b"])
def test_an_acronym_finds_its_theme_and_says_so(index, pca, typed):
    volunteer("Alix", themes=[pca])
    volunteer("Basile", "Je tiens des plannings.")
    results = index(text=typed)
    assert results.hits[0].title == "Alix"
    assert results.hits[0].reasons == ("Plan de continuité d'activité",)


def test_what_was_understood_is_told_in_the_words_typed(index, pca):
    assert index(text="aide P.C.A. urgente").understood == ("P.C.A. = Plan de continuité d’activité",)
    assert index(text="plan de continuité d'activité").understood == ()


def test_a_synonym_edited_in_the_cms_works_at_once(names, pca):
    volunteer("Alix", themes=[pca])
    assert names("parapluie") == []
    pca.synonyms += "\nparapluie"
    pca.save()
    assert names("parapluie") == ["Alix"]


def test_typed_words_count_more_than_their_synonyms(names):
    theme = ThemeFactory(slug="visio", name_fr="Visioconférence", synonyms="webconférence")
    assert theme
    volunteer("Synonyme", "Je prépare vos visioconférences.")
    volunteer("Exact", "Je prépare vos webconférences.")
    assert names("webconférence") == ["Exact", "Synonyme"]


def test_a_typo_never_outranks_the_word_itself(names):
    volunteer("Exact", "Pharmacie")
    volunteer("Proche", "Pharmacia pharmacia pharmacia")
    assert names("pharmacie")[0] == "Exact"


def test_place_and_function_count(names):
    bretagne = RegionFactory(code="53", name="Bretagne")
    theme = ThemeFactory()
    volunteer("Lyon", themes=[theme])
    volunteer("Rennes", themes=[theme], region=bretagne)
    assert names("teletravail bretagne") == ["Rennes", "Lyon"]
    volunteer("Cadre", function=FunctionFactory(slug="cds", name_fr="Cadre de santé", feminine="Cadre de santé"))
    assert names("cadre de santé")[0] == "Cadre"


def test_words_of_asking_weigh_less_than_what_is_asked_for(names):
    theme, brittany = ThemeFactory(), RegionFactory(code="53", name="Bretagne")
    volunteer("Demande", "Tout est mis en place. Mise en place. Bretagne, Bretagne.", region=brittany)
    volunteer("Thème", "J’écris volontiers.", themes=[theme], region=brittany)
    assert names("mise en place du télétravail bretagne")[0] == "Thème"


def test_who_answers_every_idea_comes_before_who_says_much_about_one(names):
    theme, brittany = ThemeFactory(), RegionFactory(code="53", name="Bretagne")
    praise = "Charte de télétravail."
    volunteer("Camille", praise, themes=[theme], region=RegionFactory(code="76", name="Occitanie"))
    volunteer("Alix", "Joignable en soirée. " * 3 + "Un peu de télétravail.", region=brittany)
    volunteer("Basile", "Je connais la blanchisserie.", region=brittany)
    assert names("télétravail")[0] == "Camille"
    assert names("télétravail bretagne")[0] == "Alix"


def test_quoted_phrases_have_to_be_there(names):
    volunteer("Suite", "J'ai écrit un plan blanc.")
    volunteer("Ensemble", "Un mur blanc, un plan.")
    assert set(names("plan blanc")) == {"Suite", "Ensemble"}
    assert names('"plan blanc"') == ["Suite"]
    assert names("« plan blanc »") == ["Suite"]


def test_a_quoted_phrase_is_not_widened_by_synonyms(names, pca):
    volunteer("Alix", themes=[pca])
    assert names("pca") == ["Alix"]
    volunteer("Basile", "Notre plan B a servi.")
    assert names('"plan B"') == ["Basile"]


def test_words_can_be_excluded_and_alternatives_given(names):
    volunteer("Duo", "Piano et violon")
    volunteer("Piano", "Piano")
    volunteer("Chant", "Chant choral")
    assert names("piano -violon") == ["Piano"]
    assert set(names("violon OR chant")) == {"Duo", "Chant"}
    assert set(names('"chant choral" OU violon')) == {"Duo", "Chant"}
    assert set(names("-piano")) == {"Chant"}


def test_filters_are_exact_and_combine(names):
    expert = volunteer("Expert", sector=Sector.MEDICO_SOCIAL, legal_status=LegalStatus.PUBLIC)
    assert expert
    volunteer("Soignante", sector=Sector.SANITAIRE, kinds=[VolunteerKind.CARE], professions=[ProfessionFactory()])
    volunteer("Bénévole", sector=Sector.SANITAIRE, kinds=[VolunteerKind.NON_CARE], skills=[SkillFactory()])
    assert names(filters={"sector": ("medico_social",)}) == ["Expert"]
    assert set(names(filters={"type": ("care", "non_care")})) == {"Soignante", "Bénévole"}
    assert names(filters={"sector": ("sanitaire",), "type": ("care",)}) == ["Soignante"]
    assert names(filters={"profession": ("infirmier",)}) == ["Soignante"]
    assert names(filters={"skill": ("accueil-des-familles",)}) == ["Bénévole"]
    assert names(filters={"sector": ("social",)}) == []
    assert len(names(filters={"sector": (), "password": ("x",)})) == 3


def test_each_facet_is_counted_without_its_own_filter(index):
    bretagne, theme, other = RegionFactory(code="53", name="Bretagne"), ThemeFactory(), ThemeFactory(name_fr="RGPD")
    volunteer("A", themes=[theme])
    volunteer("B", themes=[theme, other], region=bretagne)
    volunteer("C", themes=[other], region=bretagne)
    facets = index(filters={"theme": ("teletravail",)}, facets=("theme", "region", "kind")).facets
    assert [(each.value, each.count, each.selected) for each in facets["theme"]] == [
        ("rgpd", 2, False),
        ("teletravail", 2, True),
    ]
    assert {each.value: each.count for each in facets["region"]} == {"84": 1, "53": 1}
    assert {each.value: each.count for each in facets["kind"]} == {"profile": 2}


def test_a_chosen_value_without_a_hit_stays_to_be_taken_back(index):
    volunteer("A")
    facets = index(filters={"region": ("53",)}, facets=("region",)).facets
    assert {(each.value, each.count, each.selected) for each in facets["region"]} == {("53", 0, True), ("84", 1, False)}


def test_who_is_free_on_a_date(names):
    today = timezone.localdate()
    volunteer("Libre")
    back = VolunteerFactory(availability__status=AvailabilityStatus.PAUSED, availability__until=today + timedelta(9))
    volunteer("Bientôt", volunteer=back)
    volunteer("Absente", volunteer=VolunteerFactory(availability__status=AvailabilityStatus.PAUSED))
    assert names(available_on=today) == ["Libre"]
    assert set(names(available_on=today + timedelta(9))) == {"Libre", "Bientôt"}
    assert len(names()) == 3


def test_remote_help_only(names):
    volunteer("Partout")
    volunteer("Sur place", volunteer=VolunteerFactory(area__remote=False))
    assert names(remote=True) == ["Partout"]


def test_around_a_place_and_by_distance(index, names):
    rhone, isere = DepartementFactory(), DepartementFactory(code="38", name="Isère")
    volunteer("Lyon", commune=CommuneFactory(departement=rhone))
    grenoble = CommuneFactory(code="38185", name="Grenoble", departement=isere, latitude=45.188, longitude=5.724)
    volunteer("Grenoble", commune=grenoble)
    volunteer("Ailleurs")
    assert names(near="69123", radius=50) == ["Lyon"]
    results = index(near="38185", radius=150, sort="distance")
    assert [(hit.title, hit.card["distance_km"]) for hit in results.hits] == [("Grenoble", 0), ("Lyon", 94)]
    assert names(near="38185", radius=150, sort="distance", page=2, per_page=1) == ["Lyon"]
    assert names(near="99999") == []


def test_lists_without_a_question_show_available_people_first_and_paused_ones_last(names):
    volunteer("Pause", volunteer=VolunteerFactory(availability__status=AvailabilityStatus.PAUSED))
    volunteer("Parfois", volunteer=VolunteerFactory(availability__status=AvailabilityStatus.LIMITED))
    yesterday = timezone.now() - timedelta(days=1)
    volunteer("Hier", volunteer=VolunteerFactory(availability__confirmed_at=yesterday))
    volunteer("Aujourd'hui")
    assert names() == ["Aujourd'hui", "Hier", "Parfois", "Pause"]


def test_paused_people_come_last_when_all_answer_the_question(names):
    volunteer("Pause", "Gants gants gants", volunteer=VolunteerFactory(availability__status=AvailabilityStatus.PAUSED))
    volunteer("Libre", "Des gants, entre autres choses dont je pourrais parler longuement.")
    assert names("gants") == ["Libre", "Pause"]


def test_sorted_by_name_and_by_date(names):
    for name in ("Zoé", "Élodie", "amélie"):
        volunteer(name)
    assert names(sort="name") == ["amélie", "Élodie", "Zoé"]
    assert names(sort="recent") == ["amélie", "Élodie", "Zoé"]


def test_pages_hold_every_hit_once(names):
    for number in range(7):
        volunteer(f"Personne {number}", "gants")
    for words in ({"text": "gants"}, {}, {"sort": "name"}, {"sort": "recent"}):
        pages = [names(**words, page=page, per_page=3) for page in (1, 2, 3, 4)]
        assert [len(page) for page in pages] == [3, 3, 1, 0]
        assert len({name for page in pages for name in page}) == 7


def test_requests_and_people_are_found_together_and_apart(index):
    volunteer("Alix", themes=[ThemeFactory()])
    HelpRequestFactory(title="Télétravail des secrétariats")
    results = index(text="télétravail", facets=("kind",), kinds=("request",))
    assert [hit.kind for hit in results.hits] == ["request"]
    assert {each.value: each.count for each in results.facets["kind"]} == {"profile": 1, "request": 1}
