"""What a number is said to be: the words before it. The nearest word decides, so each look is at the last one."""

import re

# People, and what is said of them.
PERSON = re.compile(
    r"\b(?:m\.|mr\b|mme\b|mlle\b|monsieur|madame|mademoiselle|patiente?s?\b|r[ée]sidente?s?\b|usag[eè]re?s?\b|b[ée]b[ée]"
    r"|enfants?\b|jeunes?\b|jumeaux|jumelles|couples?\b|sexe [fhm]\b|homme\b|femme\b|identit[ée]"
    r"|[âa]g[ée]e?s?\b|(?:il|elle) est du\b"
    r"|(?:mon|ma|son|sa|leur) (?:fils|fille|m[eè]re|p[eè]re|mari|femme|[ée]pouse?|s[œo]e?ur|fr[eè]re))"
)
# Things that have a date, are "born" or have a street named after one.
THING = re.compile(
    r"\b(?:association|r[ée]seau|projet|ght\b|outil|structure|[ée]tablissement|service|dispositif|[ée]quipe|groupe"
    r"|fondation|id[ée]e|plateforme|coop[ée]ration|partenariat|unit[ée]|initiative|logiciel|d[ée]cret|arr[êe]t[ée]"
    r"|circulaire|loi\b|convention|contrat|rapport|ouvert|construit|achet[ée]|sign[ée]e?|depuis|dipl[ôo]me|archives?"
    r"|rue\b|place\b|avenue\b|boulevard|norme|version|r[ée]nov|march[ée]\b|accord\b|[ée]cole|centre\b|h[ôo]pital"
    r"|ehpad\b|b[âa]timent|maison\b|[ée]difice|chapelle"
    r"|m[ée]thode|concept|mouvement|charte|entr[ée]e? (?:en vigueur|le)|hospitalis|admis)"
)
INSURED = re.compile(
    r"(?:s[ée]cu|\bnir\b|\bss\b|immatricul|\bassur[ée]|vitale|matricule|\bins\b|b[ée]n[ée]ficiaire|identifiant)"
)
# Numbers of things: what stands after these words is nobody's.
ORDER = re.compile(
    r"(?:commande|facture|colis|suivi|ticket|code.?barres?|\bean\b|\bcip\b|\br[ée]f|\blots?\b|contrat|devis|serveur"
    r"|horodat|march[ée]\b|\bbon\b|\brpps\b|siret|siren|\biban\b|finess|article|s[ée]rie\b)"
)
# A number called by one of these can be reached.
REACHED = re.compile(r"(?:\bt[ée]l|phone\b|portable|mobile|joign|joindre|appel|contact|standard|ligne|\bsms\b|fax)")
NEAR = 45


def last(pattern: re.Pattern[str], text: str, end: int, *, within: int = NEAR) -> int:
    """Return where the last such word before `end` begins, -1 when there is none near; `text` is in small letters."""
    found = [match.start() for match in pattern.finditer(text, max(0, end - within), end)]
    return found[-1] if found else -1


def is_said(one: re.Pattern[str], other: re.Pattern[str], text: str, end: int, *, within: int = NEAR) -> bool:
    """Whether words of `one` stand nearer before `end` than those of `other`."""
    return last(one, text, end, within=within) > last(other, text, end, within=within)
