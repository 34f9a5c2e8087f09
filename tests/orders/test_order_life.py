"""What becomes of an order: paid, cancelled, expired, revived; each once, and nothing is lost on the way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from luffy.accounts.audit import GATEWAY, SYSTEM_JOB, Actor
from luffy.accounts.models import AuditEntry
from luffy.catalog.models import Course, SaleStatus
from luffy.coupons.models import CouponRecord, RecordStatus
from luffy.coupons.queries import mine
from luffy.coupons.validity import State
from luffy.degrees.models import StudyStatus
from luffy.degrees.services.enrol import enrol
from luffy.learning.models import EnrolledCourse
from luffy.orders.errors import CannotReinstate, OrderCannotMove, OrderNotFound
from luffy.orders.models import Fulfilment, OpenedAccess, Order, OrderCoupon, OrderStatus, PaymentType
from luffy.orders.queries import order_out
from luffy.orders.services import close, moves, pay
from luffy.orders.services.access import open_again, open_waiting
from luffy.orders.services.pay import Tender
from luffy.orders.states import Move
from luffy.wallet.models import AccountKind, LedgerAccount, Transfer
from luffy.wallet.queries import balances, statement, statement_line
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_pending_order, an_expired_order
from tests.factories.wallet import berries_for

NOW = datetime(2031, 3, 3, 4, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=40)
BY = Actor("test")
MONEY = Tender(PaymentType.ALIPAY, "2031030322001")

pytestmark = pytest.mark.django_db


class Held:
    """An unpaid order of one course that holds a coupon and 50 of 80 berries."""

    def __init__(self) -> None:
        self.account, self.course = an_account(), a_course(prices={30: 9_900})
        self.coupon = a_claimed_coupon(self.account, now=NOW, money_fen=1_000, coupon_valid_days=3)
        berries_for(self.account, 80, now=NOW)
        self.order = a_pending_order(self.account, self.course, coupons=[self.coupon], berries=50, now=NOW)

    def do(self, act, *, now: datetime = NOW, **more) -> None:
        with transaction.atomic():
            act(moves.lock(self.order.pk), now=now, by=BY, **more)

    def pay(self, now: datetime = NOW) -> None:
        self.do(pay.pay, now=now, tender=MONEY)

    def cancel(self, now: datetime = NOW) -> None:
        self.do(close.cancel, now=now)

    def expire(self, now: datetime = LATER) -> None:
        self.do(close.expire, now=now)

    def reinstate(self, now: datetime = LATER) -> None:
        self.do(pay.reinstate, now=now, tender=MONEY)

    @property
    def state(self) -> dict:
        """Everything that a move could change."""
        self.order.refresh_from_db()
        self.coupon.refresh_from_db()
        accounts = LedgerAccount.objects.filter(owner=self.account).order_by("kind")
        return {
            "status": OrderStatus(self.order.status),
            "coupon": RecordStatus(self.coupon.status),
            "berries": {AccountKind(row.kind).name: row.balance_berries for row in accounts},
            "transfers": Transfer.objects.count(),
            "opened": OpenedAccess.objects.count(),
            "enrolments": EnrolledCourse.objects.count(),
            "audit": AuditEntry.objects.count(),
        }


@pytest.fixture
def held() -> Held:
    return Held()


def test_payment_uses_what_was_held_and_opens_what_was_bought(held):
    held.pay()

    state = held.state
    assert (state["status"], state["coupon"]) == (OrderStatus.PAID, RecordStatus.USED)
    assert state["berries"] == {
        "AVAILABLE": 30,
        "HELD": 0,
        "REVENUE": 50,
        "ISSUED": -80,
        "WITHDRAWING": 0,
        "PAID_OUT": 0,
    }
    assert (held.order.paid_at, held.order.payment_type) == (NOW, PaymentType.ALIPAY)
    assert (held.order.payment_number, held.order.fulfilment) == ("2031030322001", Fulfilment.DONE)
    assert held.coupon.used_at == NOW
    opened = OpenedAccess.objects.select_related("course_enrolment").get()
    assert opened.line.order == held.order
    enrolment = opened.course_enrolment
    assert (enrolment.account, enrolment.course) == (held.account, held.course)
    assert (enrolment.valid_begin_date, enrolment.valid_end_date) == (date(2031, 3, 3), date(2031, 4, 2))


@pytest.mark.parametrize(
    ("end", "status"), [("cancel", OrderStatus.CANCELLED), ("expire", OrderStatus.EXPIRED)]
)
def test_an_unpaid_end_gives_everything_back_once(held, end, status):
    getattr(held, end)(LATER)
    after = held.state
    with pytest.raises(OrderCannotMove):
        getattr(held, end)(LATER)

    assert held.state == after
    assert (after["status"], after["coupon"]) == (status, RecordStatus.UNUSED)
    assert after["berries"] == {
        "AVAILABLE": 80,
        "HELD": 0,
        "REVENUE": 0,
        "ISSUED": -80,
        "WITHDRAWING": 0,
        "PAID_OUT": 0,
    }
    assert (held.order.cancelled_at, held.order.paid_at) == (LATER, None)
    assert OrderCoupon.objects.get().released_at == LATER
    assert after["enrolments"] == 0
    first = statement_line(statement(held.account.pk)[0])
    assert (first["label"], first["amount"], first["balance"]) == ("退款", 50, 80)


def test_a_coupon_given_back_can_be_used_by_the_next_order(held):
    held.cancel()

    again = a_pending_order(held.account, held.course, coupons=[held.coupon], berries=80, now=NOW)

    assert held.state["coupon"] == RecordStatus.HELD
    assert balances(held.account.pk) == {"available": 0, "held": 80}
    assert OrderCoupon.objects.filter(record=held.coupon, released_at=None).get().order == again


def test_a_coupon_whose_time_passed_while_it_was_held_comes_back_expired(held):
    after_its_end = NOW + timedelta(days=4)
    held.expire(after_its_end)

    assert list(mine(held.account.pk, State.EXPIRED, after_its_end.date())) == [held.coupon]


def test_a_coupon_whose_time_passed_while_it_was_held_is_still_used_when_paid(held):
    held.pay(NOW + timedelta(days=4))

    assert held.state["coupon"] == RecordStatus.USED


def test_money_that_comes_after_the_time_was_over_revives_the_order(held):
    held.expire()

    held.reinstate()

    state = held.state
    assert (state["status"], state["coupon"]) == (OrderStatus.PAID, RecordStatus.USED)
    assert state["berries"] == {
        "AVAILABLE": 30,
        "HELD": 0,
        "REVENUE": 50,
        "ISSUED": -80,
        "WITHDRAWING": 0,
        "PAID_OUT": 0,
    }
    assert (held.order.paid_at, held.order.fulfilment) == (LATER, Fulfilment.DONE)
    assert OrderCoupon.objects.get().released_at is None
    assert state["enrolments"] == 1


def _spend_the_berries(held: Held) -> None:
    berries_for(held.account, -40, now=LATER)


def _hold_the_coupon(held: Held) -> None:
    a_pending_order(held.account, a_course(), coupons=[held.coupon], now=LATER)


def _outlive_the_coupon(held: Held) -> None:
    CouponRecord.objects.filter(pk=held.coupon.pk).update(valid_end_date=NOW.date() - timedelta(days=1))


def _take_offline(held: Held) -> None:
    Course.objects.filter(pk=held.course.pk).update(status=SaleStatus.OFFLINE)


def _buy_it_otherwise(held: Held) -> None:
    order = a_pending_order(held.account, held.course, now=LATER)
    with transaction.atomic():
        pay.pay(moves.lock(order.pk), tender=MONEY, now=LATER, by=BY)


@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        (_spend_the_berries, "berries_gone"),
        (_hold_the_coupon, "coupon_gone"),
        (_outlive_the_coupon, "coupon_gone"),
        (_take_offline, "no_longer_sold"),
        (_buy_it_otherwise, "already_owned"),
    ],
)
def test_late_money_does_not_revive_what_can_no_longer_be_had(held, meanwhile, reason):
    held.expire()
    meanwhile(held)
    before = held.state

    with pytest.raises(CannotReinstate) as refused:
        held.reinstate()

    assert refused.value.detail == {"reason": reason}
    assert held.state == before


def test_late_money_does_not_revive_a_degree_that_waits_in_another_unpaid_order():
    """Both could be paid, and only one of them opened."""
    account, degree = an_account(), a_degree()
    late = an_expired_order(a_pending_order(account, degree, now=NOW), now=LATER)
    waiting = a_pending_order(account, degree, now=LATER)

    with pytest.raises(CannotReinstate) as refused, transaction.atomic():
        pay.reinstate(moves.lock(late.pk), tender=MONEY, now=LATER, by=BY)
    with transaction.atomic():
        pay.pay(moves.lock(waiting.pk), tender=MONEY, now=LATER, by=BY)

    assert refused.value.detail == {"reason": "already_ordered"}
    late.refresh_from_db()
    waiting.refresh_from_db()
    assert (late.status, late.fulfilment) == (OrderStatus.EXPIRED, Fulfilment.NOT_DUE)
    assert (waiting.status, waiting.fulfilment) == (OrderStatus.PAID, Fulfilment.DONE)


MOVES = {"pay": Move.PAY, "cancel": Move.CANCEL, "expire": Move.EXPIRE, "reinstate": Move.REINSTATE}
WAY_TO = {
    "pending": [],
    "paid": ["pay"],
    "cancelled": ["cancel"],
    "expired": ["expire"],
    "revived": ["expire", "reinstate"],
}
ALLOWED = {
    ("pending", "pay"),
    ("pending", "cancel"),
    ("pending", "expire"),
    ("expired", "reinstate"),
}


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("begin", WAY_TO)
def test_every_other_move_is_refused_and_moves_nothing(held, begin, move):
    for step in WAY_TO[begin]:
        getattr(held, step)(LATER)
    before = held.state

    if (begin, move) in ALLOWED:
        getattr(held, move)(LATER)
        assert held.state["status"] == MOVES[move].target
        return
    with pytest.raises(OrderCannotMove) as refused:
        getattr(held, move)(LATER)

    assert refused.value.detail == {"order": held.order.number, "status": int(before["status"])}
    assert held.state == before


def test_every_move_leaves_an_audit_row_with_both_states(held):
    held.expire()
    held.reinstate()

    rows = AuditEntry.objects.filter(subject=f"order:{held.order.number}").order_by("id")
    assert [(row.action, row.before, row.after, row.source) for row in rows] == [
        ("order.expire", {"status": 1}, {"status": 5}, "test"),
        ("order.reinstate", {"status": 5}, {"status": 0}, "test"),
    ]


def test_a_second_purchase_of_a_course_extends_the_first(held):
    held.pay()
    order = a_pending_order(held.account, held.course, now=NOW)
    with transaction.atomic():
        pay.pay(moves.lock(order.pk), tender=MONEY, now=NOW + timedelta(days=10), by=BY)

    periods = EnrolledCourse.objects.order_by("ordinal").values_list("valid_begin_date", "valid_end_date")
    assert list(periods) == [(date(2031, 3, 3), date(2031, 4, 2)), (date(2031, 4, 3), date(2031, 5, 2))]


def test_a_fault_in_opening_keeps_the_payment_and_heals_by_its_job(held):
    """A period numbered 2 where there is no first one: the next period cannot be written."""
    in_the_way = EnrolledCourse.objects.create(
        account=held.account,
        course=held.course,
        ordinal=2,
        enrolled_at=NOW,
        valid_begin_date=date(2030, 1, 1),
        valid_end_date=date(2030, 1, 31),
    )

    held.pay()

    state = held.state
    assert (state["status"], held.order.fulfilment) == (OrderStatus.PAID, Fulfilment.ERROR)
    assert (state["coupon"], state["berries"]["REVENUE"], state["opened"]) == (RecordStatus.USED, 50, 0)
    assert ProcrastinateJob.objects.get(task_name="orders.open_access").args == {"order_id": held.order.pk}
    shown = order_out(held.account.pk, held.order.number, now=NOW)
    assert (shown.status, shown.opened, shown.actions) == ("paid", False, ["refund"])
    with pytest.raises(IntegrityError, match="enrolment_ordinal_unique"), transaction.atomic():
        open_again(order_id=held.order.pk, now=LATER)
    assert held.state == state

    in_the_way.delete()
    # The minutely look finds it, should its own job have been lost.
    assert open_waiting(now=LATER) == 1
    assert open_waiting(now=LATER) == 0
    assert open_again(order_id=held.order.pk, now=LATER) == Fulfilment.DONE

    assert held.state == {**state, "opened": 1, "enrolments": 1}
    assert order_out(held.account.pk, held.order.number, now=NOW).actions == ["learn", "refund"]


def test_a_fault_in_one_line_opens_no_line_at_all():
    account, course, degree = an_account(), a_course(), a_degree(modules=2)
    order = a_pending_order(account, course, degree, now=NOW)
    blocking = enrol(account_id=account.pk, degree_id=degree.pk, access_days=720, now=NOW)

    with transaction.atomic():
        pay.pay(moves.lock(order.pk), tender=MONEY, now=NOW, by=GATEWAY)

    order.refresh_from_db()
    assert (order.status, order.fulfilment) == (OrderStatus.PAID, Fulfilment.ERROR)
    assert (EnrolledCourse.objects.count(), OpenedAccess.objects.count()) == (0, 0)

    blocking.study_status = StudyStatus.TIMED_OUT
    blocking.save()
    open_again(order_id=order.pk, now=LATER)
    assert (EnrolledCourse.objects.count(), OpenedAccess.objects.count()) == (1, 2)


def test_a_paid_degree_opens_its_study_records_and_the_mentors_fee():
    account, degree = an_account(), a_degree(modules=3, mentor_compensation_bonus=12_000)
    order = a_pending_order(account, degree, now=NOW)

    with transaction.atomic():
        pay.pay(moves.lock(order.pk), tender=MONEY, now=NOW, by=SYSTEM_JOB)

    enrolment = OpenedAccess.objects.select_related("degree_enrolment").get().degree_enrolment
    assert (enrolment.account, enrolment.degree_course, enrolment.access_days) == (account, degree, 720)
    assert (enrolment.study_records.count(), enrolment.mentor_fee_balance) == (3, 12_000)


@pytest.mark.parametrize(
    ("end", "now", "actions"),
    [
        (None, NOW, ["pay", "cancel"]),
        (None, LATER, ["cancel"]),
        ("pay", NOW, ["learn", "refund"]),
        ("cancel", NOW, []),
        ("expire", LATER, []),
    ],
)
def test_an_order_says_what_can_be_done_next(held, end, now, actions):
    if end:
        getattr(held, end)(now)

    assert order_out(held.account.pk, held.order.number, now=now).actions == actions


def test_an_order_shows_the_seeds_number_its_label_and_every_amount(held):
    shown = order_out(held.account.pk, held.order.number, now=NOW).model_dump()

    [line] = shown.pop("lines")
    assert (shown["status"], shown["status_number"], shown["status_label"]) == ("pending", 1, "待支付")
    assert (shown["listed_fen"], shown["discount_fen"], shown["payable_fen"]) == (9_900, 6_000, 3_900)
    assert (shown["line_discount_fen"], shown["site_discount_fen"]) == (0, 1_000)
    assert (shown["berries_spent"], shown["berries_discount_fen"]) == (50, 5_000)
    assert (shown["payment_type_label"], shown["paid_at"]) == ("支付宝", None)
    assert (line["product"], line["label"], line["payable_fen"]) == (held.course.product.key, "1个月", 3_900)


def test_an_order_is_found_by_its_number_only_by_its_owner(held):
    assert Order.objects.count() == 1
    stranger = an_account()

    for account_id, number in (
        (stranger.pk, held.order.number),
        (held.account.pk, "01HZZZZZZZZZZZZZZZZZZZZZZZ"),
    ):
        with pytest.raises(OrderNotFound):
            order_out(account_id, number, now=NOW)
