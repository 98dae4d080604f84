"""Every number that orders results, with its reason. Tuned on tests/search/relevance with `search_evaluate`."""

# How much a word counts where it stands. A title is chosen by its author to say it all; a theme is chosen from a
# list, so it is what the page is about; a text says many things in passing; a thread often says them about others.
WEIGHTS = {
    "title": 3.0,
    "themes": 2.5,
    "functions": 2.0,
    "abilities": 2.0,
    "place": 1.5,
    "body": 1.0,
    "thread": 0.6,
}
# A word found in several fields counts for its best one, and for this part of the others: more would let a page
# that repeats one word win over a page that has them all.
TIE = 0.3

# Other words for what was typed count less than the words themselves, so that an exact match stays ahead.
SYNONYM = 0.4
# A facet value that means what was typed: the author put the page there, whatever words the text uses.
MARK = 2.0
# What a question is about, beside its words (data/topics.txt), by how rare it is among documents. Texts say "depuis la
# maison" as often as "télétravail": nothing helps more (docs/decisions/0016), and what has the word has the topic, too.
TOPIC = 2.5
# A word nobody knows, read as its nearest neighbour: a guess, never above something certain.
GUESS = 0.5
# Words of asking ("mise en place"): half of them in a text about fire safety must not weigh more than télétravail.
ASKING = 0.5

# Words typed side by side that stand side by side, up to SLOP words apart.
PROXIMITY = 0.5
SLOP = 2
MOST_PAIRS = 6

# A page that answers every idea of the question ("télétravail", "bretagne") before one that says much about a single
# one; and, of three ideas or more, one that misses a single idea before those that miss more.
WHOLE = 3.0

# Where people stand among requests, discussions and documents: somebody who has lived it and can be asked is what the
# portal is for. Only for those who answer nearly the whole question; as much as a word more in a title, so that the
# name of a page still leads to the page. A list of people alone needs none of it.
PERSON = 18.0

# Who can be asked now, and what is recent, before others of equal relevance. BM25 scores of good matches lie
# between 5 and 40, so these decide between equals only.
AVAILABLE = 0.4
FRESH_DAYS = (7, 30)
FRESH = 0.2

# Paused people and closed requests come after all others that answer the question as well: those that hold at least
# half of its ideas. Without that condition one chance word in an open request would hide the solved one asked for.
FIRST = 1000.0


def weight_of(*, guessed: bool, light: bool) -> float:
    """Return how much an idea counts beside others."""
    return (GUESS if guessed else 1.0) * (ASKING if light else 1.0)
