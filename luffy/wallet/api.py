from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router, Status

from luffy.accounts.auth import allowed_to, caller, signed_in, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed, NotFound
from luffy.core.money import Berries
from luffy.core.paging import Page, PageQuery, page_of
from luffy.wallet import queries, services
from luffy.wallet.errors import GrantKeyReused, NotEnoughBerries
from luffy.wallet.schemas import GrantIn, GrantOut, TransferOut, WalletOut

router = Router(tags=["wallet"], auth=signed_in)


@router.get("/me/wallet", response=answers(WalletOut))
def my_wallet(request: HttpRequest) -> dict[str, Any]:
    """My berries."""
    return ok({**queries.balances(caller(request).pk), "fen_per_berry": settings.FEN_PER_BERRY})


@router.get("/me/wallet/transfers", response=answers(Page[TransferOut]))
def my_transfers(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """My statement, newest first."""
    page = page_of(queries.statement(caller(request).pk), asked)
    return ok({**page, "items": [queries.statement_line(row) for row in page["items"]]})


@router.post(
    "/operator/berries",
    auth=allowed_to(Action.GRANT_BERRIES),
    response=answers(GrantOut, NotAllowed, NotFound, NotEnoughBerries, GrantKeyReused, status=201),
)
def grant_berries(request: HttpRequest, body: GrantIn) -> Status[dict[str, Any]]:
    """Give berries to somebody, or take back a mistaken gift. For operators."""
    moved = services.grant_to(
        username=body.username,
        gift=services.Gift(Berries(body.amount), key=body.key, reason=body.reason),
        by=visit(request).by(caller(request).pk),
        now=clock.now(),
    )
    line = queries.statement_line(moved)
    return Status(
        201, ok({"transfer": line["number"], "amount": line["amount"], "available_after": line["balance"]})
    )
