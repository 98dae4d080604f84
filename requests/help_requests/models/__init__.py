"""What is asked, who offers to help, and the help that was given."""

from .following import Outcome, RequestContact, Term
from .help import Filling, FirstAnswer, Support, ToolSent
from .offers import Assignment, CalendarFeed, FirstCome, Offer, OfferStep
from .requests import HelpRequestIndexPage, HelpRequestPage, Need, StatePeriod

__all__ = [
    "Assignment",
    "CalendarFeed",
    "Filling",
    "FirstAnswer",
    "FirstCome",
    "HelpRequestIndexPage",
    "HelpRequestPage",
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
