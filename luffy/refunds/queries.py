"""The rules, the facts they are held against, and who asked for what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from luffy.catalog.models import Product
from luffy.core.calendar import day_of
from luffy.degrees.models import ACTIVE, HomeworkReward, ModuleStatus, ScholarshipGrant, StudyStatus
from luffy.learning.queries import seen_by_members, watched_since
from luffy.orders.models import Order, OrderCredit, OrderLine
from luffy.orders.queries import REFUND_STATE
from luffy.payments.models import WITH_A_PERSON
from luffy.refunds.errors import RefundNotFound
from luffy.refunds.models import UNDECIDED, RefundRequest, RefundRule, RequestState
from luffy.refunds.policy import Facts, Gives, Kind, Rule

_STUDY_RECORDS = "opened__degree_enrolment__study_records"
_HOMEWORK = "opened__degree_enrolment__homework"

# What homework earned less what it cost, and the scholarship, in the enrolment that the line opened.
_REWARDS = (
    HomeworkReward.objects.filter(record__enrolment=OuterRef("opened__degree_enrolment"))
    .values("record__enrolment")
    .annotate(berries=Sum("moved_berries"))
    .values("berries")
)
_SCHOLARSHIP = ScholarshipGrant.objects.filter(enrolment=OuterRef("opened__degree_enrolment")).values(
    "amount_berries"
)
_EARNED = Coalesce(Subquery(_REWARDS), 0) + Coalesce(Subquery(_SCHOLARSHIP), 0)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """An order line, what is true of it, and the last day of its access as it stands, if it has one."""

    line: OrderLine
    facts: Facts
    access_until: date | None


def rules() -> list[Rule]:
    """The policy of today, in its order."""
    return [
        Rule(
            name=row.name,
            kind=Kind(row.kind),
            gives=Gives(row.gives),
            percent=row.percent,
            fee_fen=row.fee_fen,
            within_days=row.within_days,
            max_watched_percent=row.max_watched_percent,
            max_modules_opened=row.max_modules_opened,
            max_homework_graded=row.max_homework_graded,
        )
        for row in RefundRule.objects.order_by("position")
    ]


def facts_of(order: Order, *, today: date) -> list[LineFacts]:
    """What counts about each line of a paid order, in their order: two queries at most."""
    lines = (
        OrderLine.objects.filter(order=order)
        .select_related(
            "product", "opened__course_enrolment", "opened__degree_enrolment", "opened__membership"
        )
        .annotate(
            **REFUND_STATE,
            modules=Count(_STUDY_RECORDS, distinct=True),
            modules_opened=Count(
                _STUDY_RECORDS,
                filter=~Q(**{f"{_STUDY_RECORDS}__status": ModuleStatus.UNOPENED}),
                distinct=True,
            ),
            homework_graded=Count(
                # Also of what was handed in again since.
                _HOMEWORK,
                filter=Q(**{f"{_HOMEWORK}__submissions__grade__isnull": False}),
                distinct=True,
            ),
            earned=_EARNED,
            credited=Exists(OrderCredit.objects.filter(source=OuterRef("pk"), released_at__isnull=True)),
        )
        .order_by("position")
    )
    found = list(lines)
    watched = _watched(order, [line.product for line in found])
    return [_facts(order, line, today, watched) for line in found]


def _watched(order: Order, products: Collection[Product]) -> dict[int, int]:
    """By product, the percentage that was watched since it was bought."""
    since = order.paid_at or order.created_at
    courses = {product.course_id: product.pk for product in products if product.course_id is not None}
    plans = [product.pk for product in products if product.plan_id is not None]
    by_members = seen_by_members(order.account_id, since) if plans else set()
    if not courses and not by_members:
        return {}
    known = watched_since(order.account_id, {*courses, *by_members}, since)
    most = max((known.get(course_id, 0) for course_id in by_members), default=0)
    return {product_id: known.get(course_id, 0) for course_id, product_id in courses.items()} | dict.fromkeys(
        plans, most
    )


def _facts(order: Order, line: OrderLine, today: date, watched: Mapping[int, int]) -> LineFacts:
    until, is_ended = _access(line)
    days, days_left = _days(line, today)
    bought_on = day_of(order.paid_at or order.created_at)
    facts = Facts(
        kind=Kind(line.product.kind),
        days_since_purchase=(today - bought_on).days,
        is_over=is_ended or (until is not None and until < today),
        watched_percent=watched.get(line.product_id, 0),
        days=days,
        days_left=days_left,
        is_credited=getattr(line, "credited", False),
        modules=getattr(line, "modules", 0),
        modules_opened=getattr(line, "modules_opened", 0),
        homework_graded=getattr(line, "homework_graded", 0),
        scholarship_berries=max(0, getattr(line, "earned", 0)),
    )
    return LineFacts(line, facts, until)


def _access(line: OrderLine) -> tuple[date | None, bool]:
    """The last day of what the line opened, and whether it ended before that. Nothing opened: nothing ended."""
    opened = getattr(line, "opened", None)
    if opened is None:
        return None, False
    if (course := opened.course_enrolment) is not None:
        return course.valid_end_date, course.ended_at is not None
    if (member := opened.membership) is not None:
        return member.valid_end_date, member.ended_at is not None
    degree = opened.degree_enrolment
    return degree.valid_end_date, StudyStatus(degree.study_status) not in ACTIVE


def _days(line: OrderLine, today: date) -> tuple[int, int]:
    """Of the membership that the line opened: all its days, and those of them that come after today."""
    opened = getattr(line, "opened", None)
    member = opened.membership if opened is not None else None
    if member is None:
        return 0, 0
    whole = (member.valid_end_date - member.valid_begin_date).days + 1
    return whole, min(whole, max(0, (member.valid_end_date - today).days))


def earned_by(order: Order, line_ids: Collection[int], *, today: date) -> int:
    """The berries that what these lines opened has earned by now."""
    known = facts_of(order, today=today)
    return sum(row.facts.scholarship_berries for row in known if row.line.pk in line_ids)


def open_request(order_id: int) -> str | None:
    """The number of the order's request that is not through yet."""
    rows = RefundRequest.objects.filter(order_id=order_id).exclude(
        state__in=[RequestState.DONE, RequestState.REFUSED, RequestState.WITHDRAWN]
    )
    return rows.values_list("number", flat=True).first()


def requests() -> QuerySet[RefundRequest]:
    """Requests with everything that is shown of them."""
    return RefundRequest.objects.select_related(
        "order", "account", "cash_refund__attempt", "first_approver", "second_approver"
    ).prefetch_related("lines__line__product")


def my_requests(account_id: int, order_number: str | None = None) -> QuerySet[RefundRequest]:
    """The account's requests, newest first; of one order or all."""
    rows = requests().filter(account_id=account_id).order_by("-id")
    return rows if order_number is None else rows.filter(order__number=order_number)


def find_mine(account_id: int, number: str) -> RefundRequest:
    """Somebody else's is as absent as one that never was. Raises: RefundNotFound."""
    return _one(my_requests(account_id), number)


def find(number: str) -> RefundRequest:
    """For operators. Raises: RefundNotFound."""
    return _one(requests(), number)


def in_state(state: str | None) -> QuerySet[RefundRequest]:
    """Everybody's requests: what is still to be decided oldest first, all else newest first.

    Besides the states themselves: `undecided`, and `stuck`, whose cash the gateway cannot give back.
    """
    rows = requests()
    match state:
        case None:
            return rows.order_by("-id")
        case "undecided":
            return rows.filter(state__in=UNDECIDED).order_by("id")
        case "stuck":
            return rows.filter(state=RequestState.RETURNING, cash_refund__state__in=WITH_A_PERSON).order_by(
                "id"
            )
        case _:
            newest_first = rows.filter(state=state).order_by("-id")
            return newest_first.reverse() if state in UNDECIDED else newest_first


def _one(rows: QuerySet[RefundRequest], number: str) -> RefundRequest:
    found = rows.filter(number=number).first()
    if found is None:
        raise RefundNotFound
    return found
