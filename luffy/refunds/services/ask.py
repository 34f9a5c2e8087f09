"""A buyer asks for lines of an order back, or thinks better of it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Sum

from luffy.accounts.audit import Actor, record
from luffy.core.ids import new_number
from luffy.orders.errors import IdempotencyKeyReused
from luffy.orders.models import Order
from luffy.orders.services import moves, returns
from luffy.refunds.errors import RefundQuoteChanged
from luffy.refunds.models import GRANTED, RefundRequest, RefundRequestLine
from luffy.refunds.quoting import Quote, QuotedLine, quote, require_all
from luffy.refunds.shapes import quote_shape


@dataclass(frozen=True, slots=True)
class AskRefund:
    """What the buyer sends; the amounts are what they saw and agreed to."""

    products: Sequence[str]
    reason: str
    expected_cash_fen: int
    expected_berries: int
    idempotency_key: str

    def digest(self, order: Order) -> str:
        wanted = [order.number, sorted(set(self.products)), self.reason]
        body = json.dumps([*wanted, self.expected_cash_fen, self.expected_berries])
        return hashlib.sha256(body.encode()).hexdigest()


def ask(order_id: int, asked: AskRefund, *, now: datetime, by: Actor) -> RefundRequest:
    """Ask for it: what is quoted now is what will be paid. The same request again gives the same answer.

    Raises:
        OrderNotRefundable, RefundUnderWay, LineNotInOrder, LineGivenBack, RefundQuoteChanged,
        IdempotencyKeyReused, and the refusal of the first line of which nothing comes back: nothing was written.
    Source: docs/rules/refunds.md
    """
    try:
        with transaction.atomic():
            return _ask(order_id, asked, now=now, by=by)
    except IntegrityError as error:
        # The same key at the same moment for another order of this account.
        if "refund_request_idempotency_key" not in str(error):
            raise
        raise IdempotencyKeyReused from error


def _ask(order_id: int, asked: AskRefund, *, now: datetime, by: Actor) -> RefundRequest:
    order = moves.lock(order_id)
    if (earlier := _earlier(order, asked)) is not None:
        return earlier
    quoted = quote(order, asked.products, now=now)
    require_all(quoted)
    if quoted.cash_fen < asked.expected_cash_fen or quoted.berries < asked.expected_berries:
        raise RefundQuoteChanged(quote=quote_shape(quoted, now=now).model_dump(mode="json"))
    request = _write(order, asked, quoted, now)
    returns.ask(order, [line.line.pk for line in quoted.lines], now=now, by=by)
    after = {"state": request.state, "cash_fen": request.cash_fen, "berries": request.berries}
    subject = f"refund_request:{request.number}"
    record("refund_request.asked", subject, by=by, now=now, change=(None, after), reason=asked.reason[:255])
    return request


def _earlier(order: Order, asked: AskRefund) -> RefundRequest | None:
    found = RefundRequest.objects.filter(
        account_id=order.account_id, idempotency_key=asked.idempotency_key
    ).first()
    if found is not None and found.request_hash != asked.digest(order):
        raise IdempotencyKeyReused
    return found


def _write(order: Order, asked: AskRefund, quoted: Quote, now: datetime) -> RefundRequest:
    earlier = order.refund_requests.filter(state__in=GRANTED).aggregate(
        cash_fen=Sum("cash_fen", default=0), berries=Sum("berries", default=0)
    )
    # Judged with what came back of the order before: piece by piece is as much as at once.
    berries = quoted.berries + earlier["berries"]
    worth_fen = quoted.cash_fen + earlier["cash_fen"] + berries * settings.FEN_PER_BERRY
    request = RefundRequest.objects.create(
        number=new_number(now),
        order=order,
        ordinal=order.refund_requests.count() + 1,
        account_id=order.account_id,
        reason=asked.reason,
        cash_fen=quoted.cash_fen,
        berries=quoted.berries,
        gives_coupons=quoted.gives_coupons,
        needs_two=worth_fen > settings.REFUND_TWO_PERSONS_ABOVE_FEN,
        asked_at=now,
        idempotency_key=asked.idempotency_key,
        request_hash=asked.digest(order),
    )
    RefundRequestLine.objects.bulk_create(_line(request, line) for line in quoted.lines)
    return request


def _line(request: RefundRequest, quoted: QuotedLine) -> RefundRequestLine:
    rule = quoted.verdict.rule
    return RefundRequestLine(
        request=request,
        line=quoted.line,
        percent=quoted.verdict.percent,
        fee_fen=quoted.amounts.fee_fen,
        cash_fen=quoted.amounts.cash_fen,
        berries=quoted.amounts.berries,
        rule_name=rule.name if rule else "",
        judged_by={"facts": asdict(quoted.known.facts), "rule": asdict(rule) if rule else {}},
    )
