"""The parts of a person that accounts answers for, those of `portal` among them."""

from django.utils.translation import gettext_lazy as _

from .. import privacy
from ..notices import privacy as notices
from . import account, letters, others, traces


def register() -> None:
    """Tell the registry; the account itself is erased last."""
    privacy.register("letters", export=letters.export, erase=letters.erase, title=_("E-mails"), models=letters.MODELS)
    privacy.register(
        "notices", export=notices.export, erase=notices.erase, title=_("Notifications"), models=notices.MODELS
    )
    privacy.register(
        "traces", export=traces.export, erase=traces.erase, title=_("Work in the administration"), models=traces.MODELS
    )
    privacy.register("account", export=account.export, erase=account.erase, title=_("Account"), models=account.MODELS)
    others.excuse_all()
