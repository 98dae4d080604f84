"""The one French analyser: documents and questions pass through it alike, whatever engine keeps them."""

from .tokens import LIGHT_TERMS, Token, analyse, terms

__all__ = ["ANALYSIS_VERSION", "LIGHT_TERMS", "Token", "analyse", "terms"]

# Raised whenever the same text gives other terms: an index made with another version is built anew.
ANALYSIS_VERSION = 2
