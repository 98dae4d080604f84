"""Tools have a title and no author."""

from accounts import privacy


def register() -> None:
    """Tell the registry."""
    privacy.excuse("The title of a document, without an author", ["toolbox.Tool"])
