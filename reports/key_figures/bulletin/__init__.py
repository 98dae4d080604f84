"""The daily bulletin: how things stood in the evening, region by region, and what changed since the day before."""

from .answering import bulletin_response

__all__ = ["bulletin_response"]
