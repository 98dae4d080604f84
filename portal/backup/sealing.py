"""Sealing with age (X25519, ChaCha20-Poly1305): a file that was changed or cut can't be opened."""

from pathlib import Path
from typing import BinaryIO

import pyrage
from django.conf import settings
from pyrage.x25519 import Identity, Recipient

from .errors import BackupError

MAGIC = b"age-encryption.org/"
OTHERS = 0o077


def seal(plain: BinaryIO, sealed: BinaryIO) -> None:
    """Seal for whoever holds the key of `BACKUP_KEY_FILE`; a public key (`age1…`) there is enough to seal."""
    line = _key_line()
    try:
        recipient = Recipient.from_str(line) if line.startswith("age1") else Identity.from_str(line).to_public()
    except (pyrage.RecipientError, pyrage.IdentityError) as error:
        raise BackupError("BACKUP_KEY_FILE holds no age key: make one with manage.py backup --new-key FILE.") from error
    pyrage.encrypt_io(plain, sealed, [recipient])


def unseal(sealed: BinaryIO, plain: BinaryIO) -> None:
    """Open what `seal` made; needs the secret key."""
    try:
        pyrage.decrypt_io(sealed, plain, [Identity.from_str(_key_line())])
    except pyrage.IdentityError as error:
        raise BackupError("BACKUP_KEY_FILE must hold the secret key (AGE-SECRET-KEY-…) to open a backup.") from error
    except pyrage.DecryptError as error:
        raise BackupError(f"This backup can't be opened: {error}. Is it the right key, and the whole file?") from error


def is_sealed(path: Path) -> bool:
    """Whether a file is one of age's."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def new_key(path: Path) -> str:
    """Write a new secret key that only its owner may read; return its public half. Never replaces a file."""
    identity = Identity.generate()
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(f"# public key: {identity.to_public()}\n{identity}\n", encoding="ascii")
    return str(identity.to_public())


def _key_line() -> str:
    """Return the key; a file that others may read is refused, since whoever reads it reads every backup."""
    name = settings.BACKUP_KEY_FILE
    if not name:
        raise BackupError("BACKUP_KEY_FILE is not set: a backup holds personal data. --plain makes one unsealed.")
    path = Path(name)
    if not path.is_file():
        raise BackupError(f"There is no key at {path}: make one with manage.py backup --new-key {path}")
    if path.stat().st_mode & OTHERS:
        raise BackupError(f"Others may read {path}: chmod 600 {path}")
    lines = (line.strip() for line in path.read_text(encoding="ascii").splitlines())
    return next((line for line in lines if line and not line.startswith("#")), "")
