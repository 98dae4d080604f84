"""`export_person EMAIL --out FILE.zip`: everything about somebody, for who asks by letter."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Consent
from accounts.mydata import archive
from accounts.privacy import Person
from portal.mail.models import Delivery


class Command(BaseCommand):
    """The same archive as the button on the page of my data."""

    help = (
        "Writes everything the portal knows of a person into a zip: JSON, a readable page, and files. "
        "Example: manage.py export_person camille@example.org --out camille.zip"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE.zip")

    def handle(self, *, email: str, out: Path, **options: Any) -> None:
        person, out = found(email), Path(out)
        if out.exists():
            raise CommandError(f"{out} exists already.", returncode=2)
        try:
            out.touch(mode=0o600)
            archive.write(person, str(out))
        except OSError as error:
            raise CommandError(f"{out} can't be written: {error.strerror}.") from error
        self.stdout.write(str(out))


def found(email: str) -> Person:
    """Return the person with this address; raise `CommandError` when nothing is known of them."""
    if "@" not in email:
        raise CommandError(f"{email!r} is no e-mail address.", returncode=2)
    person = Person.find(email)
    if person.user is None and not _is_known(person):
        raise CommandError("Nothing is known of this address.")
    return person


def _is_known(person: Person) -> bool:
    proofs = Consent.objects.filter(pseudonym=person.fingerprint)
    return proofs.exists() or Delivery.objects.filter(person.reads("recipient")).exists()
