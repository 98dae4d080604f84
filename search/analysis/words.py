"""The tables of the analyser, each with its reason. All entries are folded: lower case, no accent."""

# Typed for an apostrophe by keyboards, word processors and forms of all ages. U+00B4 and U+0060 come first in
# `fold`, since NFKC would turn the former into a space and an accent.
APOSTROPHES = "'’‘‛ʼʹ´`′＇"
# Hyphen, its no-break twin, dashes, the minus sign.
HYPHENS = "-‐‑‒–—−﹣－"
# Soft hyphen and zero-width characters come along with text pasted from PDF files, inside words.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

# What loses its vowel before an apostrophe.
_ELIDED = """
    c d entr j jusqu l lorsqu m n presqu puisqu qu quelqu quoiqu s t
"""
ELIDED = frozenset(_ELIDED.split())

# Prefixes that make one word with what follows a hyphen: télé-travail, visio-conférence, e-mail, anti-virus.
_JOINED_BY_HYPHEN = """
    anti audio auto bio co cyber e eco hydro inter mail micro mini multi post pre re tele video
    visio web
"""
JOINED_BY_HYPHEN = frozenset(_JOINED_BY_HYPHEN.split())
# The same after a space. Only what is never a word of its own in a request: "visio" and "web" are.
JOINED_BY_SPACE = frozenset({"tele", "cyber"})
# Compounds of the field that are written in one word as often as in two: médicosocial, psychosocial.
SPLIT_COMPOUNDS = {
    "medico": ("social", "sociau", "technique", "educatif", "legal", "psycholog", "administrat", "economique"),
    "psycho": ("social", "sociau", "educatif", "traumati"),
    "socio": ("educatif", "professionnel", "culturel", "medical", "medicau", "esthetique"),
}
# Letters and figures are kept together (FFP2, T2A, HL7) except here, where both forms are written.
SPLIT_NUMBERED = frozenset({"covid", "sars"})

# Words without a meaning of their own. Missing on purpose, since they are also acronyms of the field:
# si (système d'information), as (aide-soignant), es (établissement de santé), mas, pas (see KEPT in the tests).
_STOP_WORDS = """
    a ai ainsi alors an and apres are at au aucun aucune aujourdhui auquel aussi autre autres aux
    avait avant avec avez avoir avons ayant beaucoup bien bonjour bonsoir by c car ce ceci cela
    celle celles celui ces cet cette ceux chacun chaque chez ci comme comment contre cordialement d
    dans de deja depuis des devons doit doivent donc dont du elle elles en encore ensuite entre est
    et etaient etait etant ete etes etre eu eux faire fait faut fois font for ici il ils in is j je
    jusqu jusque l la laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais me meme
    memes merci mes moi moins mon n ne ni non nos notre nous of on ont or ou par parce pendant peu
    peut peuvent peux plus pour pourquoi pourrait pourriez pouvez pouvoir pouvons presque puis
    puisque qu quand que quel quelle quelles quelque quelques quels qui quoi quoique s sa sans sera
    seront ses seulement soit sommes son sont souhaite souhaitons sous suis sur t ta tandis te tel
    telle tels tes the to toi ton tous tout toute toutes tres trop tu un une vers voici voila vos
    votre vous with y
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

# Words of asking: they say that something is wished for, not what. They are searched like others, for a text may be
# about nothing else, but an answer without them lacks nothing.
_WORDS_OF_ASKING = """
    aide aider aimerais avis besoin bon bonne bonnes bons chercher combien comprendre concerner conseil conseiller
    connaitre creer demander devenir difference disponible donner eviter exister expliquer gerer gestion grand info
    information mettre mise monter necessaire nouveau nouvelle obtenir organiser parler permettre personne petit place
    possible prendre probleme prevoir proposer question quelquun recherche rechercher renseignement reussir rapidement
    savoir servir solution souhaiter svp trouver urgent utiliser vite voudrais vouloir veux veut
"""
WORDS_OF_ASKING = frozenset(_WORDS_OF_ASKING.split())
