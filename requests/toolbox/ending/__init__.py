"""The end of a resource: who is reminded of it, and when. A document out of date does harm, one taken down too."""

from .registering import register

__all__ = ["register"]
