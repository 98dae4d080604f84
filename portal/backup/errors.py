"""What may go wrong, said so that whoever reads it knows what to do."""


class BackupError(Exception):
    """Raised when a backup can't be made or taken back; its text says what to do."""
