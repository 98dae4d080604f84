"""The tables of the analyser, each with its reason. All entries are folded: lower case, no accent."""

# Typed for an apostrophe by keyboards, word processors and forms of all ages. U+00B4 and U+0060 come first in
# `fold`, since NFKC would turn the former into a space and an accent.
APOSTROPHES = "'’‘‛ʼʹ´`′＇"
# Hyphen, its no-break twin, dashes, the minus sign.
HYPHENS = "-‐‑‒–—−﹣－"
# Soft hyphen and zero-width characters come along with text pasted from PDF files, inside words.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

# What loses its vowel before an apostrophe.
ELIDED = frozenset("c d j l m n s t qu jusqu lorsqu puisqu quoiqu quelqu presqu entr".split())

# Prefixes that make one word with what follows a hyphen: télé-travail, visio-conférence, e-mail, anti-virus.
JOINED_BY_HYPHEN = frozenset(
    "anti audio auto bio co cyber e eco hydro inter mail micro mini multi post pre re tele video visio web".split()
)
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
STOP_WORDS = frozenset(
    """
    a ai ainsi alors apres au aucun aucune aujourdhui auquel aussi autre autres aux avait avant avec avez avoir avons
    ayant beaucoup bien bonjour bonsoir car ce ceci cela celle celles celui ces cet cette ceux chacun chaque chez ci
    comme comment contre cordialement c d dans de deja depuis des devons doit doivent donc dont du elle elles en encore
    ensuite entre est et etaient etait etant ete etes etre eu eux faire fait faut fois font ici il ils j je jusque
    jusqu l la laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais me meme memes merci mes moi moins
    mon n ne ni non nos notre nous on ont ou par parce pendant peu peut peuvent peux plus pour pourquoi pouvez pouvoir
    pouvons pourrait pourriez presque puis puisque qu quand que quel quelle quelles quelque quelques quels qui quoi
    quoique s sa sans sera seront ses seulement soit sommes son sont sous souhaite souhaitons suis sur t ta tandis te tel
    telle tels tes toi ton tous tout toute toutes tres trop tu un une vers voici voila vos votre vous y
    the of and to in for on with is are by or an at
    """.split()
)
