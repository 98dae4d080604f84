"""What editors compose pages of: sections that show the portal's life, and blocks of their own words."""

from .streams import FrontBlock, TextBlock

__all__ = ["FrontBlock", "TextBlock"]
