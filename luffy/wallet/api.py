from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router

from luffy.accounts.auth import caller, signed_in
from luffy.core.envelope import answers, ok
from luffy.core.paging import Page, PageQuery, page_of
from luffy.wallet import queries
from luffy.wallet.schemas import TransferOut, WalletOut

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
