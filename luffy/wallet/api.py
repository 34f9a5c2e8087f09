from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Header, Path, Query, Router, Status

from luffy.accounts.auth import allowed_to, caller, signed_in, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed, NotFound
from luffy.core.money import Berries
from luffy.core.paging import Page, PageQuery, page_of
from luffy.wallet import gifts, queries, services, withdrawals
from luffy.wallet.errors import (
    GiftDecided,
    GiftNotFound,
    GrantKeyReused,
    NotEnoughBerries,
    WithdrawalNotFound,
)
from luffy.wallet.liability import liability
from luffy.wallet.payees import Payee
from luffy.wallet.schemas import (
    GiftOut,
    GiftStateName,
    GrantIn,
    LiabilityOut,
    LotOut,
    OpsWithdrawalOut,
    PaidIn,
    PayeeOut,
    TransferOut,
    WalletOut,
    WithdrawalIn,
    WithdrawalOut,
    WithdrawalReasonIn,
    WithdrawalStateName,
)

router = Router(tags=["wallet"], auth=signed_in)
# 409 has many reasons; their numbers are in docs/api.
MINE = answers(WithdrawalOut, WithdrawalNotFound, NotEnoughBerries)
OPS = answers(OpsWithdrawalOut, NotAllowed, WithdrawalNotFound, NotEnoughBerries)
DECIDED = answers(GiftOut, NotAllowed, GiftNotFound, GiftDecided)
deciders = allowed_to(Action.APPROVE_WITHDRAWALS)
givers = allowed_to(Action.GRANT_BERRIES)
KeyPath = Annotated[str, Path(max_length=64)]
NumberPath = Annotated[str, Path(max_length=40)]
IdempotencyKey = Annotated[
    str, Header(alias="Idempotency-Key", min_length=1, max_length=128, pattern=r"^[\x21-\x7e]+$")
]


@router.get("/me/wallet", response=answers(WalletOut))
def my_wallet(request: HttpRequest) -> dict[str, Any]:
    """My berries, by where they came from."""
    return ok(queries.wallet(caller(request).pk, day_of(clock.now())))


@router.get("/me/wallet/transfers", response=answers(Page[TransferOut]))
def my_transfers(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """My statement, newest first."""
    page = page_of(queries.statement(caller(request).pk), asked)
    return ok({**page, "items": [queries.statement_line(row) for row in page["items"]]})


@router.get("/me/wallet/lots", response=answers(Page[LotOut]))
def my_lots(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """What came in and is not gone, newest first."""
    page = page_of(queries.lots(caller(request).pk), asked)
    return ok({**page, "items": [queries.lot_shape(row) for row in page["items"]]})


@router.post(
    "/operator/berries",
    auth=givers,
    response=answers(GiftOut, NotAllowed, NotFound, NotEnoughBerries, GrantKeyReused, status=201),
)
def grant_berries(request: HttpRequest, body: GrantIn) -> Status[dict[str, Any]]:
    """Give berries to somebody, or take back a mistaken gift; above a limit it waits for a second operator."""
    account = caller(request)
    gift = services.Gift(Berries(body.amount), key=body.key, reason=body.reason)
    by = visit(request).by(account.pk)
    gifts.give(username=body.username, gift=gift, by=by, now=clock.now())
    return Status(201, ok(queries.gift_out(body.key, viewer_id=account.pk)))


@router.get("/operator/berries", auth=givers, response=answers(Page[GiftOut], NotAllowed))
def ops_gifts(
    request: HttpRequest, asked: Query[PageQuery], state: GiftStateName | None = None
) -> dict[str, Any]:
    """What operators gave or want to give, newest first. For operators."""
    page = page_of(queries.gifts(state), asked)
    viewer = caller(request).pk
    return ok({**page, "items": [queries.gift_shape(row, viewer_id=viewer) for row in page["items"]]})


@router.post("/operator/berries/{key}/approve", auth=givers, response=DECIDED)
def approve_gift(request: HttpRequest, key: KeyPath) -> dict[str, Any]:
    """Agree to a gift that another operator wants to give. For operators."""
    account = caller(request)
    gifts.approve(key=key, now=clock.now(), by=visit(request).by(account.pk))
    return ok(queries.gift_out(key, viewer_id=account.pk))


@router.post("/operator/berries/{key}/refuse", auth=givers, response=DECIDED)
def refuse_gift(request: HttpRequest, key: KeyPath, body: WithdrawalReasonIn) -> dict[str, Any]:
    """Say no to it, and why. For operators."""
    account = caller(request)
    gifts.refuse(key=key, reason=body.reason, now=clock.now(), by=visit(request).by(account.pk))
    return ok(queries.gift_out(key, viewer_id=account.pk))


@router.get("/withdrawals", response=answers(Page[WithdrawalOut]))
def my_withdrawals(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """My withdrawals, newest first."""
    page = page_of(queries.withdrawals(caller(request).pk), asked)
    return ok({**page, "items": [queries.withdrawal_shape(row) for row in page["items"]]})


@router.post("/withdrawals", response=answers(WithdrawalOut, NotEnoughBerries, status=201))
def request_withdrawal(
    request: HttpRequest, body: WithdrawalIn, idempotency_key: IdempotencyKey
) -> Status[dict[str, Any]]:
    """Ask for earned berries as money. They are set aside at once; the same key again is the same withdrawal."""
    account = caller(request)
    row = withdrawals.request(
        owner_id=account.pk,
        wish=withdrawals.Wish(Berries(body.amount), Payee(**body.payee.dict()), idempotency_key),
        now=clock.now(),
        by=visit(request).by(account.pk),
    )
    return Status(201, ok(queries.withdrawal_shape(row)))


@router.get("/withdrawals/{number}", response=MINE)
def my_withdrawal(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """One of my withdrawals."""
    return ok(queries.withdrawal(caller(request).pk, number))


@router.post("/withdrawals/{number}/cancel", response=MINE)
def cancel_withdrawal(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """Take back a withdrawal that nobody has approved yet."""
    account = caller(request)
    by = visit(request).by(account.pk)
    row = withdrawals.cancel(owner_id=account.pk, number=number, now=clock.now(), by=by)
    return ok(queries.withdrawal_shape(row))


@router.get("/ops/withdrawals", auth=deciders, response=answers(Page[OpsWithdrawalOut], NotAllowed))
def ops_withdrawals(
    request: HttpRequest, asked: Query[PageQuery], state: WithdrawalStateName | None = None
) -> dict[str, Any]:
    """Everybody's withdrawals, newest first. For operators."""
    page = page_of(queries.all_withdrawals(state), asked)
    viewer = caller(request).pk
    return ok({**page, "items": [queries.ops_shape(row, viewer_id=viewer) for row in page["items"]]})


@router.get("/ops/withdrawals/{number}", auth=deciders, response=OPS)
def ops_withdrawal(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """One withdrawal. For operators."""
    return ok(queries.ops_withdrawal(number, viewer_id=caller(request).pk))


@router.post(
    "/ops/withdrawals/{number}/payee",
    auth=deciders,
    response=answers(PayeeOut, NotAllowed, WithdrawalNotFound, NotEnoughBerries),
)
def read_payee(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """The bank account to transfer to, in full. Who looked is written down. For operators."""
    by = visit(request).by(caller(request).pk)
    payee = withdrawals.read_payee(number=number, now=clock.now(), by=by)
    return ok({"holder": payee.holder, "bank": payee.bank, "account": payee.account})


@router.post("/ops/withdrawals/{number}/approve", auth=deciders, response=OPS)
def approve_withdrawal(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """Agree to it, as the first of two or for good. For operators."""
    account = caller(request)
    withdrawals.approve(number=number, now=clock.now(), by=visit(request).by(account.pk))
    return ok(queries.ops_withdrawal(number, viewer_id=account.pk))


@router.post("/ops/withdrawals/{number}/refuse", auth=deciders, response=OPS)
def refuse_withdrawal(request: HttpRequest, number: NumberPath, body: WithdrawalReasonIn) -> dict[str, Any]:
    """Say no, and why. For operators."""
    account = caller(request)
    by = visit(request).by(account.pk)
    withdrawals.refuse(number=number, reason=body.reason, now=clock.now(), by=by)
    return ok(queries.ops_withdrawal(number, viewer_id=account.pk))


@router.post("/ops/withdrawals/{number}/paid", auth=deciders, response=OPS)
def withdrawal_was_paid(request: HttpRequest, number: NumberPath, body: PaidIn) -> dict[str, Any]:
    """The bank has sent the money. For operators."""
    account = caller(request)
    by = visit(request).by(account.pk)
    withdrawals.paid(number=number, reference=body.bank_reference, now=clock.now(), by=by)
    return ok(queries.ops_withdrawal(number, viewer_id=account.pk))


@router.post("/ops/withdrawals/{number}/failed", auth=deciders, response=OPS)
def withdrawal_failed(request: HttpRequest, number: NumberPath, body: WithdrawalReasonIn) -> dict[str, Any]:
    """The bank could not send it, and why. For operators."""
    account = caller(request)
    by = visit(request).by(account.pk)
    withdrawals.failed(number=number, reason=body.reason, now=clock.now(), by=by)
    return ok(queries.ops_withdrawal(number, viewer_id=account.pk))


@router.post("/ops/withdrawals/{number}/bounced", auth=deciders, response=OPS)
def withdrawal_bounced(request: HttpRequest, number: NumberPath, body: WithdrawalReasonIn) -> dict[str, Any]:
    """The receiver's bank gave the sent money back, and why. For operators."""
    account = caller(request)
    by = visit(request).by(account.pk)
    withdrawals.bounced(number=number, reason=body.reason, now=clock.now(), by=by)
    return ok(queries.ops_withdrawal(number, viewer_id=account.pk))


@router.get("/ops/liability", auth=allowed_to(Action.SEE_MONEY), response=answers(LiabilityOut, NotAllowed))
def berries_owed(request: HttpRequest, as_of: date | None = None) -> dict[str, Any]:  # noqa: ARG001
    """What the school owes in berries at the end of a day, by origin and age; of a later day than today, today's."""
    today = day_of(clock.now())
    return ok(liability(min(as_of or today, today)))
