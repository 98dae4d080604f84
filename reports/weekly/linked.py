"""A report as linked data: what it is about, who wrote it, when, and where its figures are."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from ..sentences import summary

if TYPE_CHECKING:
    from .models import WeeklyReportPage

# What the page offers for download.
FILES = {"pdf": "application/pdf", "csv": "text/csv", "json": "application/json"}


def report_data(report: "WeeklyReportPage") -> dict[str, Any]:
    """Return a schema.org `Report`; times only of what was published."""
    url, week = f"{settings.SITE_URL}{report.url or ''}", report.iso_week
    published = {
        "datePublished": report.first_published_at.isoformat() if report.first_published_at else None,
        "dateModified": report.last_published_at.isoformat() if report.last_published_at else None,
        "dateCreated": report.report_date.isoformat() if report.report_date else None,
        "author": {"@type": "Organization", "name": report.signed_by} if report.signed_by else None,
    }
    return {
        "@type": "Report",
        "name": report.title,
        "url": url,
        "inLanguage": "fr",
        "reportNumber": report.week,
        "description": summary(report.figures),
        "temporalCoverage": f"{week.monday.isoformat()}/{week.sunday.isoformat()}",
        "publisher": {"@type": "Organization", "name": "Entraide", "url": settings.SITE_URL},
        "encoding": [
            {"@type": "MediaObject", "contentUrl": f"{url}{name}/", "encodingFormat": kind}
            for name, kind in FILES.items()
        ],
        **{name: value for name, value in published.items() if value},
    }
