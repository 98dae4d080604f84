"""What is asked, and the help that was given."""

from .help import Filling, FirstAnswer, Support, ToolSent
from .requests import HelpRequestIndexPage, HelpRequestPage, Need, StatePeriod

__all__ = [
    "Filling",
    "FirstAnswer",
    "HelpRequestIndexPage",
    "HelpRequestPage",
    "Need",
    "StatePeriod",
    "Support",
    "ToolSent",
]
