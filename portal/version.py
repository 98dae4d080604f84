"""Which release this is: written once, in pyproject.toml, shown in the footer and by `/sante/pret/`."""

import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
VERSION: str = tomllib.loads(PROJECT.read_text())["project"]["version"]
