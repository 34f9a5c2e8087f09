"""What can be sold, at which terms: the catalogue as cart, settlement and orders see it.

Read afresh each time it is needed; nothing here is cached.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from luffy.catalog.errors import CourseNotFound, DegreeNotFound, NotOnSale, PricePolicyNotFound
from luffy.catalog.images import shown_image
from luffy.catalog.models import AccessDays, CourseType, Product, ProductKind, SaleStatus
from luffy.core.errors import LuffyError
from luffy.core.money import Fen

# ASCII digits without a leading zero: each product has exactly one key.
_KEY = re.compile(r"(course|degree):([1-9][0-9]{0,17})", re.ASCII)


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
    courses = [key.item_id for key in wanted if key.kind is ProductKind.COURSE]
    degrees = [key.item_id for key in wanted if key.kind is ProductKind.DEGREE]
    rows = Product.objects.filter(Q(course__in=courses) | Q(degree__in=degrees)).values_list(*_COLUMNS)
    grouped: dict[int, list[Sequence[Any]]] = {}
    for row in rows:
        grouped.setdefault(row[0], []).append(row)
    offers = [_offer(rows_of_one) for rows_of_one in grouped.values()]
    return {offer.key: offer for offer in offers}


def missing(key: str) -> LuffyError:
    """The refusal that fits a key without a product."""
    return (DegreeNotFound if key.startswith("degree:") else CourseNotFound)(product=key)


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


_COLUMNS = (
    "id",
    "kind",
    "course_id",
    "course__name",
    "course__course_img",
    "course__status",
    "course__course_type",
    "degree_id",
    "degree__name",
    "degree__course_img",
    "degree__status",
    "price_policies__id",
    "price_policies__access_days",
    "price_policies__price_fen",
    "price_policies__on_sale",
)


def _offer(rows: list[Sequence[Any]]) -> Offer:
    """One product from its rows, which differ in the price policy only."""
    product_id, kind, *item, _policy, _days, _price, _on_sale = rows[0]
    course_id, course_name, course_image, course_status, course_type = item[:5]
    degree_id, degree_name, degree_image, degree_status = item[5:]
    is_course = course_id is not None
    item_id = course_id if is_course else degree_id
    name, image = (course_name, course_image) if is_course else (degree_name, degree_image)
    terms = [PolicyTerms(row[-4], row[-3], Fen(row[-2])) for row in rows if row[-1]]
    return Offer(
        product_id=product_id,
        key=str(ProductKey(ProductKind(kind), item_id)),
        kind=ProductKind(kind),
        name=name,
        image=shown_image(kind, item_id, name, image),
        status=SaleStatus(course_status if is_course else degree_status),
        course_type=CourseType(course_type) if is_course else None,
        course_id=course_id,
        degree_id=degree_id,
        policies=tuple(sorted(terms, key=lambda policy: policy.access_days)),
    )
