"""Weekly reports."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field


class ReportItem(Schema):
    """A published report in the list."""

    week: str = Field(examples=["2020-W14"])
    title: str
    url: str
    as_of: datetime
    dated: date | None


class ReportOut(ReportItem):
    """A published report; `figures` are those frozen in it, as `weekly_report --format json` prints them."""

    introduction: str
    figures: dict[str, Any]
