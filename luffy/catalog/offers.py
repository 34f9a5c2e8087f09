"""What can be sold, at which terms: the catalogue as cart, settlement and orders see it.

Read afresh each time it is needed; nothing here is cached.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from luffy.catalog.errors import (
    CourseNotFound,
    DegreeNotFound,
    NotOnSale,
    PlanNotFound,
    PricePolicyNotFound,
)
from luffy.catalog.images import shown_image
from luffy.catalog.models import AccessDays, CourseType, Product, ProductKind, SaleStatus
from luffy.core.errors import LuffyError
from luffy.core.money import Fen

_MISSING: dict[ProductKind, type[LuffyError]] = {
    ProductKind.COURSE: CourseNotFound,
    ProductKind.DEGREE: DegreeNotFound,
    ProductKind.PLAN: PlanNotFound,
}
# ASCII digits without a leading zero: each product has exactly one key.
_KEY = re.compile(r"(course|degree|plan):([1-9][0-9]{0,17})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ProductKey:
    """A product's name in the API, taken apart: `course:3` is a course with the id 3."""

    kind: ProductKind
    item_id: int

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.item_id}"


@dataclass(frozen=True, slots=True)
class PolicyTerms:
    """A price policy that is on sale."""

    id: int
    access_days: int
    price_fen: Fen


@dataclass(frozen=True, slots=True)
class Offer:
    """A product with all terms it can be bought at now, the shortest access first."""

    product_id: int
    key: str
    kind: ProductKind
    name: str
    image: str
    status: SaleStatus
    course_type: CourseType | None
    course_id: int | None
    degree_id: int | None
    policies: tuple[PolicyTerms, ...]
    plan_id: int | None = None

    def policy(self, policy_id: int) -> PolicyTerms:
        """The terms with that id.

        Raises:
            PricePolicyNotFound: withdrawn, of another product, or never there.
        """
        for terms in self.policies:
            if terms.id == policy_id:
                return terms
        raise PricePolicyNotFound(product=self.key, price_policy_id=policy_id)


def parse_product(key: str) -> ProductKey:
    """`"course:3"` → the course with the id 3.

    Raises:
        CourseNotFound: the text is not a product's key.
    """
    found = _KEY.fullmatch(key)
    if found is None:
        raise CourseNotFound(product=key[:40])
    return ProductKey(ProductKind(found[1]), int(found[2]))


def load_offers(keys: Iterable[str]) -> dict[str, Offer]:
    """The offers behind these keys, by key, in one query; a product that does not exist is left out.

    Products that are offline or announced are included: `why_not_for_sale` tells.

    Raises:
        CourseNotFound: a text is not a product's key.
    """
    wanted = [parse_product(key) for key in keys]
    if not wanted:
        return {}
    asked = {kind.value: [key.item_id for key in wanted if key.kind is kind] for kind in ProductKind}
    with connection.cursor() as cursor:
        cursor.execute(_OFFERS, asked)
        rows = cursor.fetchall()
    offers = [_offer(list(of_one)) for _, of_one in groupby(rows, key=itemgetter(0))]
    return {offer.key: offer for offer in offers}


def product_of(key: str) -> Product:
    """The product behind a key, on sale or not. Raises: CourseNotFound, DegreeNotFound, PlanNotFound."""
    wanted = parse_product(key)
    product = Product.objects.filter(**{f"{wanted.kind.value}_id": wanted.item_id}).first()
    if product is None:
        raise missing(key)
    return product


def missing(key: str) -> LuffyError:
    """The refusal that fits a key without a product."""
    return _MISSING[parse_product(key).kind](product=key)


def why_not_for_sale(offer: Offer) -> NotOnSale | None:
    """Why nobody can buy this now, or None.

    Source: docs/rules/catalogue.md
    """
    if offer.course_type is CourseType.MODULE:
        reason = "module"
    elif offer.status is SaleStatus.OFFLINE:
        reason = "offline"
    elif offer.status is SaleStatus.ANNOUNCED:
        reason = "announced"
    elif not offer.policies:
        reason = "no_price"
    else:
        return None
    return NotOnSale(product=offer.key, status=int(offer.status), reason=reason)


def access_label(days: int) -> str:
    """`360` → "12个月", in the active language."""
    return str(AccessDays(days).label)


# Written out: each step of a purchase asks this, and having it built anew took four times as long as running it.
# One row for each policy that is on sale, and one for a product without any.
_OFFERS = """
SELECT product.id, product.kind, coalesce(product.course_id, product.degree_id, product.plan_id),
       coalesce(course.name, degree.name, plan.name), coalesce(course.course_img, degree.course_img, ''),
       coalesce(course.status, degree.status, CASE WHEN plan.on_sale THEN 0 ELSE 1 END), course.course_type,
       policy.id, policy.access_days, policy.price_fen
FROM catalog_product product
LEFT JOIN catalog_course course ON course.id = product.course_id
LEFT JOIN catalog_degreecourse degree ON degree.id = product.degree_id
LEFT JOIN catalog_membershipplan plan ON plan.id = product.plan_id
LEFT JOIN catalog_pricepolicy policy ON policy.product_id = product.id AND policy.on_sale
WHERE product.course_id = ANY(%(course)s::bigint[]) OR product.degree_id = ANY(%(degree)s::bigint[])
   OR product.plan_id = ANY(%(plan)s::bigint[])
ORDER BY product.id, policy.access_days
"""


def _offer(rows: Sequence[Sequence[Any]]) -> Offer:
    """One product from its rows, which differ in the price policy only."""
    product_id, kind, item_id, name, image, status, course_type = rows[0][:7]
    return Offer(
        product_id=product_id,
        key=str(ProductKey(ProductKind(kind), item_id)),
        kind=ProductKind(kind),
        name=name,
        image=shown_image(kind, item_id, name, image),
        status=SaleStatus(status),
        course_type=None if course_type is None else CourseType(course_type),
        course_id=item_id if kind == ProductKind.COURSE else None,
        degree_id=item_id if kind == ProductKind.DEGREE else None,
        plan_id=item_id if kind == ProductKind.PLAN else None,
        policies=tuple(PolicyTerms(row[7], row[8], Fen(row[9])) for row in rows if row[7] is not None),
    )
