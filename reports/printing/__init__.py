"""The report on paper: a tagged PDF (PDF/UA-1) set by Typst, with the same words and figures as the page."""

from .setting import pdf_of

__all__ = ["pdf_of"]
