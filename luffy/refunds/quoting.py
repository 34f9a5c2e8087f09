"""What would come back if these lines were given back now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from luffy.core.calendar import day_of
from luffy.core.money import Berries, Fen
from luffy.orders.models import GIVEN_BACK, Order, OrderCoupon, OrderLine, OrderStatus
from luffy.refunds import queries
from luffy.refunds.errors import (
    REFUSALS,
    LineGivenBack,
    LineNotInOrder,
    OrderNotRefundable,
    RefundUnderWay,
)
from luffy.refunds.models import RefundRequest, RefundRequestLine
from luffy.refunds.policy import Amounts, Verdict, amounts, judge
from luffy.refunds.queries import LineFacts


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """One line, judged."""

    known: LineFacts
    verdict: Verdict
    amounts: Amounts

    @property
    def line(self) -> OrderLine:
        return self.known.line

    @property
    def comes_back_whole(self) -> bool:
        return self.verdict.percent == 100 and self.amounts.fee_fen == 0


@dataclass(frozen=True, slots=True)
class Quote:
    """What comes back for these lines; every total is the exact sum of its lines.

    `coupons` are the order's, `gives_coupons` says whether they come back where they are still in date.
    """

    order: Order
    lines: tuple[QuotedLine, ...]
    coupons: tuple[OrderCoupon, ...]
    gives_coupons: bool

    @property
    def cash_fen(self) -> Fen:
        return Fen(sum(line.amounts.cash_fen for line in self.lines))

    @property
    def berries(self) -> Berries:
        return Berries(sum(line.amounts.berries for line in self.lines))

    @property
    def scholarship_berries(self) -> Berries:
        return Berries(sum(line.known.facts.scholarship_berries for line in self.lines))


def quote(order: Order, products: Sequence[str] | None, *, now: datetime) -> Quote:
    """Judge these products of the order, or, with None, all of it that was not given back yet.

    Raises:
        OrderNotRefundable, RefundUnderWay, LineNotInOrder, LineGivenBack.
    Source: docs/rules/refunds.md
    """
    _require_paid(order)
    known = {row.line.product.key: row for row in queries.facts_of(order, today=day_of(now))}
    rules = queries.rules()
    lines = tuple(_judged(row, judge(row.facts, rules)) for row in _chosen(known, products))
    coupons = tuple(order.coupons.select_related("record").order_by("id"))
    chosen = {line.line.pk for line in lines}
    others = [row.line for row in known.values() if row.line.pk not in chosen]
    is_whole = all(line.comes_back_whole for line in lines) and _came_back_whole(others)
    return Quote(order, lines, coupons, gives_coupons=is_whole and bool(coupons))


def require_all(quoted: Quote) -> None:
    """Raises: the refusal of the first line of which nothing comes back (`errors.REFUSALS`)."""
    for line in quoted.lines:
        if line.verdict.refused is not None:
            raise REFUSALS[line.verdict.refused](product=line.line.product.key)


def again(request: RefundRequest, *, now: datetime) -> tuple[Fen, Berries]:
    """Cash and berries that its lines would give if they were asked for today. What is paid is what was quoted."""
    wanted = {row.line_id for row in request.lines.all()}
    known = [row for row in queries.facts_of(request.order, today=day_of(now)) if row.line.pk in wanted]
    rules = queries.rules()
    money = [_judged(row, judge(row.facts, rules)).amounts for row in known]
    return Fen(sum(part.cash_fen for part in money)), Berries(sum(part.berries for part in money))


def _require_paid(order: Order) -> None:
    if order.status == OrderStatus.REFUNDING:
        raise RefundUnderWay(refund=queries.open_request(order.pk))
    if order.status != OrderStatus.PAID:
        raise OrderNotRefundable(order=order.number, status=int(order.status))


def _chosen(known: dict[str, LineFacts], products: Sequence[str] | None) -> list[LineFacts]:
    if products is None:
        return [row for row in known.values() if row.line.refund_state not in GIVEN_BACK]
    for product in products:
        if product not in known:
            raise LineNotInOrder(product=product)
        if known[product].line.refund_state in GIVEN_BACK:
            raise LineGivenBack(product=product)
    return [row for product, row in known.items() if product in set(products)]


def _judged(row: LineFacts, verdict: Verdict) -> QuotedLine:
    line = row.line
    money = amounts(payable_fen=line.payable_fen, berries_spent=line.berries_spent, verdict=verdict)
    return QuotedLine(row, verdict, money)


def _came_back_whole(lines: Collection[OrderLine]) -> bool:
    """Whether all of these were given back before, in full."""
    whole = RefundRequestLine.objects.filter(is_live=True, percent=100, fee_fen=0, line__in=lines)
    return not lines or whole.count() == len(lines)
