"""Who may publish a report: somebody who may publish pages, and who didn't write the draft."""

from portal.walls import WalledPermissionTester

from .authorship import draft_author_pk


class ReportPermissionTester(WalledPermissionTester):
    """Wagtail's rules, and a second pair of eyes."""

    def can_publish(self) -> bool:
        """Refuse the draft's own author, whatever else they may do."""
        return super().can_publish() and draft_author_pk(self.page) != self.user.pk
