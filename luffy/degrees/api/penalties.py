"""Penalties above their limit: operators approve or waive them."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.degrees.errors import EnrolmentCannotMove, PenaltyDecided, PenaltyNotFound
from luffy.degrees.queries import penalties
from luffy.degrees.schemas_ops import AskedPenalties, DecidePenaltyIn, PenaltyOut
from luffy.degrees.services import approve

router = Router(tags=["degrees"], auth=allowed_to(Action.LEAD_TEACHING))
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]
REFUSALS = (NotAllowed, PenaltyNotFound, PenaltyDecided, EnrolmentCannotMove)


@router.get("/ops/penalties", response=answers(Page[PenaltyOut], NotAllowed))
def list_penalties(
    request: HttpRequest, asked: Query[AskedPenalties], page: Query[PageQuery]
) -> dict[str, Any]:
    """Penalties that wait for an operator, the oldest first; or those that were decided, newest first."""
    del request
    found = page_of(penalties.proposed(asked.state), page)
    return ok({**found, "items": [penalties.penalty_shape(row) for row in found["items"]]})


@router.post("/ops/penalties/{penalty_id}/approve", response=answers(PenaltyOut, *REFUSALS))
def approve_penalty(request: HttpRequest, penalty_id: IdPath, body: DecidePenaltyIn) -> dict[str, Any]:
    """Take what is due, as far as it is there. Nobody decides on her own."""
    by = visit(request).by(caller(request).pk)
    approve.approve(reward_id=penalty_id, reason=body.reason, by=by, now=clock.now())
    return ok(penalties.one(penalty_id))


@router.post("/ops/penalties/{penalty_id}/waive", response=answers(PenaltyOut, *REFUSALS))
def waive_penalty(request: HttpRequest, penalty_id: IdPath, body: DecidePenaltyIn) -> dict[str, Any]:
    """Take nothing, for good. Nobody decides on her own."""
    by = visit(request).by(caller(request).pk)
    approve.waive(reward_id=penalty_id, reason=body.reason, by=by, now=clock.now())
    return ok(penalties.one(penalty_id))
