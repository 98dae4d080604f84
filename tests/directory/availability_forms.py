"""What the page of availability sends, as a browser does."""

from typing import Any

PAGE = "/compte/disponibilite/"


def filled(**changes: Any) -> dict[str, Any]:
    """Return the form as somebody sends it who is available by telephone, for the whole country, with changes."""
    usual = {
        "status": "available",
        "modes": ["phone"],
        "times": ["day"],
        "monthly_cap": "2",
        "asks_monthly": "on",
        "remote": "on",
        "dates-TOTAL_FORMS": "1",
        "dates-INITIAL_FORMS": "0",
        "dates-0-is_free": "1",
    }
    sent = usual | {name.replace("__", "-"): value for name, value in changes.items()}
    return {name: value for name, value in sent.items() if value is not None}
