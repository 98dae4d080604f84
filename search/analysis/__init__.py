"""The one French analyser: documents and questions pass through it alike, whatever engine keeps them."""

from .tokens import Token, analyse, terms

__all__ = ["ANALYSIS_VERSION", "Token", "analyse", "terms"]

# Raised whenever the same text gives other terms: an index made with another version is built anew.
ANALYSIS_VERSION = 1
