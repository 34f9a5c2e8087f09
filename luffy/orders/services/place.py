"""Turning a settlement into an order."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation

from luffy.accounts.audit import Actor
from luffy.catalog.models import Product
from luffy.catalog.offers import Offer, access_label, load_offers
from luffy.core.calendar import day_of
from luffy.core.failpoints import failpoint
from luffy.core.ids import new_number
from luffy.coupons import services as coupons
from luffy.coupons.queries import locked_holdings
from luffy.learning.queries import is_member
from luffy.orders import cart, choices, deductions
from luffy.orders.assessment import Assessment, Choices, Facts, assess
from luffy.orders.errors import (
    DegreeOrderPending,
    IdempotencyKeyReused,
    PaymentMethodRequired,
    PriceChanged,
    SettlementEmpty,
)
from luffy.orders.models import Order, OrderCoupon, OrderCredit, OrderLine, PaymentType
from luffy.orders.queries import pending_degree_order
from luffy.orders.services.access import lines_of
from luffy.orders.services.pay import move_berries, pay_at_once
from luffy.orders.settlement import look, refuse_owned
from luffy.orders.shapes import quote_shape
from luffy.wallet.services import HOLD, Wallet, lock_wallet


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """What the buyer sends. `expected_payable_fen` is what they saw and agreed to."""

    payment_method: str | None
    expected_payable_fen: int
    idempotency_key: str

    @property
    def digest(self) -> str:
        body = json.dumps([self.payment_method, self.expected_payable_fen])
        return hashlib.sha256(body.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Placed:
    """`is_new` is False where the same request came before: then it is that order."""

    order: Order
    lines: list[OrderLine]
    is_new: bool


def place(*, account_id: int, request: PlaceOrder, now: datetime) -> Placed:
    """Make an order of the account's settlement; it holds the coupons and berries chosen there.

    If nothing is left to pay it comes back paid. A price that fell since it was seen is passed on; a coupon or
    berries that can no longer be had are left out if the buyer has seen the price without them.

    Raises:
        SettlementEmpty, PriceChanged, IdempotencyKeyReused, DegreeOwned, DegreeOrderPending,
        PaymentMethodRequired, and the refusal of the first product, coupon or berry that cannot be had:
        nothing was written.
    Source: docs/rules/place-order.md
    """
    try:
        chosen = choices.load(account_id, now=now)
    except SettlementEmpty:
        chosen = None
    try:
        placed = _place(account_id, request, chosen, now)
    except PriceChanged as refusal:
        # The order looked only at the coupons it was to use; the buyer wants to see all of them.
        raise PriceChanged(quote=_quote_now(account_id, now)) from refusal
    failpoint("K3")
    if chosen is not None and placed.is_new:
        choices.forget(account_id, chosen.settlement_id)
        if chosen.from_cart:
            cart.forget(account_id, [item.product for item in chosen.items])
    return placed


@transaction.atomic
def _place(account_id: int, request: PlaceOrder, chosen: Choices | None, now: datetime) -> Placed:
    degrees = [item.product for item in chosen.items if item.product.startswith("degree:")] if chosen else []
    offers = load_offers(degrees)
    sources = deductions.lock_sources(account_id, offers.values(), day_of(now))
    # The wallet's lock makes the orders of one account wait for each other.
    wallet = lock_wallet(account_id)
    if (earlier := _earlier(account_id, request, chosen)) is not None:
        return Placed(earlier, lines_of(earlier), is_new=False)
    if chosen is None:
        raise SettlementEmpty
    order, lines = _order(wallet, chosen, request, sources, now)
    failpoint("K2")
    return Placed(order, lines, is_new=True)


def _quote_now(account_id: int, now: datetime) -> dict[str, Any]:
    return quote_shape(look(account_id=account_id, now=now)).model_dump(mode="json")


def _earlier(account_id: int, request: PlaceOrder, chosen: Choices | None) -> Order | None:
    """The order that this very request made before.

    Raises:
        IdempotencyKeyReused: the key came with another request.
        SettlementEmpty: the settlement has become an order under another key.
    """
    same_key = Q(account_id=account_id, idempotency_key=request.idempotency_key)
    same_settlement = Q(settlement_id=chosen.settlement_id) if chosen else Q(pk__in=[])
    found = {order.idempotency_key: order for order in Order.objects.filter(same_key | same_settlement)}
    # The key decides: what else is being settled meanwhile is no part of the repeated request.
    if (earlier := found.get(request.idempotency_key)) is None:
        if found:
            raise SettlementEmpty
        return None
    if earlier.request_hash != request.digest:
        raise IdempotencyKeyReused
    return earlier


def _order(
    wallet: Wallet, chosen: Choices, request: PlaceOrder, sources: Collection[int], now: datetime
) -> tuple[Order, list[OrderLine]]:
    """`sources` are the locked orders of what may be deducted."""
    assessment = _assess(wallet, chosen, sources, now)
    payable = assessment.quote.payable_fen
    if payable > request.expected_payable_fen:
        # What the buyer counted on and cannot have tells more than the difference that it makes.
        raise next(iter(assessment.objections), PriceChanged())
    if payable and request.payment_method is None:
        raise PaymentMethodRequired
    order, lines = _write(wallet.owner_id, assessment, request, now)
    if payable:
        coupons.hold(assessment.coupon_ids)
        failpoint("K1")
        move_berries(order, HOLD, wallet, now=now)
    else:
        by = Actor("checkout", wallet.owner_id)
        pay_at_once(order, lines, wallet, record_ids=assessment.coupon_ids, now=now, by=by)
    return order, lines


def _assess(wallet: Wallet, chosen: Choices, sources: Collection[int], now: datetime) -> Assessment:
    """The settlement priced under locks."""
    offers = load_offers(item.product for item in chosen.items)
    refuse_owned(wallet.owner_id, offers.values(), day_of(now))
    degrees = [offer.degree_id for offer in offers.values() if offer.degree_id is not None]
    if degrees:
        _refuse_pending_degrees(wallet.owner_id, degrees)
    holdings = locked_holdings(chosen.coupon_ids) if chosen.coupon_ids else {}
    parts = deductions.parts_of(offers.values()) if sources else {}
    return assess(
        chosen,
        Facts(
            account_id=wallet.owner_id,
            offers=offers,
            holdings=holdings,
            available=wallet.available,
            today=day_of(now),
            fen_per_berry=settings.FEN_PER_BERRY,
            is_member=any(one.members_only for one in holdings.values())
            and is_member(wallet.owner_id, day_of(now)),
            parts=parts,
            purchases=deductions.purchases_of(wallet.owner_id, parts, day_of(now), among=sources),
        ),
    )


def _refuse_pending_degrees(account_id: int, degree_ids: list[int]) -> None:
    if (pending := pending_degree_order(account_id, degree_ids)) is not None:
        raise DegreeOrderPending(order=pending)


def _asked_type(payment_method: str | None) -> PaymentType:
    """As long as nobody paid: what was chosen. Who pays may still choose another way."""
    is_wechat = (payment_method or "").startswith("wechat_")
    return PaymentType.WECHAT if is_wechat else PaymentType.ALIPAY


def _write(
    account_id: int, assessment: Assessment, request: PlaceOrder, now: datetime
) -> tuple[Order, list[OrderLine]]:
    quote = assessment.quote
    order = Order.objects.create(
        number=new_number(now),
        account_id=account_id,
        payment_type=_asked_type(request.payment_method),
        listed_fen=quote.listed_fen,
        credit_fen=quote.credit_fen,
        line_discount_fen=quote.line_discount_fen,
        site_discount_fen=quote.site_discount_fen,
        berries_spent=quote.berries_spent,
        berries_discount_fen=quote.berries_discount_fen,
        payable_fen=quote.payable_fen,
        created_at=now,
        expires_at=now + timedelta(minutes=settings.ORDER_LIFE_MINUTES),
        settlement_id=assessment.choices.settlement_id,
        idempotency_key=request.idempotency_key,
        request_hash=request.digest,
    )
    lines = OrderLine.objects.bulk_create(_line_rows(order, assessment))
    OrderCoupon.objects.bulk_create(_coupon_rows(order, lines, assessment))
    OrderCredit.objects.bulk_create(
        OrderCredit(line=row, source_id=used.purchase.line_id, credit_fen=used.credit_fen)
        for row, line in zip(lines, assessment.lines, strict=True)
        for used in line.credits
    )
    return order, lines


def _line_rows(order: Order, assessment: Assessment) -> list[OrderLine]:
    # Kept in the school's own language, whatever the buyer's: it is translated when shown.
    with translation.override(settings.LANGUAGE_CODE):
        return [
            OrderLine(
                order=order,
                position=position,
                product=_product(line.offer),
                price_policy_id=line.policy.id,
                name=line.offer.name,
                image=line.offer.image,
                access_days=line.policy.access_days,
                label=access_label(line.policy.access_days),
                listed_fen=amounts.listed_fen,
                credit_fen=amounts.credit_fen,
                line_discount_fen=amounts.line_discount_fen,
                site_discount_fen=amounts.site_discount_fen,
                berries_spent=amounts.berries_spent,
                berries_discount_fen=amounts.berries_discount_fen,
                payable_fen=amounts.payable_fen,
            )
            for position, (line, amounts) in enumerate(
                zip(assessment.lines, assessment.quote.lines, strict=True), start=1
            )
        ]


def _product(offer: Offer) -> Product:
    """The row behind an offer, without reading it again."""
    return Product(
        pk=offer.product_id,
        course_id=offer.course_id,
        degree_id=offer.degree_id,
        plan_id=offer.plan_id,
        kind=offer.kind,
    )


def _coupon_rows(order: Order, lines: list[OrderLine], assessment: Assessment) -> list[OrderCoupon]:
    rows = [
        OrderCoupon(
            order=order, line=row, record_id=line.chosen.record_id, discount_fen=row.line_discount_fen
        )
        for row, line in zip(lines, assessment.lines, strict=True)
        if line.chosen is not None
    ]
    if assessment.site_chosen is not None:
        site = assessment.site_chosen
        rows.append(OrderCoupon(order=order, record_id=site.record_id, discount_fen=order.site_discount_fen))
    return rows
