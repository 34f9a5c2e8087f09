"""From asking to the end: what moves at each step, and that a refusal moves nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from luffy.accounts.models import Account, AuditEntry
from luffy.coupons.models import CouponRecord, RecordStatus
from luffy.degrees.models import EnrolledDegreeCourse, StudyStatus
from luffy.degrees.queries import my_products, owned_degrees
from luffy.learning.models import EnrolledCourse
from luffy.learning.queries import course_verdict
from luffy.orders.errors import IdempotencyKeyReused
from luffy.orders.models import Fulfilment, LineReturn, Order, OrderStatus
from luffy.orders.services.access import open_again
from luffy.payments.errors import RefundNotWithAPerson
from luffy.payments.gateways import RefundFacts, RefundOutcome
from luffy.payments.models import Refund, RefundState, Verdict
from luffy.payments.services.refund import note
from luffy.refunds.errors import (
    LineGivenBack,
    NoRuleFits,
    OwnRefund,
    PurchaseOver,
    RefundCannotMove,
    RefundQuoteChanged,
    RefundUnderWay,
    SecondPersonNeeded,
)
from luffy.refunds.models import RefundRequest, RefundRule, RequestState
from luffy.refunds.services import conclude, decide
from luffy.refunds.services.ask import AskRefund, ask
from luffy.wallet.queries import balances
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_paid_order
from tests.factories.refunds import an_operator, asked_for, by, granted, returned, stuck, the_rules
from tests.factories.wallet import berries_for
from tests.payments.world import books, deferred

NOW = datetime(2031, 3, 3, 4, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
TODAY = LATER.date()

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rules(db: None) -> None:
    the_rules()


class Bought:
    """Two courses, 148.00 yuan, a coupon of 10.01 and 33 berries: 104.99 in cash."""

    def __init__(self, *, valid_days: int = 30) -> None:
        self.account: Account = an_account()
        berries_for(self.account, 100, now=NOW)
        self.coupon = a_claimed_coupon(self.account, now=NOW, money_fen=1_001, coupon_valid_days=valid_days)
        self.courses = [a_course(), a_course(prices={30: 4_900})]
        self.order = a_paid_order(self.account, *self.courses, coupons=[self.coupon], berries=33, now=NOW)

    @property
    def keys(self) -> list[str]:
        return [course.product.key for course in self.courses]

    @property
    def state(self) -> tuple[OrderStatus, list[str | None], int, RecordStatus, list[bool]]:
        """The order, its lines, available berries, the coupon, and to which courses there is access."""
        order = Order.objects.get(pk=self.order.pk)
        marks = dict(LineReturn.objects.filter(line__order=order).values_list("line__position", "state"))
        return (
            OrderStatus(order.status),
            [marks.get(1), marks.get(2)],
            balances(self.account.pk)["available"],
            RecordStatus(CouponRecord.objects.get(pk=self.coupon.pk).status),
            [course_verdict(course, self.account, TODAY).is_open for course in self.courses],
        )


@pytest.fixture
def bought() -> Bought:
    return Bought()


PAID, REFUNDING, REFUNDED = OrderStatus.PAID, OrderStatus.REFUNDING, OrderStatus.REFUNDED
USED, UNUSED = RecordStatus.USED, RecordStatus.UNUSED


def test_asking_moves_the_order_and_nothing_else(bought):
    request = asked_for(bought.order, now=LATER)

    assert bought.state == (REFUNDING, ["asked", "asked"], 67, USED, [True, True])
    assert (request.cash_fen, request.berries, request.gives_coupons) == (10_499, 33, True)
    assert Refund.objects.count() == 0
    assert AuditEntry.objects.get(action="refund_request.asked").after == {
        "state": "asked",
        "cash_fen": 10_499,
        "berries": 33,
    }


def test_granting_ends_access_gives_berries_and_coupon_back_and_sends_the_cash(bought):
    request = granted(asked_for(bought.order, now=LATER), now=LATER)

    assert bought.state == (REFUNDING, ["returning", "returning"], 100, UNUSED, [False, False])
    cash = Refund.objects.get()
    number = cash.attempt.out_trade_no
    assert (cash.out_refund_no, cash.amount_fen, cash.reason) == (f"R{number}N1", 10_499, "customer")
    assert (request.state, request.cash_refund_id) == (RequestState.RETURNING, cash.pk)
    assert deferred("payments.send_refund", refund_id=cash.pk) == 1


def test_when_the_cash_is_back_the_order_is_refunded(bought):
    request = granted(asked_for(bought.order, now=LATER), now=LATER)
    cash = request.cash_refund

    note(cash.out_refund_no, RefundFacts(RefundOutcome.SUCCESS), now=LATER)
    assert bought.state[0] == REFUNDING
    assert deferred("refunds.conclude", refund_id=cash.pk) == 1
    for _ in range(2):
        conclude.conclude_refund(cash.pk, now=LATER)

    assert bought.state == (REFUNDED, ["returned", "returned"], 100, UNUSED, [False, False])
    request.refresh_from_db()
    assert (request.state, request.done_at) == (RequestState.DONE, LATER)
    assert AuditEntry.objects.filter(action="order.refund").count() == 1


def test_a_lost_job_is_found_again(bought):
    request = granted(asked_for(bought.order, now=LATER), now=LATER)
    note(request.cash_refund.out_refund_no, RefundFacts(RefundOutcome.SUCCESS), now=LATER)

    assert conclude.plan() == 1
    assert deferred("refunds.conclude", refund_id=request.cash_refund_id) == 2


def test_line_by_line_all_of_it_comes_back_but_the_coupon_only_with_the_last(bought):
    first = returned(granted(asked_for(bought.order, bought.keys[:1], now=LATER), now=LATER), now=LATER)
    assert bought.state == (PAID, ["returned", None], 67 + first.berries, USED, [False, True])

    second = returned(granted(asked_for(bought.order, bought.keys[1:], now=LATER), now=LATER), now=LATER)

    assert bought.state == (REFUNDED, ["returned", "returned"], 100, UNUSED, [False, False])
    assert (first.cash_fen + second.cash_fen, first.berries + second.berries) == (10_499, 33)
    assert (first.gives_coupons, second.gives_coupons) == (False, True)
    numbers = Refund.objects.order_by("pk").values_list("out_refund_no", flat=True)
    assert [number[-2:] for number in numbers] == ["N1", "N2"]


def test_the_channel_is_given_time_between_two_refunds_of_one_payment(bought):
    returned(granted(asked_for(bought.order, bought.keys[:1], now=LATER), now=LATER), now=LATER)

    second = granted(asked_for(bought.order, bought.keys[1:], now=LATER), now=LATER)

    assert second.cash_refund.next_try_at == LATER + timedelta(seconds=5)


def test_a_coupon_whose_time_has_passed_stays_used():
    bought = Bought(valid_days=1)

    granted(asked_for(bought.order, now=LATER), now=LATER)

    assert bought.state[3] == USED


def test_a_coupon_that_came_back_can_be_used_again(bought):
    returned(granted(asked_for(bought.order, now=LATER), now=LATER), now=LATER)

    again = a_paid_order(bought.account, a_course(), coupons=[bought.coupon], now=LATER)

    assert again.payable_fen == 8_899


def test_a_purchase_without_cash_is_refunded_at_once():
    account, course = an_account(), a_course()
    berries_for(account, 99, now=NOW)
    order = a_paid_order(account, course, berries=99, now=NOW)

    request = granted(asked_for(order, now=LATER), now=LATER)

    order.refresh_from_db()
    assert (request.state, order.status, balances(account.pk)["available"]) == ("done", REFUNDED, 99)
    assert Refund.objects.count() == 0


def test_refused_everything_stays_and_it_can_be_asked_for_again(bought):
    request = asked_for(bought.order, now=LATER)

    decide.refuse(request.pk, reason="已学完", now=LATER, by=by(an_operator()))

    assert bought.state == (PAID, ["kept", "kept"], 67, USED, [True, True])
    request.refresh_from_db()
    assert (request.state, request.decision_reason) == (RequestState.REFUSED, "已学完")
    assert asked_for(bought.order, now=LATER).ordinal == 2


def test_withdrawn_everything_stays(bought):
    request = asked_for(bought.order, now=LATER)

    decide.withdraw(request.pk, now=LATER, by=by(bought.account))

    assert bought.state == (PAID, ["kept", "kept"], 67, USED, [True, True])


def test_what_was_quoted_is_paid_whatever_the_rules_say_by_then(bought):
    request = asked_for(bought.order, now=LATER)
    RefundRule.objects.all().delete()

    assert granted(request, now=LATER + timedelta(days=60)).cash_refund.amount_fen == 10_499


# -- refusals ---------------------------------------------------------------------------------------------------


def refuses(refusal: type[Exception], act) -> Exception:
    """It is refused, and nothing moved."""
    before = books()
    with pytest.raises(refusal) as caught:
        act()
    assert books() == before
    return caught.value


def wanting(bought: Bought, cash_fen: int, berries: int, key: str = "key") -> AskRefund:
    return AskRefund(bought.keys, "x", cash_fen, berries, key)


def test_less_than_what_the_buyer_saw_is_refused_with_what_it_is_now(bought):
    error = refuses(
        RefundQuoteChanged,
        lambda: ask(bought.order.pk, wanting(bought, 10_500, 33), now=LATER, by=by(bought.account)),
    )

    assert (error.detail["quote"]["cash_fen"], error.detail["quote"]["berries"]) == (10_499, 33)
    refuses(
        RefundQuoteChanged,
        lambda: ask(bought.order.pk, wanting(bought, 10_499, 34), now=LATER, by=by(bought.account)),
    )


def test_more_than_what_the_buyer_saw_is_passed_on(bought):
    request = ask(bought.order.pk, wanting(bought, 1, 0), now=LATER, by=by(bought.account))

    assert request.cash_fen == 10_499


def test_the_same_key_is_the_same_request_and_another_body_is_refused(bought):
    first = ask(bought.order.pk, wanting(bought, 10_499, 33), now=LATER, by=by(bought.account))

    again = ask(bought.order.pk, wanting(bought, 10_499, 33), now=LATER, by=by(bought.account))

    assert again.pk == first.pk
    refuses(
        IdempotencyKeyReused,
        lambda: ask(bought.order.pk, wanting(bought, 1, 33), now=LATER, by=by(bought.account)),
    )


def test_too_late_by_every_rule(bought):
    RefundRule.objects.all().delete()

    refuses(NoRuleFits, lambda: asked_for(bought.order, now=LATER))


def test_one_request_at_a_time_and_each_line_once(bought):
    request = asked_for(bought.order, bought.keys[:1], now=LATER)
    error = refuses(RefundUnderWay, lambda: asked_for(bought.order, bought.keys[1:], now=LATER))
    assert error.detail == {"refund": request.number}

    returned(granted(request, now=LATER), now=LATER)

    refuses(LineGivenBack, lambda: asked_for(bought.order, bought.keys[:1], now=LATER))


def test_nobody_decides_about_her_own_refund(bought):
    request = asked_for(bought.order, now=LATER)
    own = by(bought.account)

    refuses(OwnRefund, lambda: decide.approve(request.pk, now=LATER, by=own))
    refuses(OwnRefund, lambda: decide.refuse(request.pk, reason="x", now=LATER, by=own))


def test_asking_piece_by_piece_does_not_avoid_the_second_person(bought, settings):
    first, second = (line.product.key for line in bought.order.lines.order_by("position"))
    settings.REFUND_TWO_PERSONS_ABOVE_FEN = 10_499 + 33 * 100 - 1
    refused = asked_for(bought.order, [first], now=LATER)
    decide.refuse(refused.pk, reason="x", now=LATER, by=by(an_operator()))
    request = asked_for(bought.order, [first], now=LATER)
    assert not request.needs_two
    returned(granted(request, now=LATER), now=LATER)

    rest = asked_for(bought.order, [second], now=LATER)

    assert (rest.needs_two, rest.cash_fen) == (True, 3_476)
    decide.approve(rest.pk, now=LATER, by=by(an_operator()))
    rest.refresh_from_db()
    assert rest.state == RequestState.APPROVED_ONCE


def test_above_the_limit_two_persons_must_agree(bought, settings):
    settings.REFUND_TWO_PERSONS_ABOVE_FEN = 10_499 + 33 * 100 - 1
    request, first = asked_for(bought.order, now=LATER), by(an_operator())

    decide.approve(request.pk, now=LATER, by=first)
    assert bought.state == (REFUNDING, ["asked", "asked"], 67, USED, [True, True])
    refuses(SecondPersonNeeded, lambda: decide.approve(request.pk, now=LATER, by=first))
    decide.approve(request.pk, now=LATER, by=by(an_operator()))

    request.refresh_from_db()
    assert request.state == RequestState.RETURNING
    assert bought.state[1] == ["returning", "returning"]


def test_at_the_limit_one_person_is_enough(bought, settings):
    settings.REFUND_TWO_PERSONS_ABOVE_FEN = 10_499 + 33 * 100

    assert not asked_for(bought.order, now=LATER).needs_two


def test_what_is_granted_can_neither_be_withdrawn_nor_refused_nor_granted_again(bought):
    request, operator = granted(asked_for(bought.order, now=LATER), now=LATER), by(an_operator())

    refuses(RefundCannotMove, lambda: decide.withdraw(request.pk, now=LATER, by=by(bought.account)))
    refuses(RefundCannotMove, lambda: decide.refuse(request.pk, reason="x", now=LATER, by=operator))
    refuses(RefundCannotMove, lambda: decide.approve(request.pk, now=LATER, by=operator))
    refuses(RefundNotWithAPerson, lambda: conclude.retry(request.pk, reason="x", now=LATER, by=operator))


# -- what the gateway cannot do ---------------------------------------------------------------------------------


def test_cash_that_cannot_reach_the_payer_waits_for_a_person_who_asks_again(bought):
    request = stuck(granted(asked_for(bought.order, now=LATER), now=LATER), now=LATER)
    assert (request.state, request.cash_refund.state) == (RequestState.RETURNING, RefundState.ABNORMAL)
    assert bought.state[0] == REFUNDING

    conclude.retry(request.pk, reason="换卡", now=LATER, by=by(an_operator()))

    cash = Refund.objects.get()
    assert (cash.state, cash.next_try_at, cash.out_refund_no[-2:]) == (RefundState.REQUESTED, LATER, "N1")
    assert AuditEntry.objects.get(action="refund.requested", reason="换卡").before == {"state": "abnormal"}


def test_cash_that_was_given_back_by_hand_ends_the_request(bought):
    request = stuck(granted(asked_for(bought.order, now=LATER), now=LATER), now=LATER)

    conclude.settle_by_hand(
        request.pk, reference="ICBC 42", reason="卡已注销", now=LATER, by=by(an_operator())
    )

    cash = Refund.objects.get()
    assert (cash.state, cash.by_hand_reference) == (RefundState.DONE, "ICBC 42")
    assert bought.state[0] == REFUNDED
    assert AuditEntry.objects.get(action="refund.done").reason == "卡已注销"
    # The gateway did it after all: the money went back twice, and a person is told.
    told = note(cash.out_refund_no, RefundFacts(RefundOutcome.SUCCESS), now=LATER)
    assert told == Verdict.ANOMALY


def test_what_a_gateway_tells_of_a_refund(bought):
    number = granted(asked_for(bought.order, now=LATER), now=LATER).cash_refund.out_refund_no
    success = RefundFacts(RefundOutcome.SUCCESS)

    assert note("R-NEVER", success, now=LATER) == Verdict.UNKNOWN_TRADE
    assert note(number, RefundFacts(RefundOutcome.PROCESSING), now=LATER) == Verdict.NOTED
    assert note(number, success, amount_fen=10_498, now=LATER) == Verdict.ANOMALY
    assert Refund.objects.get().state == RefundState.REQUESTED
    assert note(number, success, amount_fen=10_499, now=LATER) == Verdict.SETTLED
    before = books()
    assert note(number, success, amount_fen=10_499, now=LATER) == Verdict.DUPLICATE
    assert note(number, RefundFacts(RefundOutcome.REJECTED), now=LATER) == Verdict.ANOMALY
    assert books() == before


# -- access -----------------------------------------------------------------------------------------------------


def periods(account: Account) -> list[tuple[str, str, bool]]:
    rows = EnrolledCourse.objects.filter(account=account).order_by("ordinal")
    return [
        (f"{row.valid_begin_date:%m-%d}", f"{row.valid_end_date:%m-%d}", row.ended_at is None) for row in rows
    ]


@pytest.fixture
def twice() -> tuple[Account, Order, Order]:
    """The same course bought twice: March 3 to April 2, and April 3 to May 2."""
    account, course = an_account(), a_course()
    return account, a_paid_order(account, course, now=NOW), a_paid_order(account, course, now=NOW)


def test_the_first_of_two_purchases_given_back_brings_the_second_forward(twice):
    account, first, _ = twice

    granted(asked_for(first, now=LATER), now=LATER)

    assert periods(account) == [("03-03", "04-02", False), ("03-05", "04-04", True)]


def test_the_second_of_two_purchases_given_back_leaves_the_first_alone(twice):
    account, _, second = twice

    granted(asked_for(second, now=LATER), now=LATER)

    assert periods(account) == [("03-03", "04-02", True), ("04-03", "05-02", False)]


@pytest.mark.parametrize("reverse", [False, True])
def test_both_given_back_in_either_order_leave_nothing(twice, reverse):
    account, *orders = twice

    for order in reversed(orders) if reverse else orders:
        granted(asked_for(order, now=LATER), now=LATER)

    assert [is_live for *_, is_live in periods(account)] == [False, False]
    assert not course_verdict(EnrolledCourse.objects.first().course, account, TODAY).is_open
    assert my_products(account.pk, TODAY) == []


def test_bought_again_after_a_refund_it_begins_anew(twice):
    account, first, second = twice
    for order in (first, second):
        granted(asked_for(order, now=LATER), now=LATER)

    a_paid_order(account, EnrolledCourse.objects.first().course, now=LATER)

    assert periods(account)[2] == ("03-05", "04-04", True)


def test_an_expired_purchase_given_back_moves_nothing_that_lasts():
    """An operator may have loosened the rules; what is over gives nothing, and ending it moves nothing."""
    account, course = an_account(), a_course(prices={3: 1_000})
    first = a_paid_order(account, course, now=NOW)
    much_later = NOW + timedelta(days=10)
    second = a_paid_order(account, course, now=much_later)

    refuses(PurchaseOver, lambda: asked_for(first, now=much_later))
    granted(asked_for(second, now=much_later), now=much_later)

    assert periods(account) == [("03-03", "03-06", True), ("03-13", "03-16", False)]


def test_a_degree_given_back_leaves_the_course_bought_with_it():
    account, course, degree = an_account(), a_course(), a_degree(modules=2)
    order = a_paid_order(account, course, degree, now=NOW)

    granted(asked_for(order, [degree.product.key], now=LATER), now=LATER)

    assert EnrolledDegreeCourse.objects.get().study_status == StudyStatus.REFUNDED
    assert course_verdict(course, account, TODAY).is_open
    assert [row["product"] for row in my_products(account.pk, TODAY)] == [course.product.key]


def test_a_degree_can_be_bought_again_after_a_refund():
    account, degree = an_account(), a_degree(modules=2)
    granted(asked_for(a_paid_order(account, degree, now=NOW), now=LATER), now=LATER)
    assert owned_degrees(account.pk, [degree.pk], TODAY) == set()

    again = a_paid_order(account, degree, now=LATER)

    assert again.status == PAID
    assert owned_degrees(account.pk, [degree.pk], TODAY) == {degree.pk}


def test_what_was_given_back_before_it_could_be_opened_is_never_opened(bought):
    with transaction.atomic():
        Order.objects.filter(pk=bought.order.pk).update(fulfilment=Fulfilment.ERROR)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM orders_openedaccess")
            cursor.execute("DELETE FROM learning_enrolledcourse")
    granted(asked_for(bought.order, bought.keys[:1], now=LATER), now=LATER)

    open_again(order_id=bought.order.pk, now=LATER)

    assert bought.state[4] == [False, True]


# -- what the database refuses ----------------------------------------------------------------------------------


GRANTED = "UPDATE refunds_refundrequest SET state = 'returning', decided_at = now()"
TWICE = """
INSERT INTO refunds_refundrequestline
    (request_id, line_id, is_live, percent, fee_fen, cash_fen, berries, rule_name, judged_by)
SELECT request_id, line_id, is_live, 1, 0, 0, 0, '', '{}' FROM refunds_refundrequestline
"""


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE refunds_refundrequest SET state = 'lost'", "refund_request_state_known"),
        (f"{GRANTED}, cash_fen = 0", "refund_request_granted_by_enough"),
        (
            f"{GRANTED}, first_approver_id = (SELECT max(id) FROM accounts_account)",
            "refund_request_cash_is_sent",
        ),
        (
            "UPDATE refunds_refundrequest SET first_approver_id = account_id",
            "refund_request_approvers_differ",
        ),
        ("UPDATE refunds_refundrequest SET decided_at = now()", "refund_request_times_fit_state"),
        ("UPDATE refunds_refundrequestline SET percent = 101", "refund_line_percent"),
        ("UPDATE refunds_refundrule SET percent = 101", "refund_rule_percent"),
        ("UPDATE orders_linereturn SET state = 'lost'", "line_return_state_known"),
        ("UPDATE learning_enrolledcourse SET ended_at = now()", "enrolment_ended_is_refunded"),
        (TWICE, "refund_line_comes_back_once"),
    ],
)
def test_the_database_refuses_what_cannot_be(bought, statement, constraint):
    asked_for(bought.order, now=LATER)
    an_operator()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_refuses_a_second_open_request(bought):
    request = asked_for(bought.order, now=LATER)

    request.pk, request.number, request.ordinal, request.idempotency_key = None, "X", 2, "other"
    with pytest.raises(IntegrityError, match="refund_request_one_at_a_time"), transaction.atomic():
        request.save(force_insert=True)

    assert RefundRequest.objects.count() == 1
