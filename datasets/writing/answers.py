"""When requests were first answered, by support or by a volunteer's post, and which post solved them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from community.models import Thread
from help_requests.models import FirstAnswer
from portal.bulk import BATCH


def record_answers(answers: Mapping[int, datetime]) -> None:
    """Note the first answers, by request; one that is known and earlier stays."""
    known = FirstAnswer.objects.in_bulk(answers.keys(), field_name="help_request_id") if answers else {}
    earlier = [known[pk] for pk, at in answers.items() if pk in known and at < known[pk].at]
    for answer in earlier:
        answer.at = answers[answer.help_request_id]
    FirstAnswer.objects.bulk_update(earlier, ["at"], batch_size=500)
    new = (FirstAnswer(help_request_id=pk, at=at) for pk, at in answers.items() if pk not in known)
    FirstAnswer.objects.bulk_create(new, batch_size=BATCH)


def accept_solutions(accepted: Iterable[tuple[int, int, datetime]]) -> None:
    """Mark solutions: thread, post and moment, the earliest first; of several in one thread, the last holds."""
    threads = {
        thread_id: Thread(pk=thread_id, solution_id=post_id, solution_at=at) for thread_id, post_id, at in accepted
    }
    Thread.objects.bulk_update(threads.values(), ["solution", "solution_at"], batch_size=500)
