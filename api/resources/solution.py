"""Which post solved a request: said and taken back by who asked, and moderators."""

from django.shortcuts import get_object_or_404
from ninja import Router, Status

from community import actions
from community.views import thread_to_decide

from ..auth import APIRequest, Member
from ..choices import Right
from ..schemas.asking import SolutionIn

router = Router(tags=["requests"])
writes = Member(Right.REQUESTS)


@router.put("/requests/{slug}/solution", response={204: None}, auth=writes, summary="Say which post solved it")
def accept_solution(request: APIRequest, slug: str, said: SolutionIn) -> Status:
    """Mark the post that solved the request; another one marked before it is not any more."""
    thread = thread_to_decide(request, slug)
    actions.accept_solution(thread, get_object_or_404(thread.posts.visible(), pk=said.post), by=request.user)
    return Status(204, None)


@router.delete("/requests/{slug}/solution", response={204: None}, auth=writes, summary="Take that back")
def withdraw_solution(request: APIRequest, slug: str) -> Status:
    """Take back that a post solved the request; the post stays."""
    actions.withdraw_solution(thread_to_decide(request, slug))
    return Status(204, None)
