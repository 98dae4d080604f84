"""How good the order of results is, on judged questions."""

from .measuring import measure
from .reading import EvaluationSet, read_set
from .running import Run, run

__all__ = ["EvaluationSet", "Run", "measure", "read_set", "run"]
