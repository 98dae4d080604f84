"""The sections of a report in the editor, each with its sentences, in reading order; what each sentence is about."""

from django.utils.translation import gettext_lazy as _

SECTIONS = (
    (
        _("Who offers help"),
        {
            "offered": _("How many"),
            "kinds": _("What they offer"),
            "themes_offered": _("Themes offered"),
            "functions": _("Functions"),
            "sectors": _("Sectors"),
            "statuses": _("Public and private"),
            "gender": _("Men and women"),
            "regions": _("Regions"),
        },
    ),
    (
        _("Who asked for help"),
        {
            "received": _("Requests received"),
            "origins": _("Sectors of the establishments"),
            "positions": _("Positions"),
        },
    ),
    (
        _("What the help was about, and how it was given"),
        {
            "handled": _("Requests handled"),
            "first_answer": _("First answer"),
            "outcome": _("What came out of it"),
            "themes_asked": _("Themes of the requests"),
            "channels": _("Form of the help"),
        },
    ),
)
NAMES = tuple(name for _title, names in SECTIONS for name in names)
FIELDS = {name: f"sentence_{name}" for name in NAMES}
