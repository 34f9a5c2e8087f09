"""Purchases of single courses that count when a degree is bought: found, locked, used once, given free again.

Source: docs/rules/upgrade-credit.md
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from luffy.catalog.offers import Offer
from luffy.core.money import Fen
from luffy.orders.credits import Part, Purchase
from luffy.orders.errors import CannotReinstate
from luffy.orders.models import ModuleCredit, Order, OrderCredit, OrderLine, OrderStatus, ReturnState

# Asked for, too: until it is decided the money may go back.
_ON_THE_WAY_BACK = (ReturnState.ASKED, ReturnState.RETURNING, ReturnState.RETURNED)


def parts_of(offers: Iterable[Offer]) -> dict[int, tuple[Part, ...]]:
    """What counts for the degrees among these offers, by degree; no query where there is none."""
    degrees = [offer.degree_id for offer in offers if offer.degree_id is not None]
    if not degrees:
        return {}
    rows = ModuleCredit.objects.filter(module__degree_course__in=degrees).order_by("id")
    found: dict[int, tuple[Part, ...]] = {}
    for degree_id, course_id, module_id, most_fen in rows.values_list(
        "module__degree_course", "course", "module", "most_fen"
    ):
        found[degree_id] = (*found.get(degree_id, ()), Part(course_id, module_id, Fen(most_fen)))
    return found


def lock_sources(account_id: int, offers: Iterable[Offer], today: date) -> list[int]:
    """Lock the orders of what may be deducted, in id order and before the wallet: a refund of them waits, or we do."""
    parts = parts_of(offers)
    if not parts:
        return []
    wanted = _free_lines(account_id, parts, today).order_by().values("order_id")
    rows = Order.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def purchases_of(
    account_id: int, parts: dict[int, tuple[Part, ...]], today: date, *, among: Collection[int] | None = None
) -> tuple[Purchase, ...]:
    """The account's purchases that count for these parts, of these orders only if they are named; oldest first."""
    if not parts:
        return ()
    lines = _free_lines(account_id, parts, today)
    if among is not None:
        lines = lines.filter(order__in=among)
    rows = lines.order_by("pk").values_list("pk", "product__course_id", "name", "payable_fen")
    return tuple(Purchase(pk, course_id, name, Fen(paid)) for pk, course_id, name, paid in rows)


def _free_lines(account_id: int, parts: dict[int, tuple[Part, ...]], today: date) -> QuerySet[OrderLine]:
    """Hers, paid in cash, open, not on their way back, and deducted nowhere."""
    courses = {part.course_id for of_degree in parts.values() for part in of_degree}
    return (
        OrderLine.objects.filter(
            order__account_id=account_id,
            order__status=OrderStatus.PAID,
            product__course__in=courses,
            payable_fen__gt=0,
            opened__course_enrolment__ended_at__isnull=True,
            opened__course_enrolment__valid_end_date__gte=today,
        )
        .exclude(given_back__state__in=_ON_THE_WAY_BACK)
        .filter(~Exists(OrderCredit.objects.filter(source=OuterRef("pk"), released_at__isnull=True)))
    )


def release(line_ids: Collection[int], *, now: datetime) -> None:
    """What these lines had deducted counts again, and can be given back."""
    OrderCredit.objects.filter(line__in=line_ids, released_at__isnull=True).update(released_at=now)


def take_again(order: Order, today: date) -> None:
    """For a locked order that is revived: what it had deducted, if nothing else has become of it.

    Raises: CannotReinstate.
    """
    if not order.credit_fen:
        return
    rows = OrderCredit.objects.filter(line__order=order)
    sources = set(rows.values_list("source_id", flat=True))
    orders = OrderLine.objects.filter(pk__in=sources).values("order_id")
    list(Order.objects.select_for_update().filter(pk__in=orders).order_by("pk").values_list("pk"))
    courses = OrderLine.objects.filter(pk__in=sources).values_list("product__course_id", flat=True)
    parts = {0: tuple(Part(course_id or 0, 0, Fen(1)) for course_id in courses)}
    free = {purchase.line_id for purchase in purchases_of(order.account_id, parts, today)}
    if not sources <= free:
        raise CannotReinstate(reason="credit_gone")
    rows.update(released_at=None)
