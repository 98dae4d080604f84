"""What a test must not find of the test before: the tables go back to what they were, and the number with them."""

from django.db import connection

from portal.page_cache import parts


def forget_parts() -> None:
    """Let go of the parts that this connection keeps, which a number that was there before would make true again."""
    connection.__dict__.pop(parts._ATTRIBUTE, None)
