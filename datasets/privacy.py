"""What loading remembers of a data set: identities of the source, no name and no text."""

from accounts import privacy


def register() -> None:
    """Tell the registry."""
    privacy.excuse("The number of a record in its source and what it has become", ["datasets.ImportedRecord"])
