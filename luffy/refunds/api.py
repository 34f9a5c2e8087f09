"""Giving money back to buyers who ask: rules, quotes, requests, decisions."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Header, Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, signed_in, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import Page, PageQuery, page_of
from luffy.orders.errors import OrderNotFound
from luffy.orders.queries import find as find_order
from luffy.refunds import queries
from luffy.refunds.errors import (
    OrderNotRefundable,
    OwnRefund,
    RefundCannotMove,
    RefundNotFound,
    RefundQuoteChanged,
)
from luffy.refunds.quoting import quote
from luffy.refunds.schemas import (
    AskRefundIn,
    DecisionIn,
    OpsFilter,
    OpsRefundCaseOut,
    OpsRefundOut,
    RefundOut,
    RefundQuoteIn,
    RefundQuoteOut,
    RefundRuleOut,
    RetryIn,
    SettledByHandIn,
)
from luffy.refunds.services import ask as asking
from luffy.refunds.services import conclude, decide
from luffy.refunds.shapes import case_shape, ops_shape, quote_shape, request_shape, rule_shape

router = Router(tags=["refunds"])
operators = allowed_to(Action.APPROVE_REFUNDS)
NumberPath = Annotated[str, Path(max_length=40)]
IdempotencyKey = Annotated[
    str, Header(alias="Idempotency-Key", min_length=1, max_length=128, pattern=r"^[\x21-\x7e]+$")
]
CASE = answers(OpsRefundCaseOut, RefundNotFound, OwnRefund, RefundCannotMove)


@router.get("/refund-rules", auth=None, response=answers(list[RefundRuleOut]))
def refund_rules(request: HttpRequest) -> dict[str, Any]:
    """The refund policy, in the order in which its rules are tried."""
    del request
    return ok([rule_shape(rule) for rule in queries.rules()])


@router.post(
    "/orders/{number}/refund-quote",
    auth=signed_in,
    response=answers(RefundQuoteOut, OrderNotFound, OrderNotRefundable),
)
def refund_quote(request: HttpRequest, number: NumberPath, body: RefundQuoteIn) -> dict[str, Any]:
    """What would come back for these products of the order now. Nothing is asked for yet."""
    now = clock.now()
    order = find_order(caller(request).pk, number)
    return ok(quote_shape(quote(order, body.products, now=now), now=now))


@router.post(
    "/orders/{number}/refunds",
    auth=signed_in,
    response=answers(RefundOut, OrderNotFound, OrderNotRefundable, RefundQuoteChanged, status=201),
)
def ask_refund(
    request: HttpRequest, number: NumberPath, body: AskRefundIn, idempotency_key: IdempotencyKey
) -> tuple[int, dict[str, Any]]:
    """Ask for products of the order back. The same key again gives the same request."""
    account, now = caller(request), clock.now()
    order = find_order(account.pk, number)
    wanted = asking.AskRefund(**body.model_dump(), idempotency_key=idempotency_key)
    made = asking.ask(order.pk, wanted, now=now, by=visit(request).by(account.pk))
    return 201, ok(request_shape(queries.find_mine(account.pk, made.number)))


@router.get("/refunds", auth=signed_in, response=answers(Page[RefundOut]))
def my_refunds(
    request: HttpRequest, asked: Query[PageQuery], order: Annotated[str | None, Query(max_length=40)] = None
) -> dict[str, Any]:
    """My refund requests, newest first; of one order or all."""
    page = page_of(queries.my_requests(caller(request).pk, order), asked)
    return ok({**page, "items": [request_shape(row) for row in page["items"]]})


@router.get("/refunds/{number}", auth=signed_in, response=answers(RefundOut, RefundNotFound))
def my_refund(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """One of my refund requests."""
    return ok(request_shape(queries.find_mine(caller(request).pk, number)))


@router.post(
    "/refunds/{number}/withdraw",
    auth=signed_in,
    response=answers(RefundOut, RefundNotFound, RefundCannotMove),
)
def withdraw_refund(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """Keep it after all, as long as it is not decided."""
    account = caller(request)
    mine = queries.find_mine(account.pk, number)
    decide.withdraw(mine.pk, now=clock.now(), by=visit(request).by(account.pk))
    return ok(request_shape(queries.find_mine(account.pk, number)))


@router.get("/ops/refunds", auth=operators, response=answers(Page[OpsRefundOut], NotAllowed))
def ops_refunds(
    request: HttpRequest, asked: Query[PageQuery], state: OpsFilter | None = None
) -> dict[str, Any]:
    """Everybody's refund requests; those to be decided oldest first, others newest first."""
    operator_id = caller(request).pk
    page = page_of(queries.in_state(state), asked)
    return ok({**page, "items": [ops_shape(row, operator_id=operator_id) for row in page["items"]]})


@router.get("/ops/refunds/{number}", auth=operators, response=CASE)
def ops_refund(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """One refund request, with what it was judged by."""
    return _case(request, number)


@router.post("/ops/refunds/{number}/approve", auth=operators, response=CASE)
def approve_refund(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """Grant what was quoted; above the limit two operators have to."""
    by = visit(request).by(caller(request).pk)
    decide.approve(queries.find(number).pk, now=clock.now(), by=by)
    return _case(request, number)


@router.post("/ops/refunds/{number}/refuse", auth=operators, response=CASE)
def refuse_refund(request: HttpRequest, number: NumberPath, body: DecisionIn) -> dict[str, Any]:
    """Say no. The buyer reads the reason."""
    by = visit(request).by(caller(request).pk)
    decide.refuse(queries.find(number).pk, reason=body.reason, now=clock.now(), by=by)
    return _case(request, number)


@router.post("/ops/refunds/{number}/retry", auth=operators, response=CASE)
def retry_refund(request: HttpRequest, number: NumberPath, body: RetryIn) -> dict[str, Any]:
    """Have the gateway asked once more about cash that it could not give back."""
    by = visit(request).by(caller(request).pk)
    conclude.retry(queries.find(number).pk, reason=body.reason, now=clock.now(), by=by)
    return _case(request, number)


@router.post("/ops/refunds/{number}/settled-by-hand", auth=operators, response=CASE)
def refund_settled_by_hand(request: HttpRequest, number: NumberPath, body: SettledByHandIn) -> dict[str, Any]:
    """Write down that the cash was given back another way."""
    by = visit(request).by(caller(request).pk)
    told = body.model_dump()
    conclude.settle_by_hand(queries.find(number).pk, **told, now=clock.now(), by=by)
    return _case(request, number)


def _case(request: HttpRequest, number: str) -> dict[str, Any]:
    found, operator_id = queries.find(number), caller(request).pk
    return ok(case_shape(found, operator_id=operator_id, now=clock.now()))
