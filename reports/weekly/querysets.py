"""Which reports: the words in which lists, archives and neighbours ask for them."""

from portal.pages import PortalPageQuerySet

from .searching import words_of


class WeeklyReportPageQuerySet(PortalPageQuerySet):
    """Which reports."""

    def for_list(self) -> "WeeklyReportPageQuerySet":
        """Published reports, the latest week first, without the text that a list doesn't show."""
        return self.live().order_by("-week").defer("prose", "introduction", "sentences", "search_text")

    def before(self, week: str) -> "WeeklyReportPageQuerySet":
        """Published reports of earlier weeks, the nearest first."""
        return self.for_list().filter(week__lt=week)

    def after(self, week: str) -> "WeeklyReportPageQuerySet":
        """Published reports of later weeks, the nearest first."""
        return self.for_list().filter(week__gt=week).order_by("week")

    def of_year(self, year: int) -> "WeeklyReportPageQuerySet":
        """Reports of the weeks of an ISO year."""
        return self.filter(week__startswith=f"{year}-W")

    def saying(self, text: str) -> "WeeklyReportPageQuerySet":
        """Reports that say every word of a text, whatever its accents and capitals."""
        found = self
        for word in words_of(text):
            found = found.filter(search_text__contains=word)
        return found
