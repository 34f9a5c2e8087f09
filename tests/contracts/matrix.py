"""Who may call what, one row for each operation of the API. A new endpoint gets a row here.

`own` makes a thing that belongs to the account and returns the address's and body's parts that name it;
`missing` names one that does not exist. Where a row has both, somebody else's thing must look like a missing one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum, auto
from importlib import import_module
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.core.calendar import day_of
from luffy.core.ids import new_number
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    Appeal,
    Assignment,
    CommentSnippet,
    EnrolledDegreeCourse,
    Holiday,
    StudyRecord,
)
from luffy.degrees.services import calendar, form, pause
from luffy.invoices.services import keep_title
from luffy.orders.services import fill_cart
from luffy.payments.models import Bill, BillDifference, Channel, DifferenceKind, GatewayEvent, Verdict
from tests.factories.accounts import PASSWORD, a_key_for, an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.coupons import a_claimed_coupon, a_coupon
from tests.factories.degrees import OPERATOR, Student, a_programme
from tests.factories.invoices import HUAWEI, a_requested_invoice, an_issued_invoice, an_order_in_cash
from tests.factories.notify import told
from tests.factories.orders import a_paid_order, a_pending_order, a_settlement, chosen, pay_by_gateway
from tests.factories.refunds import a_rejected_refund, asked_for, granted, stuck, the_rules
from tests.factories.uploads import uploaded
from tests.factories.wallet import a_withdrawal, earned_for

Parts = Mapping[str, Any]
NOW = datetime.now(UTC)
NO_DEGREE: Parts = {"enrolment_id": 10**12}
A_FORM: Parts = {
    "work_experience": 1,
    "why_take_this_course": "为",
    "why_choose_us": "何",
    "your_expectation": "望",
}


class Door(Enum):
    PUBLIC = auto()
    SIGNED_IN = auto()


@dataclass(frozen=True)
class Row:
    """`{name}` in the call and values `"{name}"` in the body are filled from the thing's parts."""

    call: str
    door: Door | Action = Door.SIGNED_IN
    status: int = 200
    body: Parts | None = None
    headers: Parts | None = None
    # What has to be there first, for any account that calls; may return parts.
    given: Callable[[Account], Parts | None] = lambda _account: None
    own: Callable[[Account], Parts] | None = None
    missing: Parts | None = None


def a_token(account: Account) -> Parts:
    a_key_for(account)
    return {"token_id": account.tokens.latest("id").pk}


def a_session(account: Account) -> Parts:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store.create()
    row = UserSession.objects.create(
        user=account, session_key=store.session_key, ip="127.0.0.1", user_agent="test"
    )
    return {"session_id": row.pk}


def a_cart_item(account: Account) -> Parts:
    item = chosen(a_course(prices={30: 9900}))
    fill_cart.add(account_id=account.pk, item=item, now=NOW)
    return {"product": item.product, "price_policy_id": item.price_policy_id}


def an_order(account: Account) -> Parts:
    return {"number": a_pending_order(account, a_course(prices={30: 9900})).number}


def a_stranger_s_order(_account: Account) -> Parts:
    return an_order(an_account())


def a_refund_with_a_person(_account: Account) -> Parts:
    """Money that came too late, of somebody else's."""
    refund = a_rejected_refund(an_account())
    return {"number": refund.attempt.order.number, "out_refund_no": refund.out_refund_no}


def a_bought_course(account: Account) -> Parts:
    the_rules()
    course = a_course(prices={30: 9900})
    return {"number": a_paid_order(account, course).number, "products": [course.product.key]}


def a_refund(account: Account) -> Parts:
    the_rules()
    return {"number": asked_for(a_paid_order(account, a_course(prices={30: 9900}))).number}


def somebodys_refund(_account: Account) -> Parts:
    return a_refund(an_account())


def a_stuck_refund(_account: Account) -> Parts:
    the_rules()
    request = stuck(granted(asked_for(a_paid_order(an_account(), a_course(prices={30: 9900})))))
    return {"number": request.number}


def a_degree_of(account: Account) -> Parts:
    student = Student(a_programme(), account=account, began=day_of(NOW))
    student.open()
    return {"enrolment_id": student.enrolment_id}


def a_degree_to_begin(account: Account) -> Parts:
    return {"enrolment_id": Student(a_programme(), account=account, began=day_of(NOW)).enrolment_id}


def a_degree_with_its_form(account: Account) -> Parts:
    parts = a_degree_to_begin(account)
    form.submit(
        enrolment_id=parts["enrolment_id"],
        answers=form.Answers(form.Work(), 0, 0, "", "为", "何", "望", ""),
        open_module=True,
        by=OPERATOR,
        now=NOW,
    )
    return parts


def a_paused_degree(account: Account) -> Parts:
    parts = a_degree_of(account)
    pause.pause(**parts, reason="出差", by=OPERATOR, now=NOW)
    return parts


def a_student_of(account: Account) -> Parts:
    """Somebody whom the account looks after, whatever her role: operators see all anyway."""
    parts = a_degree_of(an_account())
    EnrolledDegreeCourse.objects.filter(pk=parts["enrolment_id"]).update(mentor=account)
    return parts


def a_student_to_open(account: Account) -> Parts:
    parts = a_strangers_degree_to_open(account)
    EnrolledDegreeCourse.objects.filter(pk=parts["enrolment_id"]).update(mentor=account)
    return parts


def a_homework(account: Account) -> Parts:
    student = Student(a_programme(), account=account)
    student.open()
    assignment = student.enrolment.edition.assignments.get(title="1-1")
    return {"enrolment_id": student.enrolment_id, "assignment_id": assignment.pk}


def a_graded_homework(account: Account) -> Parts:
    student = Student(a_programme(), account=account)
    student.open()
    record = student.graded("1-1", Mark.C).submission.record
    return {"enrolment_id": student.enrolment_id, "assignment_id": record.assignment_id}


def an_upload(account: Account) -> Parts:
    Student(a_programme(), account=account)
    return {"file_id": uploaded(account).pk}


def a_hand_in(account: Account) -> Parts:
    """Of somebody whom the account looks after; of which foreign ones are missing, tests/degrees/ tells."""
    student = Student(a_programme())
    student.open()
    EnrolledDegreeCourse.objects.filter(pk=student.enrolment_id).update(mentor=account)
    return {"submission_id": student.hand_in("1-1").pk}


def a_graded_hand_in(account: Account) -> Parts:
    student = Student(a_programme())
    student.open()
    grading = student.graded("1-1", Mark.C)
    EnrolledDegreeCourse.objects.filter(pk=student.enrolment_id).update(mentor=account)
    return {"submission_id": grading.submission_id, "grading_id": grading.pk}


def an_appeal(account: Account) -> Parts:
    made = Appeal.objects.create(
        grading_id=a_graded_hand_in(account)["grading_id"], reason="算错了", created_at=NOW
    )
    return {"appeal_id": made.pk}


def a_snippet(account: Account) -> Parts:
    count = CommentSnippet.objects.count()
    return {"snippet_id": CommentSnippet.objects.create(mentor=account, title=f"题{count}", text="文").pk}


def a_calendar(account: Account) -> Parts:
    enrolment = EnrolledDegreeCourse.objects.get(pk=a_degree_of(account)["enrolment_id"])
    return {"key": calendar.make_feed(enrolment, now=NOW).removesuffix(".ics").rpartition("/")[2]}


def a_strangers_degree(_account: Account) -> Parts:
    return {**a_degree_of(an_account()), "number": 1}


def a_strangers_paused_degree(_account: Account) -> Parts:
    return a_paused_degree(an_account())


def a_strangers_degree_to_open(_account: Account) -> Parts:
    parts = a_degree_to_begin(an_account())
    module = StudyRecord.objects.get(enrolment_id=parts["enrolment_id"]).module_id
    return {**parts, "module_id": module}


def a_strangers_module_without_homework(_account: Account) -> Parts:
    student = Student(a_programme(modules=2, homework=0), account=an_account(), began=day_of(NOW))
    student.open()
    return {"enrolment_id": student.enrolment_id, "module_id": student.degree.modules.get(order=1).pk}


def a_published_degree(_account: Account) -> Parts:
    return {"degree_id": a_programme().pk}


def an_assignment(_account: Account) -> Parts:
    a_programme()
    return {"assignment_id": Assignment.objects.latest("pk").pk}


def a_holiday(_account: Account) -> Parts:
    count = Holiday.objects.count()
    return {"holiday_id": Holiday.objects.create(day=date(2030, 1, 1) + timedelta(count), name="假期").pk}


def a_settlement_of(account: Account) -> None:
    a_settlement(account, a_course(prices={30: 9900}))


def a_coupon_in_a_settlement(account: Account) -> Parts:
    return {"coupon_id": a_claimed_coupon(account).pk}


def a_notification(account: Account) -> Parts:
    return {"notification_id": told(account).pk}


def a_policy(_account: Account) -> Parts:
    item = chosen(a_course(prices={30: 9900}))
    return {"product": item.product, "price_policy_id": item.price_policy_id}


def an_account_with_password(_account: Account) -> Parts:
    return {"username": an_account(password=PASSWORD).username}


def a_new_name(_account: Account) -> Parts:
    return {"username": f"new{Account.objects.count()}"}


def a_recipient(_account: Account) -> Parts:
    return {"username": an_account().username, "key": f"matrix-{Account.objects.count()}"}


def an_abnormal_notice(_account: Account) -> Parts:
    event = GatewayEvent.objects.create(
        channel=Channel.ALIPAY,
        dedupe_key=f"matrix-{GatewayEvent.objects.count()}",
        verdict=Verdict.ANOMALY,
        raw=b"",
        received_at=NOW,
    )
    return {"event_id": event.pk}


def known_money(account: Account) -> Parts:
    """A payment of an order: no foreign money."""
    order = a_pending_order(account, a_course(prices={30: 9900}))
    return {"channel": "alipay", "out_trade_no": pay_by_gateway(order).out_trade_no, "number": order.number}


def a_difference(_account: Account) -> Parts:
    bill = Bill.objects.create(channel=Channel.ALIPAY, bill_date=NOW.date())
    row = BillDifference.objects.create(
        bill=bill, kind=DifferenceKind.PAYMENT_TWICE, out_trade_no="X", found_at=NOW
    )
    return {"difference_id": row.pk, "channel": "alipay", "day": bill.bill_date}


def a_paid_order_to_invoice(account: Account) -> Parts:
    return {"number": an_order_in_cash(account).number}


def an_invoice(account: Account) -> Parts:
    return {"number": an_issued_invoice(account).number}


def a_waiting_invoice(account: Account) -> Parts:
    return {"number": a_requested_invoice(account).number}


def a_title(account: Account) -> Parts:
    return {"title_id": keep_title(account.pk, HUAWEI, now=NOW).pk}


TITLE = {"buyer": "company", "name": HUAWEI.name, "tax_number": HUAWEI.tax_number}
WITHDRAWAL = {"amount": 100, "payee": {"holder": "王小明", "bank": "招商银行", "account": "6225880112345678"}}


def earnings(account: Account) -> None:
    earned_for(account, 100)


def a_withdrawal_of(account: Account) -> Parts:
    earned_for(account, 100)
    return {"number": a_withdrawal(account).number}


def a_strangers_withdrawal(_account: Account) -> Parts:
    return a_withdrawal_of(an_account())


NO_NUMBER = {"number": new_number(NOW - timedelta(days=1))}
NO_ID = 9_000_000
WHY = {"reason": "matrix"}

HOMEWORK = "GET /me/degrees/{enrolment_id}/homework/{assignment_id}"

ROWS = [
    # accounts
    Row(
        "POST /auth/register",
        Door.PUBLIC,
        201,
        {"username": "{username}", "password": PASSWORD},
        given=a_new_name,
    ),
    Row(
        "POST /auth/tokens",
        Door.PUBLIC,
        201,
        {"username": "{username}", "password": PASSWORD, "label": "x"},
        given=an_account_with_password,
    ),
    Row("GET /auth/tokens"),
    Row("DELETE /auth/tokens/{token_id}", own=a_token, missing={"token_id": NO_ID}),
    Row("POST /auth/password", status=422, body={"old_password": "wrong", "new_password": PASSWORD}),
    Row("GET /auth/sessions"),
    Row("DELETE /auth/sessions"),
    Row("DELETE /auth/sessions/{session_id}", own=a_session, missing={"session_id": NO_ID}),
    Row("POST /auth/logout"),
    Row("GET /me"),
    # catalog: the same for everybody
    Row("GET /courses", Door.PUBLIC),
    Row("GET /courses/{course_id}", Door.PUBLIC, given=lambda _: {"course_id": a_course().pk}),
    Row("GET /degrees", Door.PUBLIC),
    Row("GET /degrees/{degree_id}", Door.PUBLIC, given=lambda _: {"degree_id": a_degree().pk}),
    Row("GET /categories", Door.PUBLIC),
    # coupons
    Row("GET /coupons", Door.PUBLIC),
    Row("POST /coupons/{coupon_id}/claim", status=201, given=lambda _: {"coupon_id": a_coupon().pk}),
    Row("GET /me/coupons"),
    # wallet
    Row("GET /me/wallet"),
    Row("GET /me/wallet/transfers"),
    Row("GET /me/wallet/lots"),
    Row("GET /withdrawals"),
    Row(
        "POST /withdrawals",
        status=201,
        body=WITHDRAWAL,
        headers={"Idempotency-Key": "matrix"},
        given=earnings,
    ),
    Row("GET /withdrawals/{number}", own=a_withdrawal_of, missing=NO_NUMBER),
    Row("POST /withdrawals/{number}/cancel", own=a_withdrawal_of, missing=NO_NUMBER),
    Row("GET /ops/withdrawals", Action.APPROVE_WITHDRAWALS),
    Row("GET /ops/withdrawals/{number}", Action.APPROVE_WITHDRAWALS, given=a_strangers_withdrawal),
    Row("POST /ops/withdrawals/{number}/payee", Action.APPROVE_WITHDRAWALS, given=a_strangers_withdrawal),
    Row("POST /ops/withdrawals/{number}/approve", Action.APPROVE_WITHDRAWALS, given=a_strangers_withdrawal),
    Row(
        "POST /ops/withdrawals/{number}/refuse",
        Action.APPROVE_WITHDRAWALS,
        body={"reason": "matrix"},
        given=a_strangers_withdrawal,
    ),
    Row(
        "POST /ops/withdrawals/{number}/paid",
        Action.APPROVE_WITHDRAWALS,
        409,
        {"bank_reference": "matrix"},
        given=a_strangers_withdrawal,
    ),
    Row(
        "POST /ops/withdrawals/{number}/failed",
        Action.APPROVE_WITHDRAWALS,
        409,
        {"reason": "matrix"},
        given=a_strangers_withdrawal,
    ),
    Row("GET /ops/liability", Action.SEE_MONEY),
    Row(
        "POST /operator/berries",
        Action.GRANT_BERRIES,
        201,
        {"username": "{username}", "amount": 5, "key": "{key}", "reason": "matrix"},
        given=a_recipient,
    ),
    # cart and settlement
    Row("GET /cart"),
    Row(
        "POST /cart/items",
        body={"product": "{product}", "price_policy_id": "{price_policy_id}"},
        given=a_policy,
    ),
    Row(
        "PATCH /cart/items/{product}",
        body={"price_policy_id": "{price_policy_id}"},
        own=a_cart_item,
        missing={"product": "course:9000000", "price_policy_id": 1},
    ),
    Row("DELETE /cart/items/{product}", own=a_cart_item, missing={"product": "course:9000000"}),
    Row(
        "PUT /settlement",
        body={"buy_now": {"product": "{product}", "price_policy_id": "{price_policy_id}"}},
        given=a_policy,
    ),
    Row("GET /settlement", given=a_settlement_of),
    Row(
        "PATCH /settlement",
        body={"product": None, "coupon_id": "{coupon_id}"},
        given=a_settlement_of,
        own=a_coupon_in_a_settlement,
        missing={"coupon_id": NO_ID},
    ),
    # orders
    Row("GET /orders"),
    Row(
        "POST /orders",
        status=201,
        body={"payment_method": "alipay", "expected_payable_fen": 9900},
        headers={"Idempotency-Key": "matrix"},
        given=a_settlement_of,
    ),
    Row("GET /orders/{number}", own=an_order, missing=NO_NUMBER),
    Row("POST /orders/{number}/pay", body={"payment_method": "alipay"}, own=an_order, missing=NO_NUMBER),
    Row("POST /orders/{number}/cancel", own=an_order, missing=NO_NUMBER),
    Row("POST /orders/{number}/payment-check", own=an_order, missing=NO_NUMBER),
    Row("GET /payment-methods", Door.PUBLIC),
    # payments: the gateway's own calls prove themselves by their signature
    Row("POST /payments/alipay/notify", Door.PUBLIC, 400),
    Row("GET /payments/alipay/return", Door.PUBLIC),
    Row("POST /payments/wechat/notify", Door.PUBLIC, 400),
    Row("POST /payments/wechat/refund-notify", Door.PUBLIC, 400),
    # invoices
    Row("GET /invoice-titles"),
    Row("POST /invoice-titles", status=201, body=TITLE),
    Row("DELETE /invoice-titles/{title_id}", own=a_title, missing={"title_id": NO_ID}),
    Row("GET /tax-numbers/{number}", given=lambda _account: {"number": HUAWEI.tax_number}),
    Row("GET /orders/{number}/invoices", own=an_order, missing=NO_NUMBER),
    Row(
        "POST /orders/{number}/invoices",
        status=201,
        body=TITLE,
        own=a_paid_order_to_invoice,
        missing=NO_NUMBER,
    ),
    Row("GET /invoices"),
    Row("GET /invoices/{number}", own=an_invoice, missing=NO_NUMBER),
    Row("GET /invoices/{number}/pdf", own=an_invoice, missing=NO_NUMBER),
    Row("GET /ops/invoices", Action.ISSUE_INVOICES),
    Row("POST /ops/invoices/{number}/retry", Action.ISSUE_INVOICES, given=a_waiting_invoice),
    # study
    Row("GET /me/courses"),
    # support: anybody's orders and money
    Row("GET /ops/orders", Action.SEE_MONEY),
    Row("GET /ops/orders/{number}", Action.SEE_MONEY, given=an_order),
    Row("POST /ops/orders/{number}/query-again", Action.RECONCILE, body=WHY, given=an_order),
    Row("POST /ops/orders/{number}/open-again", Action.RECONCILE, body=WHY, given=an_order),
    Row("POST /ops/orders/{number}/refund-attempt", Action.RECONCILE, body=WHY, given=a_stranger_s_order),
    Row(
        "POST /ops/orders/{number}/refunds/{out_refund_no}/settled-by-hand",
        Action.RECONCILE,
        body={**WHY, "reference": "ICBC 1"},
        given=a_refund_with_a_person,
    ),
    Row("GET /ops/anomalies", Action.SEE_MONEY),
    Row("POST /ops/events/{event_id}/resolve", Action.RECONCILE, body=WHY, given=an_abnormal_notice),
    Row(
        "POST /ops/foreign-money/{channel}/{out_trade_no}/refund",
        Action.RECONCILE,
        409,
        body=WHY,
        given=known_money,
    ),
    Row(
        "POST /ops/foreign-money/{channel}/{out_trade_no}/settled-by-hand",
        Action.RECONCILE,
        409,
        body={**WHY, "reference": "ICBC 1"},
        given=known_money,
    ),
    Row(
        "POST /ops/foreign-money/{channel}/{out_trade_no}/attach",
        Action.RECONCILE,
        409,
        body={**WHY, "order_number": "{number}"},
        given=lambda account: {**known_money(account), **an_order(account)},
    ),
    Row("GET /ops/reconciliation", Action.SEE_MONEY),
    Row("GET /ops/reconciliation/{channel}/{day}", Action.SEE_MONEY, given=a_difference),
    Row(
        "POST /ops/reconciliation/{channel}/{day}/run",
        Action.RECONCILE,
        202,
        body=WHY,
        given=lambda _: {"channel": "alipay", "day": "2026-01-01"},
    ),
    Row("POST /ops/differences/{difference_id}/resolve", Action.RECONCILE, body=WHY, given=a_difference),
    # refunds
    Row("GET /refund-rules", Door.PUBLIC),
    Row("POST /orders/{number}/refund-quote", body={}, own=a_bought_course, missing=NO_NUMBER),
    Row(
        "POST /orders/{number}/refunds",
        status=201,
        body={"products": "{products}", "reason": "x", "expected_cash_fen": 0, "expected_berries": 0},
        headers={"Idempotency-Key": "matrix"},
        own=a_bought_course,
        missing={**NO_NUMBER, "products": ["course:1"]},
    ),
    Row("GET /refunds"),
    Row("GET /refunds/{number}", own=a_refund, missing=NO_NUMBER),
    Row("POST /refunds/{number}/withdraw", own=a_refund, missing=NO_NUMBER),
    Row("GET /me/degrees"),
    Row("GET /me/degrees/{enrolment_id}", own=a_degree_of, missing=NO_DEGREE),
    Row("GET /me/degrees/{enrolment_id}/form", own=a_degree_with_its_form, missing=NO_DEGREE),
    Row(
        "POST /me/degrees/{enrolment_id}/form",
        status=201,
        body=A_FORM,
        own=a_degree_to_begin,
        missing=NO_DEGREE,
    ),
    Row(
        "PUT /me/degrees/{enrolment_id}/form",
        body=A_FORM,
        own=a_degree_with_its_form,
        missing=NO_DEGREE,
    ),
    Row("POST /me/degrees/{enrolment_id}/pause", body=WHY, own=a_degree_of, missing=NO_DEGREE),
    Row("POST /me/degrees/{enrolment_id}/resume", own=a_paused_degree, missing=NO_DEGREE),
    Row("POST /me/degrees/{enrolment_id}/calendar", status=201, own=a_degree_of, missing=NO_DEGREE),
    Row("DELETE /me/degrees/{enrolment_id}/calendar", own=a_degree_of, missing=NO_DEGREE),
    # homework; that a file comes along is tested in tests/degrees/test_uploads.py
    Row("POST /me/uploads", status=422),
    Row("GET /me/uploads"),
    Row("DELETE /me/uploads/{file_id}", own=an_upload, missing={"file_id": NO_ID}),
    Row("GET /files/homework/{file_id}", own=an_upload, missing={"file_id": NO_ID}),
    Row(HOMEWORK, own=a_homework, missing=NO_DEGREE),
    Row(
        f"{HOMEWORK}/submissions".replace("GET", "POST"),
        status=201,
        body={"text": "答"},
        own=a_homework,
        missing=NO_DEGREE,
    ),
    Row(f"{HOMEWORK}/draft", own=a_homework, missing=NO_DEGREE),
    Row(
        f"{HOMEWORK}/draft".replace("GET", "PUT"),
        body={"text": "答"},
        own=a_homework,
        missing=NO_DEGREE,
    ),
    Row(
        f"{HOMEWORK}/appeal".replace("GET", "POST"),
        status=201,
        body=WHY,
        own=a_graded_homework,
        missing=NO_DEGREE,
    ),
    Row("GET /mentor/submissions/{submission_id}", Action.MENTOR, given=a_hand_in),
    Row(
        "POST /mentor/submissions/{submission_id}/grade",
        Action.MENTOR,
        body={"grade": "C"},
        given=a_hand_in,
    ),
    Row(
        "POST /mentor/submissions/{submission_id}/regrade",
        Action.MENTOR,
        body={"grade": "D", **WHY},
        given=a_graded_hand_in,
    ),
    Row("GET /mentor/appeals", Action.MENTOR),
    Row(
        "POST /mentor/appeals/{appeal_id}",
        Action.MENTOR,
        body={"decision": "uphold", "answer": "没有错"},
        given=an_appeal,
    ),
    Row("GET /degrees/{degree_id}/reviews", Door.PUBLIC, given=a_published_degree),
    Row("GET /me/degrees/{enrolment_id}/reviews", own=a_degree_of, missing=NO_DEGREE),
    Row(
        "POST /me/degrees/{enrolment_id}/reviews",
        status=201,
        body={"about_teacher": 5, "about_video": 5, "about_course": 5, "review": "好"},
        own=a_degree_of,
        missing=NO_DEGREE,
    ),
    Row("GET /mentor/queue", Action.MENTOR),
    Row("GET /mentor/students", Action.MENTOR),
    Row("GET /mentor/students/{enrolment_id}", Action.MENTOR, given=a_student_of),
    Row(
        "POST /mentor/students/{enrolment_id}/modules/{module_id}/open",
        Action.MENTOR,
        body=WHY,
        given=a_student_to_open,
    ),
    Row(
        "GET /mentor/students/{enrolment_id}/follow-ups",
        Action.MENTOR,
        given=a_student_of,
    ),
    Row(
        "POST /mentor/students/{enrolment_id}/follow-ups",
        Action.MENTOR,
        status=201,
        body={"record": "聊过"},
        given=a_student_of,
    ),
    Row("GET /mentor/follow-ups", Action.MENTOR),
    Row("GET /mentor/snippets", Action.MENTOR),
    Row("POST /mentor/snippets", Action.MENTOR, status=201, body={"title": "题", "text": "文"}),
    Row(
        "PUT /mentor/snippets/{snippet_id}",
        Action.MENTOR,
        body={"title": "题", "text": "文"},
        given=a_snippet,
    ),
    Row(
        "DELETE /mentor/snippets/{snippet_id}",
        Action.MENTOR,
        given=a_snippet,
    ),
    Row("GET /mentor/statement", Action.MENTOR),
    Row("GET /calendar/{key}.ics", Door.PUBLIC, given=a_calendar),
    Row("GET /ops/degrees/enrolments", Action.LEAD_TEACHING),
    Row("GET /ops/degrees/enrolments/{enrolment_id}", Action.LEAD_TEACHING, given=a_strangers_degree),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/assign",
        Action.LEAD_TEACHING,
        body={},
        given=a_strangers_degree,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/modules/{module_id}/open",
        Action.LEAD_TEACHING,
        body=WHY,
        given=a_strangers_degree_to_open,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/modules/{module_id}/complete",
        Action.LEAD_TEACHING,
        body=WHY,
        given=a_strangers_module_without_homework,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/extend",
        Action.LEAD_TEACHING,
        body={"days": 3, "reason": "生病"},
        given=a_strangers_degree,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/pause",
        Action.LEAD_TEACHING,
        body=WHY,
        given=a_strangers_degree,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/resume",
        Action.LEAD_TEACHING,
        given=a_strangers_paused_degree,
    ),
    Row(
        "GET /ops/degrees/enrolments/{enrolment_id}/editions/{number}",
        Action.LEAD_TEACHING,
        given=a_strangers_degree,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/editions/{number}",
        Action.LEAD_TEACHING,
        body=WHY,
        given=a_strangers_degree,
    ),
    Row("GET /ops/degrees/{degree_id}/editions", Action.LEAD_TEACHING, given=a_published_degree),
    Row(
        "POST /ops/degrees/{degree_id}/editions",
        Action.LEAD_TEACHING,
        status=201,
        body={},
        given=a_published_degree,
    ),
    Row(
        "POST /ops/assignments/{assignment_id}",
        Action.LEAD_TEACHING,
        body={"enabled": False, "reason": "题目有误"},
        given=an_assignment,
    ),
    Row("GET /ops/holidays", Action.LEAD_TEACHING),
    Row(
        "POST /ops/holidays",
        Action.LEAD_TEACHING,
        status=201,
        body={"day": "2031-01-01", "name": "元旦"},
    ),
    Row("DELETE /ops/holidays/{holiday_id}", Action.LEAD_TEACHING, given=a_holiday),
    Row("GET /ops/refunds", Action.APPROVE_REFUNDS),
    Row("GET /ops/refunds/{number}", Action.APPROVE_REFUNDS, given=somebodys_refund),
    Row("POST /ops/refunds/{number}/approve", Action.APPROVE_REFUNDS, given=somebodys_refund),
    Row("POST /ops/refunds/{number}/refuse", Action.APPROVE_REFUNDS, body=WHY, given=somebodys_refund),
    Row("POST /ops/refunds/{number}/retry", Action.APPROVE_REFUNDS, body=WHY, given=a_stuck_refund),
    Row(
        "POST /ops/refunds/{number}/settled-by-hand",
        Action.APPROVE_REFUNDS,
        body={**WHY, "reference": "ICBC 1"},
        given=a_stuck_refund,
    ),
    # notifications
    Row("GET /notifications"),
    Row("GET /notifications/unread-count"),
    Row("POST /notifications/read-all", body={"newest_id": 1}),
    Row("POST /notifications/{notification_id}/read", own=a_notification, missing={"notification_id": NO_ID}),
    Row("GET /notification-preferences"),
    Row("PUT /notification-preferences", body={"language": "en", "kinds": {}}),
]
