"""Preparation of the demo; called by bin/demo."""

from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from datasets.demo import accounts
from datasets.demo.preparing import prepare
from home.site_address import keep_site_address


class Command(BaseCommand):
    """Fill the portal for the demo and print who can sign in."""

    help = (
        "Loads reference and demo data, makes an account of each role and prints them. Only where DEMO is set. "
        "Example: manage.py prepare_demo --code redaction"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--code", metavar="ACCOUNT", help="print a fresh second-factor code and nothing else")
        parser.add_argument("--accounts", action="store_true", help="print the accounts and prepare nothing")

    def handle(self, *, code: str | None, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("This is no demo: DEMO isn't set."))
        if code is not None:
            self.stdout.write(self.fresh_code(code))
            return
        if not options["accounts"]:
            prepare(timezone.localdate())
            self.tell_the_admin()
        # Another PORT is another address, and nothing migrates for it.
        keep_site_address()
        self.show_accounts()

    def tell_the_admin(self) -> None:
        """Have the admin's own search and its counts of uses know the pages: those planted in batches told nobody."""
        for index in ("update_index", "rebuild_references_index"):
            call_command(index, verbosity=0, stdout=StringIO())

    def fresh_code(self, name: str) -> str:
        """Return the code that an account's second factor shows now."""
        account = accounts.find(name)
        if account is None or account.role is None:
            names = ", ".join(each.name for each in accounts.ACCOUNTS if each.role)
            raise CommandError(_("No such account with a second factor. There are: %s") % names, returncode=2)
        if (found := accounts.current_code(account)) is None:
            raise CommandError(_("The demo isn't prepared: run prepare_demo without --code first."))
        return found

    def show_accounts(self) -> None:
        """Print the password, then one line an account."""
        self.stdout.write(_("Password of every account: %s") % accounts.password() + "\n\n")
        for account in accounts.ACCOUNTS:
            self.stdout.write(f"  {account.email:<30} {self.second_factor(account)}")

    def second_factor(self, account: accounts.DemoAccount) -> str:
        """Return what an account needs beyond its password."""
        if account.role is None:
            return _("no second factor")
        told = {"secret": accounts.secret(account), "code": accounts.current_code(account)}
        return _("secret %(secret)s, code now %(code)s") % told
