"""What chosen products, coupons and berries come to, given the facts. Pure.

The settlement page and the order use this one function: the page to show, the order to insist.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from luffy.catalog.offers import Offer, PolicyTerms, missing, why_not_for_sale
from luffy.core.errors import LuffyError
from luffy.core.money import Berries, Fen
from luffy.coupons.errors import REFUSALS
from luffy.coupons.rules import discount
from luffy.coupons.validity import Holding, Unusable, why_unusable
from luffy.orders.credits import Credit, Part, Purchase, credits_for
from luffy.orders.errors import TooManyBerries
from luffy.orders.pricing import PricedItem, Quote, quote, spendable


@dataclass(frozen=True, slots=True)
class ChosenItem:
    product: str
    price_policy_id: int


@dataclass(frozen=True, slots=True)
class Choices:
    """`line_coupons` maps a product to the coupon record chosen for it."""

    settlement_id: str
    items: tuple[ChosenItem, ...]
    expires_at: datetime
    line_coupons: dict[str, int] = field(default_factory=dict)
    site_coupon_id: int | None = None
    berries: int = 0
    from_cart: bool = True

    @property
    def coupon_ids(self) -> list[int]:
        """Every chosen coupon record, in id order."""
        chosen = [*self.line_coupons.values(), *([self.site_coupon_id] if self.site_coupon_id else [])]
        return sorted(chosen)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the database says now."""

    account_id: int
    offers: dict[str, Offer]
    holdings: dict[int, Holding]
    available: Berries
    today: date
    fen_per_berry: int
    is_member: bool = False
    # By degree what counts for it, and the purchases there are.
    parts: dict[int, tuple[Part, ...]] = field(default_factory=dict)
    purchases: tuple[Purchase, ...] = ()


@dataclass(frozen=True, slots=True)
class CouponCheck:
    """A coupon at one place: what it would take off there, or why it cannot be used."""

    holding: Holding
    reason: Unusable | None
    discount_fen: Fen


@dataclass(frozen=True, slots=True)
class AssessedLine:
    offer: Offer
    policy: PolicyTerms
    coupons: tuple[CouponCheck, ...]
    chosen: Holding | None
    credits: tuple[Credit, ...] = ()

    @property
    def credit_fen(self) -> Fen:
        return Fen(sum(credit.credit_fen for credit in self.credits))


@dataclass(frozen=True, slots=True)
class Assessment:
    """`objections` are the choices that could not be honoured; the quote is without them."""

    choices: Choices
    lines: tuple[AssessedLine, ...]
    site_coupons: tuple[CouponCheck, ...]
    site_chosen: Holding | None
    available: Berries
    spendable: Berries
    quote: Quote
    objections: tuple[LuffyError, ...]

    @property
    def coupon_ids(self) -> list[int]:
        """The coupon records that the quote makes use of, in id order."""
        used = [*(line.chosen for line in self.lines), self.site_chosen]
        return sorted(holding.record_id for holding in used if holding is not None)


def terms_of(item: ChosenItem, offers: dict[str, Offer]) -> tuple[Offer, PolicyTerms]:
    """What is chosen, if it can be bought now.

    Raises:
        CourseNotFound, DegreeNotFound, NotOnSale, PricePolicyNotFound
    """
    offer = offers.get(item.product)
    if offer is None:
        raise missing(item.product)
    if (refusal := why_not_for_sale(offer)) is not None:
        raise refusal
    return offer, offer.policy(item.price_policy_id)


def assess(choices: Choices, facts: Facts) -> Assessment:
    """Price the choices. A coupon or berries that cannot be had are left out and objected to.

    Raises:
        CourseNotFound, DegreeNotFound, NotOnSale, PricePolicyNotFound: a product cannot be bought at all.
    """
    objections: list[LuffyError] = []
    lines = _lines(choices, facts, objections)
    items = [
        PricedItem(line.policy.price_fen, line.chosen.terms if line.chosen else None, line.credit_fen)
        for line in lines
    ]
    after_line = quote(items, fen_per_berry=facts.fen_per_berry).payable_fen
    site = _checks(facts, product_id=None, base_fen=after_line)
    site_chosen = _chosen(choices.site_coupon_id, site, facts, objections)
    site_terms = site_chosen.terms if site_chosen else None
    remaining = quote(items, site_coupon=site_terms, fen_per_berry=facts.fen_per_berry).payable_fen
    most = spendable(remaining, available=facts.available, fen_per_berry=facts.fen_per_berry)
    # Berries that a lower price no longer needs stay with their owner: no reason to refuse.
    if choices.berries > facts.available:
        objections.append(TooManyBerries(spendable=most))
    return Assessment(
        choices=choices,
        lines=lines,
        site_coupons=site,
        site_chosen=site_chosen,
        available=facts.available,
        spendable=most,
        quote=quote(
            items,
            site_coupon=site_terms,
            berries=Berries(min(choices.berries, most)),
            fen_per_berry=facts.fen_per_berry,
        ),
        objections=tuple(objections),
    )


def _lines(choices: Choices, facts: Facts, objections: list[LuffyError]) -> tuple[AssessedLine, ...]:
    lines: list[AssessedLine] = []
    for item in choices.items:
        offer, policy = terms_of(item, facts.offers)
        used = {credit.purchase.line_id for line in lines for credit in line.credits}
        parts = facts.parts.get(offer.degree_id or 0, ())
        found = credits_for(policy.price_fen, parts, facts.purchases, used=used)
        base = Fen(policy.price_fen - sum(credit.credit_fen for credit in found))
        checks = _checks(facts, product_id=offer.product_id, base_fen=base)
        chosen = _chosen(choices.line_coupons.get(item.product), checks, facts, objections)
        lines.append(AssessedLine(offer, policy, checks, chosen, found))
    return tuple(lines)


def _checks(facts: Facts, *, product_id: int | None, base_fen: Fen) -> tuple[CouponCheck, ...]:
    """Every held coupon that is made for this place, usable or not."""
    here = [holding for holding in facts.holdings.values() if holding.product_id == product_id]
    return tuple(_check(holding, facts, product_id=product_id, base_fen=base_fen) for holding in here)


def _check(holding: Holding, facts: Facts, *, product_id: int | None, base_fen: Fen) -> CouponCheck:
    reason = why_unusable(
        holding,
        account_id=facts.account_id,
        product_id=product_id,
        base_fen=base_fen,
        today=facts.today,
        is_member=facts.is_member,
    )
    return CouponCheck(holding, reason, Fen(0) if reason else discount(holding.terms, base_fen))


def _chosen(
    record_id: int | None, checks: Sequence[CouponCheck], facts: Facts, objections: list[LuffyError]
) -> Holding | None:
    if record_id is None:
        return None
    for check in checks:
        if check.holding.record_id == record_id:
            if check.reason is None:
                # What would take off nothing is not used up.
                return check.holding if check.discount_fen else None
            objections.append(refusal_of(check))
            return None
    known = facts.holdings.get(record_id)
    is_mine = known is not None and known.account_id == facts.account_id
    objections.append(
        REFUSALS[Unusable.OTHER_PRODUCT if is_mine else Unusable.NOT_YOURS](coupon_id=record_id)
    )
    return None


def refusal_of(check: CouponCheck) -> LuffyError:
    """The refusal that tells why this coupon cannot be used."""
    if check.reason is None:
        raise LookupError("a usable coupon is not refused")
    detail: dict[str, int] = {"coupon_id": check.holding.record_id}
    if check.reason is Unusable.THRESHOLD_NOT_MET:
        detail["minimum_fen"] = check.holding.terms.minimum_fen
    return REFUSALS[check.reason](**detail)


def best_member_price(checks: Sequence[CouponCheck]) -> int | None:
    """Of the prices for members that can be used here, the record of the one that takes off most."""
    usable = [check for check in checks if check.holding.members_only and check.discount_fen]
    return max(usable, key=lambda check: check.discount_fen).holding.record_id if usable else None
