"""The settlement: what was chosen, priced anew each time it is looked at."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings

from luffy.catalog.models import ProductKind
from luffy.catalog.offers import Offer, ProductKey, load_offers, missing, why_not_for_sale
from luffy.core.calendar import day_of
from luffy.core.money import Berries
from luffy.coupons.queries import holdings_for
from luffy.coupons.services import lay_out_member_prices
from luffy.degrees.queries import owned_degrees
from luffy.learning.queries import is_member
from luffy.orders import cart, choices, deductions, footprints
from luffy.orders.assessment import (
    Assessment,
    Choices,
    ChosenItem,
    Facts,
    assess,
    best_member_price,
    terms_of,
)
from luffy.orders.credits import Credit, credits_for
from luffy.orders.errors import (
    CartEmpty,
    DegreeOwned,
    MustBeInCart,
    NothingChosen,
    NotInSettlement,
    TooManyBerries,
)
from luffy.wallet.queries import balances


def begin_from_cart(*, account_id: int, products: Sequence[str], now: datetime) -> Assessment:
    """Begin to settle some of what is in the cart.

    Raises:
        NothingChosen, CartEmpty, MustBeInCart, and what `begin` refuses.
    """
    if not products:
        raise NothingChosen
    policies = {entry.product: entry.price_policy_id for entry in cart.entries(account_id)}
    if not policies:
        raise CartEmpty
    for product in products:
        if product not in policies:
            raise MustBeInCart(product=product)
    items = [ChosenItem(product, policies[product]) for product in dict.fromkeys(products)]
    return begin(account_id=account_id, items=items, is_from_cart=True, now=now)


def begin(*, account_id: int, items: Sequence[ChosenItem], is_from_cart: bool, now: datetime) -> Assessment:
    """Begin to settle these items; unless they are from the cart, the cart is left alone (buy now).

    Raises:
        CourseNotFound, DegreeNotFound, NotOnSale, PricePolicyNotFound, DegreeOwned: an earlier settlement
        then stays as it was.
    """
    offers = load_offers(item.product for item in items)
    for item in items:
        terms_of(item, offers)
    refuse_owned(account_id, offers.values(), day_of(now))
    chosen = choices.start(account_id, items, from_cart=is_from_cart, now=now)
    footprints.leave(footprints.Step.SETTLEMENT, account_id, now=now)
    if is_member(account_id, day_of(now)):
        products = [offer.product_id for offer in offers.values()]
        lay_out_member_prices(account_id=account_id, product_ids=products, now=now)
        return _at_member_prices(account_id, chosen, _facts(account_id, offers, now))
    return assess(chosen, _facts(account_id, offers, now))


def _at_member_prices(account_id: int, chosen: Choices, facts: Facts) -> Assessment:
    """Begin with the prices for members chosen; she may take a better coupon instead."""
    seen = assess(chosen, facts)
    of_lines = {line.offer.key: best_member_price(line.coupons) for line in seen.lines}
    for product, record in of_lines.items():
        if record is not None:
            choices.choose_coupon(account_id, product=product, coupon_id=record)
            chosen = replace(chosen, line_coupons={**chosen.line_coupons, product: record})
    seen = assess(chosen, facts)
    if (record := best_member_price(seen.site_coupons)) is not None:
        choices.choose_coupon(account_id, product=None, coupon_id=record)
        seen = assess(replace(chosen, site_coupon_id=record), facts)
    return seen


def look(*, account_id: int, now: datetime) -> Assessment:
    """The settlement as it stands now. Choices that can no longer be honoured are left out of the quote.

    Raises:
        SettlementEmpty, and what `begin` refuses.
    """
    return _assess(account_id, choices.load(account_id, now=now), now)


def choose_coupon(
    *, account_id: int, product: str | None, coupon_id: int | None, now: datetime
) -> Assessment:
    """Put a coupon on a product, or on the whole order (None); coupon None takes it off again.

    Raises:
        SettlementEmpty, NotInSettlement, and the refusal that tells why the coupon cannot be used there:
        what was chosen before stays.
    """
    chosen = choices.load(account_id, now=now)
    if product is not None and product not in {item.product for item in chosen.items}:
        raise NotInSettlement(product=product)
    if product is None:
        wanted = replace(chosen, site_coupon_id=coupon_id)
    else:
        others = {key: record for key, record in chosen.line_coupons.items() if key != product}
        wanted = replace(chosen, line_coupons={**others, product: coupon_id} if coupon_id else others)
    result = _assess(account_id, wanted, now)
    for objection in result.objections:
        if coupon_id is not None and objection.detail.get("coupon_id") == coupon_id:
            raise objection
    choices.choose_coupon(account_id, product=product, coupon_id=coupon_id)
    return result


def spend_berries(*, account_id: int, berries: int, now: datetime) -> Assessment:
    """Spend so many berries.

    Raises:
        SettlementEmpty, TooManyBerries: what was chosen before stays.
    """
    chosen = choices.load(account_id, now=now)
    result = _assess(account_id, replace(chosen, berries=berries), now)
    if berries > result.spendable:
        raise TooManyBerries(spendable=result.spendable)
    choices.spend_berries(account_id, berries)
    return result


def deductions_ahead(*, account_id: int, degree_id: int, now: datetime) -> dict[int, tuple[Credit, ...]]:
    """What the account's purchases would take off the degree, by price policy; nothing is begun.

    Raises:
        DegreeNotFound, NotOnSale
    """
    key = str(ProductKey(ProductKind.DEGREE, degree_id))
    offers = load_offers([key])
    if (offer := offers.get(key)) is None:
        raise missing(key)
    if (refusal := why_not_for_sale(offer)) is not None:
        raise refusal
    parts = deductions.parts_of([offer])
    purchases = deductions.purchases_of(account_id, parts, day_of(now))
    return {
        policy.id: credits_for(policy.price_fen, parts.get(degree_id, ()), purchases)
        for policy in offer.policies
    }


def refuse_owned(account_id: int, offers: Collection[Offer], today: date) -> None:
    """A degree cannot be bought again while an enrolment in it lasts; a course can: that extends it.

    Raises:
        DegreeOwned
    """
    degrees = {offer.degree_id: offer.key for offer in offers if offer.degree_id is not None}
    if degrees and (owned := owned_degrees(account_id, degrees.keys(), today)):
        raise DegreeOwned(product=degrees[min(owned)])


def _assess(account_id: int, chosen: Choices, now: datetime) -> Assessment:
    offers = load_offers(item.product for item in chosen.items)
    refuse_owned(account_id, offers.values(), day_of(now))
    return assess(chosen, _facts(account_id, offers, now, also=chosen.coupon_ids))


def _facts(account_id: int, offers: dict[str, Offer], now: datetime, *, also: Sequence[int] = ()) -> Facts:
    today = day_of(now)
    products = [offer.product_id for offer in offers.values()]
    found = holdings_for(account_id, product_ids=products, also=also, today=today)
    parts = deductions.parts_of(offers.values())
    return Facts(
        account_id=account_id,
        offers=offers,
        holdings={holding.record_id: holding for holding in found},
        available=Berries(balances(account_id)["available"]),
        today=today,
        fen_per_berry=settings.FEN_PER_BERRY,
        is_member=any(one.members_only for one in found) and is_member(account_id, today),
        parts=parts,
        purchases=deductions.purchases_of(account_id, parts, today),
    )
