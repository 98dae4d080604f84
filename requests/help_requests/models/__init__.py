"""What is asked, who offers to help, and the help that was given."""

from .asking import Asking, KeptFinding
from .following import Outcome, RequestContact, Term
from .help import Filling, FirstAnswer, Support, ToolSent
from .offers import Assignment, CalendarFeed, FirstCome, Offer, OfferStep
from .requests import HelpRequestIndexPage, HelpRequestPage, Need, StatePeriod

__all__ = [
    "Asking",
    "Assignment",
    "CalendarFeed",
    "Filling",
    "FirstAnswer",
    "FirstCome",
    "HelpRequestIndexPage",
    "HelpRequestPage",
    "KeptFinding",
    "Need",
    "Offer",
    "OfferStep",
    "Outcome",
    "RequestContact",
    "StatePeriod",
    "Support",
    "Term",
    "ToolSent",
]
