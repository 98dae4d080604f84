"""The address of a list: built in one place, so that every link keeps what the others chose."""

from collections.abc import Mapping
from urllib.parse import urlencode

from .parameters import PARAMETERS


class Address:
    """What an address asks, in words that were understood; changes give new addresses, back on the first page."""

    def __init__(self, path: str, values: Mapping[str, tuple[str, ...]]) -> None:
        self.path = path
        self.values = {name: values[name] for name in PARAMETERS if values.get(name)}

    def __str__(self) -> str:
        pairs = [(name, value) for name in PARAMETERS for value in self.values.get(name, ())]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def having(self, **changes: tuple[str, ...]) -> "Address":
        """Return the address with these parameters replaced, an empty tuple taking one away."""
        return Address(self.path, self.values | {"page": ()} | changes)

    def without(self, *names: str) -> "Address":
        """Return the address without these parameters."""
        return self.having(**dict.fromkeys(names, ()))

    def toggled(self, name: str, word: str) -> "Address":
        """Return the address with one value of a parameter added, or taken away when it is there."""
        words = self.values.get(name, ())
        kept = tuple(one for one in words if one != word)
        return self.having(**{name: kept if word in words else (*words, word)})

    def pairs_without(self, *names: str) -> list[tuple[str, str]]:
        """Return what a form has to carry along for the parameters it has no field for."""
        return [(name, value) for name, words in self.values.items() if name not in names for value in words]
