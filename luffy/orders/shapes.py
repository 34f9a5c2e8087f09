"""How a cart, a quote and an order look from outside."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from luffy.catalog.offers import Offer, access_label
from luffy.core.errors import LuffyError
from luffy.coupons.errors import REFUSALS
from luffy.coupons.models import CouponType
from luffy.orders.assessment import AssessedLine, Assessment, ChosenItem, CouponCheck, terms_of
from luffy.orders.cart import Entry
from luffy.orders.credits import Credit
from luffy.orders.models import (
    GIVEN_BACK,
    Fulfilment,
    Order,
    OrderLine,
    OrderStatus,
    PaymentType,
    ReturnState,
)
from luffy.orders.pricing import LineAmounts
from luffy.orders.schemas import (
    ActionName,
    BerriesOut,
    CartItemOut,
    CartOut,
    CouponChoiceOut,
    CreditOut,
    DeductionOut,
    DeductionsOut,
    LineRefundName,
    OrderLineOut,
    OrderOut,
    PricePolicyOut,
    ProblemOut,
    QuoteLineOut,
    QuoteOut,
    StatusName,
)
from luffy.orders.states import last_call

STATUS_NAMES: dict[OrderStatus, StatusName] = {
    OrderStatus.PAID: "paid",
    OrderStatus.PENDING: "pending",
    OrderStatus.REFUNDING: "refunding",
    OrderStatus.REFUNDED: "refunded",
    OrderStatus.CANCELLED: "cancelled",
    OrderStatus.EXPIRED: "expired",
}


LINE_REFUNDS: dict[str, LineRefundName] = {
    ReturnState.ASKED: "asked",
    ReturnState.RETURNING: "returning",
    ReturnState.RETURNED: "returned",
}


def cart_shape(entries: Iterable[Entry], offers: dict[str, Offer], owned: dict[str, LuffyError]) -> CartOut:
    """The cart with today's prices; `owned` are products refused because they are owned already."""
    items = [_cart_item(entry, offers, owned.get(entry.product)) for entry in entries]
    return CartOut(items=items, total_fen=sum(item.price_fen or 0 for item in items if item.problem is None))


def _cart_item(entry: Entry, offers: dict[str, Offer], problem: LuffyError | None) -> CartItemOut:
    offer = offers.get(entry.product)
    try:
        terms_of(ChosenItem(entry.product, entry.price_policy_id), offers)
    except LuffyError as refusal:
        problem = refusal
    policies = offer.policies if offer else ()
    chosen = next((policy for policy in policies if policy.id == entry.price_policy_id), None)
    return CartItemOut(
        product=entry.product,
        name=offer.name if offer else "",
        image=offer.image if offer else "",
        price_policy_id=entry.price_policy_id,
        price_fen=chosen.price_fen if chosen else None,
        access_days=chosen.access_days if chosen else None,
        label=access_label(chosen.access_days) if chosen else None,
        price_policies=[
            PricePolicyOut(
                id=policy.id,
                access_days=policy.access_days,
                label=access_label(policy.access_days),
                price_fen=policy.price_fen,
            )
            for policy in policies
        ],
        added_at=entry.added_at,
        problem=ProblemOut(code=problem.code, msg=problem.text) if problem else None,
    )


def quote_shape(assessment: Assessment) -> QuoteOut:
    quote = assessment.quote
    return QuoteOut(
        lines=[
            _quote_line(line, amounts) for line, amounts in zip(assessment.lines, quote.lines, strict=True)
        ],
        site_coupon_id=assessment.site_chosen.record_id if assessment.site_chosen else None,
        site_coupons=_coupon_choices(
            assessment.site_coupons, quote.listed_fen - quote.credit_fen - quote.line_discount_fen
        ),
        berries=BerriesOut(
            available=assessment.available,
            spendable=assessment.spendable,
            spent=quote.berries_spent,
            discount_fen=quote.berries_discount_fen,
            fen_per_berry=settings.FEN_PER_BERRY,
        ),
        listed_fen=quote.listed_fen,
        credit_fen=quote.credit_fen,
        line_discount_fen=quote.line_discount_fen,
        site_discount_fen=quote.site_discount_fen,
        payable_fen=quote.payable_fen,
        expires_at=assessment.choices.expires_at,
    )


def _quote_line(line: AssessedLine, amounts: LineAmounts) -> QuoteLineOut:
    return QuoteLineOut(
        product=line.offer.key,
        name=line.offer.name,
        image=line.offer.image,
        price_policy_id=line.policy.id,
        access_days=line.policy.access_days,
        label=access_label(line.policy.access_days),
        listed_fen=amounts.listed_fen,
        credits=_credits(line.credits),
        credit_fen=amounts.credit_fen,
        discount_fen=amounts.listed_fen - amounts.payable_fen,
        line_discount_fen=amounts.line_discount_fen,
        site_discount_fen=amounts.site_discount_fen,
        berries_discount_fen=amounts.berries_discount_fen,
        payable_fen=amounts.payable_fen,
        coupon_id=line.chosen.record_id if line.chosen else None,
        coupons=_coupon_choices(line.coupons, amounts.listed_fen - amounts.credit_fen),
    )


def deductions_shape(ahead: Mapping[int, Sequence[Credit]]) -> DeductionsOut:
    return DeductionsOut(
        items=[
            DeductionOut(
                price_policy_id=policy_id,
                credit_fen=sum(credit.credit_fen for credit in found),
                credits=_credits(found),
            )
            for policy_id, found in ahead.items()
        ]
    )


def _credits(found: Sequence[Credit]) -> list[CreditOut]:
    return [CreditOut(name=credit.purchase.name, credit_fen=credit.credit_fen) for credit in found]


def _coupon_choices(checks: Sequence[CouponCheck], base_fen: int) -> list[CouponChoiceOut]:
    """Best first: the usable ones by what they take off, then the others."""
    ranked = sorted(checks, key=lambda check: (check.reason is not None, -check.discount_fen))
    return [_coupon_choice(check, base_fen) for check in ranked]


def _coupon_choice(check: CouponCheck, base_fen: int) -> CouponChoiceOut:
    terms = check.holding.terms
    return CouponChoiceOut(
        id=check.holding.record_id,
        name=check.holding.name,
        coupon_type=terms.coupon_type,
        text=str(CouponType(terms.coupon_type).label),
        money_fen=terms.money_fen,
        off_percent=terms.off_percent,
        minimum_fen=terms.minimum_fen,
        valid_from=check.holding.begin_date,
        valid_until=check.holding.end_date,
        usable=check.reason is None,
        reason=check.reason,
        reason_text=str(REFUSALS[check.reason].msg) if check.reason else None,
        missing_fen=max(0, terms.minimum_fen - base_fen),
        discount_fen=check.discount_fen,
    )


def order_shape(order: Order, lines: Sequence[OrderLine], *, now: datetime) -> OrderOut:
    """An order with its lines, each with its product and how far it is on its way back."""
    status = OrderStatus(order.status)
    return OrderOut(
        number=order.number,
        status=STATUS_NAMES[status],
        status_number=int(status),
        status_label=str(status.label),
        payment_type=order.payment_type,
        payment_type_label=str(PaymentType(order.payment_type).label),
        lines=[_order_line(line) for line in lines],
        listed_fen=order.listed_fen,
        credit_fen=order.credit_fen,
        discount_fen=order.listed_fen - order.payable_fen,
        line_discount_fen=order.line_discount_fen,
        site_discount_fen=order.site_discount_fen,
        berries_spent=order.berries_spent,
        berries_discount_fen=order.berries_discount_fen,
        payable_fen=order.payable_fen,
        created_at=order.created_at,
        expires_at=order.expires_at,
        paid_at=order.paid_at,
        cancelled_at=order.cancelled_at,
        opened=order.fulfilment == Fulfilment.DONE,
        actions=_actions(order, lines, now),
    )


def _order_line(line: OrderLine) -> OrderLineOut:
    return OrderLineOut(
        product=line.product.key,
        name=line.name,
        image=line.image,
        access_days=line.access_days,
        label=_(line.label),
        listed_fen=line.listed_fen,
        credit_fen=line.credit_fen,
        discount_fen=line.listed_fen - line.payable_fen,
        line_discount_fen=line.line_discount_fen,
        site_discount_fen=line.site_discount_fen,
        berries_spent=line.berries_spent,
        berries_discount_fen=line.berries_discount_fen,
        payable_fen=line.payable_fen,
        refund_state=LINE_REFUNDS.get(line.refund_state or ""),
    )


def _actions(order: Order, lines: Sequence[OrderLine], now: datetime) -> list[ActionName]:
    if order.status == OrderStatus.PENDING:
        return ["pay", "cancel"] if now <= last_call(order.expires_at) else ["cancel"]
    actions: list[ActionName] = []
    is_bought = order.status in (OrderStatus.PAID, OrderStatus.REFUNDING)
    is_left = any(line.refund_state not in GIVEN_BACK for line in lines)
    if is_bought and is_left and order.fulfilment == Fulfilment.DONE:
        actions.append("learn")
    # Whether anything would come back, the refund's quote says.
    if order.status == OrderStatus.PAID and is_left:
        actions.append("refund")
    return actions
