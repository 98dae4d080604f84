"""What a browser would run of a page by itself: the policies of the portal leave none of it."""

import re

# A script without a file of its own, unless it holds data; `on…` attributes; addresses that are scripts.
RUNS = re.compile(
    r"<script(?![^>]*(?:\bsrc=|application/(?:ld\+)?json|text/x-template))[\s>]"
    r"|<\w[^<>]*\son[a-z]+=[\"']|[\"']javascript:",
    re.I,
)
