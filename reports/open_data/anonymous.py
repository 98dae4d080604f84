"""No line is alone: each reads like four others at least, or says less until it does (k-anonymity, k = 5).

Columns are emptied in steps, the most telling first, only for the lines that need it (local recoding). Source:
L. Sweeney, *k-anonymity: a model for protecting privacy*, Int. J. Uncertainty, Fuzziness and Knowledge-Based Systems
10 (5), 2002; the threshold is that of `reports/disclosure.py`. What is still rare after the last step is left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from ..disclosure import THRESHOLD
from .columns import Line

# Each step says less than the one before; the file's lines say which columns were emptied.
STEPS: tuple[Callable[[Line], Line], ...] = (
    lambda line: line,
    lambda line: replace(line, first_answer=""),
    lambda line: replace(line, first_answer="", urgency=""),
    lambda line: replace(line, first_answer="", urgency="", theme=""),
    lambda line: replace(line, first_answer="", urgency="", theme="", state=""),
    lambda line: replace(line, first_answer="", urgency="", theme="", state="", region=""),
    lambda line: replace(
        line, first_answer="", urgency="", theme="", state="", region="", sector="", month=line.month[:4]
    ),
)


def anonymous(lines: Iterable[Line], threshold: int = THRESHOLD) -> tuple[list[Line], int]:
    """Return the lines that may be told, in the order of their columns, and how many are left out.

    Counting lines is all that is kept in memory: as many as there are different ones.
    """
    left = Counter(lines)
    told: Counter[Line] = Counter()
    for step in STEPS:
        said: Counter[Line] = Counter()
        for line, count in left.items():
            said[step(line)] += count
        told.update({line: count for line, count in said.items() if count >= threshold})
        left = Counter({line: count for line, count in left.items() if said[step(line)] < threshold})
    return sorted(told.elements()), left.total()
