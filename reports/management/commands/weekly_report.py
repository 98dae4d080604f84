"""`weekly_report 2020-W14`: the figures of a week on standard output, its draft, its publication."""

from argparse import RawDescriptionHelpFormatter
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from reports.actions import NotPublishableError, draft_weekly_report, publish_weekly_report
from reports.figures import compute
from reports.formats import as_csv, as_json, as_text
from reports.moments import default_moment, parse_moment
from reports.weeks import Week

FORMATS = {"text": as_text, "json": as_json, "csv": as_csv}
EXAMPLES = """\
examples:
  manage.py weekly_report 2020-W14 --as-of 2020-04-03T23:59:59+02:00 --format json
  manage.py weekly_report 2020-W14 --draft
  manage.py weekly_report 2020-W14 --publish --by editor@example.org

A moment without an offset is Paris time; a bare day means its last second. Without --as-of: the earlier
of the week's end and now.
"""


class Command(BaseCommand):
    """Prints the figures of a week; with `--draft` or `--publish` changes its report as well."""

    help = "Print the figures of an ISO week; draft or publish its report."

    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        return super().create_parser(*args, epilog=EXAMPLES, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("week", metavar="WEEK", help="ISO week, such as 2020-W14")
        parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
        parser.add_argument("--as-of", metavar="ISO-DATETIME", help="count what was true at this moment")
        parser.add_argument("--draft", action="store_true", help="create or refresh the draft of the report")
        parser.add_argument("--publish", action="store_true", help="publish the draft")
        parser.add_argument("--by", metavar="EMAIL", help="who publishes (not the draft's author), or who drafts")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was computed; the draft takes the same moment, publishing prints what is published."""
        week = _week(options["week"])
        as_of = _moment(options["as_of"], week)
        by = _person(options["by"])
        if options["publish"] and by is None:
            raise wrong_use("--publish needs --by EMAIL: somebody answers for what is published.")
        figures = None
        if options["draft"]:
            author = None if options["publish"] else by
            draft_weekly_report(week, as_of=as_of, by=author)
            self.note(f"{week}: draft up to date.")
        if options["publish"] and by:
            figures = self.publish(week, by)
        self.stdout.write(FORMATS[options["format"]](figures or compute(week, as_of)).rstrip("\r\n"))

    def publish(self, week: Week, by: User) -> dict[str, Any]:
        """Publish and return the figures that are now frozen in the page."""
        try:
            report = publish_weekly_report(week, by=by)
        except NotPublishableError as error:
            raise CommandError(str(error)) from error
        self.note(f"{week}: published at {settings.SITE_URL}{report.url}")
        return report.figures

    def note(self, text: str) -> None:
        """Say what was done without mixing it with the result."""
        self.stderr.write(text, style_func=str)


def wrong_use(message: str) -> CommandError:
    """Return the error of a command used wrongly: exit status 2."""
    return CommandError(message, returncode=2)


def _week(text: str) -> Week:
    try:
        return Week.parse(text)
    except ValueError as error:
        raise wrong_use(f"{text!r} is no ISO week such as 2020-W14 ({error}).") from error


def _moment(text: str | None, week: Week) -> datetime:
    try:
        moment = parse_moment(text) if text else default_moment(week)
    except (ValueError, OverflowError) as error:
        raise wrong_use(f"{text!r} is no ISO moment such as 2020-04-03T23:59:59+02:00.") from error
    if moment < week.start:
        raise wrong_use(f"{week} had not begun on {moment.isoformat(timespec='seconds')}.")
    return moment


def _person(email: str | None) -> User | None:
    if email is None:
        return None
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise wrong_use(f"Nobody here has the address {email}.")
    return person
