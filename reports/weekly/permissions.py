"""Who may publish a report: somebody who may publish pages, and who didn't write the draft."""

from portal.walls import WalledPermissionTester

from .authorship import draft_author_pk, is_approved, is_second_reader


class ReportPermissionTester(WalledPermissionTester):
    """Wagtail's rules, and a second pair of eyes."""

    def can_publish(self) -> bool:
        """Refuse the draft's own author, and a draft nobody approved since its last words.

        What the admin offers beside approval (several pages at once, its API) would publish figures that were neither
        frozen nor compared with the facts.
        """
        return super().can_publish() and draft_author_pk(self.page) != self.user.pk and is_approved(self.page)

    def can_publish_unsent(self) -> bool:
        """Whether this person may publish the draft as it stands without sending it, as the command does."""
        return super().can_publish() and is_second_reader(self.page, self.user)
