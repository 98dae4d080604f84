"""What every kind of thing that can be moderated says of itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from wagtail.models import Page

from accounts.models import User

from ..choices import Kind


@dataclass(frozen=True)
class Target:
    """A thing with what a moderator has to know of it; `thing` is the row itself."""

    kind: Kind
    pk: int
    thing: Any
    title: str
    url: str
    author: User | None
    region: str | None
    is_public: bool
    is_hidden: bool = False
    is_held: bool = False
    # What a message says, for those who judge it.
    words: str = ""

    @property
    def public_title(self) -> str:
        """What everybody reads: the draft of a page that is online may have another title."""
        return self.thing.title if isinstance(self.thing, Page) else self.title

    @property
    def author_id(self) -> int | None:
        """Whose it is."""
        return self.author.pk if self.author else None


class TargetKind(ABC):
    """How things of one kind are found, taken offline and put back."""

    kind: ClassVar[Kind]

    @abstractmethod
    def load(self, pks: Sequence[int]) -> Iterable[Target]:
        """Return the things that are there, in a constant number of queries."""

    @abstractmethod
    def hide(self, target: Target, *, by: User) -> int | None:
        """Take it out of everybody's sight; return the revision that was online, for pages."""

    @abstractmethod
    def show(self, target: Target, *, by: User, revision: int | None) -> None:
        """Put it back, as it was in `revision`."""
