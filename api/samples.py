"""A body as one would send it, made of the examples of its fields: for the description and its page."""

from typing import Any

# What stands where a field that has to be there names no example.
PLAIN = {"string": "…", "integer": 1, "number": 1.0, "boolean": True, "array": [], "object": {}}


def sample(whole: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Return a value of a shape: of an object the fields that have to be there, and those that name an example."""
    found = resolved(whole, schema)
    if examples := found.get("examples"):
        return examples[0]
    if "enum" in found:
        return found["enum"][0]
    if "properties" not in found:
        return PLAIN.get(str(found.get("type")), "…")
    needed = set(found.get("required", ()))
    fields = found["properties"].items()
    return {name: sample(whole, told) for name, told in fields if name in needed or "examples" in told}


def resolved(whole: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return what a reference names, with what stands beside it."""
    beside = {name: value for name, value in schema.items() if name != "$ref"}
    found: dict[str, Any] = whole["components"]["schemas"].get(schema.get("$ref", "").rpartition("/")[2], {})
    return found | beside
