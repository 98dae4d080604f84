"""Files that spreadsheets open: no cell is run as a formula, whoever wrote it."""

import re
from typing import Any

# What makes a spreadsheet read a cell as a formula (ASVS 1.2.10), after any white space, full-width forms included.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[ \u00a0\u202f]*[\t\r\n]")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def harmless(value: Any) -> Any:
    """Return a cell's value as text that no spreadsheet runs: a leading apostrophe makes it plain text."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
