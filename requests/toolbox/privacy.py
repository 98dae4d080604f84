"""Tools have a title and no author."""

from accounts import privacy


def register() -> None:
    """Tell the registry."""
    models = ["toolbox.Tool", "toolbox.Resource", "toolbox.ResourceFile", "toolbox.ResourceIndexPage"]
    privacy.excuse("Documents for everybody, written and credited by editors; who edited is among the traces", models)
