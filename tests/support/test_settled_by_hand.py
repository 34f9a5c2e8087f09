"""Refunds that nobody asked for and the gateway will not make: a person writes down how the money went back."""

from typing import Any

import pytest
from django.test import Client

from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.core import clock
from luffy.payments.models import Refund, RefundState
from luffy.support.anomalies import totals
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order
from tests.factories.refunds import a_rejected_refund, asked_for, granted, stuck, the_rules
from tests.security.looking import AUDIT, changed, tables

pytestmark = pytest.mark.django_db

BODY = {"reason": "her card is closed", "reference": " ICBC 42 "}


@pytest.fixture
def desk() -> Api:
    return api_of(an_account("olga", role=Role.OPERATOR))


@pytest.fixture
def refund() -> Refund:
    return a_rejected_refund(an_account("anna"))


def address(refund: Refund) -> str:
    return f"/ops/orders/{refund.attempt.order.number}/refunds/{refund.out_refund_no}/settled-by-hand"


def told(answer: Any) -> Any:
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()["data"]


def rejected() -> float:
    lines = Client(REMOTE_ADDR="127.0.0.1").get("/metrics").content.decode().splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith("luffy_refunds_rejected "))


def test_what_was_given_back_by_hand_is_done_and_waits_no_more(desk, refund):
    [waiting] = told(desk.get("/ops/anomalies", kind="refund_waits"))["items"]
    assert (waiting["number"], waiting["actions"]) == (
        refund.out_refund_no,
        ["refund_attempt", "settled_by_hand"],
    )
    assert rejected() == 1

    case = told(desk.post(address(refund), BODY))

    [row] = case["refunds"]
    assert (row["state"], row["by_hand_reference"], row["last_error"], row["actions"]) == (
        "done",
        "ICBC 42",
        "",
        [],
    )
    assert (row["amount_fen"], row["reason"], case["status"]) == (9_900, "cancelled", "cancelled")
    assert (rejected(), totals(now=clock.now())["refund_waits"]) == (0, 0)
    done = AuditEntry.objects.get(action="refund.done", subject=f"refund:{refund.out_refund_no}")
    assert (done.actor.username, done.reason) == ("olga", "her card is closed")
    assert (done.before, done.after) == ({"state": "rejected"}, {"state": "done"})
    pressed = AuditEntry.objects.get(action="support.settled_by_hand")
    assert pressed.after == {"refund": refund.out_refund_no, "reference": "ICBC 42"}


def test_the_second_time_it_is_refused_and_nothing_moves(desk, refund):
    told(desk.post(address(refund), BODY))
    before = tables()

    again = desk.post(address(refund), {**BODY, "reference": "ICBC 43"})

    assert (again.status_code, again.json()["code"], again.json()["detail"]["state"]) == (409, 1720, "done")
    assert changed(before) == set()


@pytest.mark.parametrize("state", [RefundState.REQUESTED, RefundState.PROCESSING])
def test_what_the_gateway_is_still_at_is_not_settled_by_hand(desk, refund, state):
    Refund.objects.update(state=state, next_try_at=clock.now())
    before = tables()

    refused = desk.post(address(refund), BODY)

    assert (refused.status_code, refused.json()["code"]) == (409, 1720)
    assert changed(before) == set()


def test_what_a_buyer_asked_for_is_settled_where_it_was_decided(desk):
    the_rules()
    request = stuck(granted(asked_for(a_paid_order(an_account(), a_course(prices={30: 9_900})))))
    before = tables()

    refused = desk.post(address(request.cash_refund), BODY)

    assert (refused.status_code, refused.json()["code"]) == (409, 2202)
    assert refused.json()["msg"] == f"这笔退款属于退费申请 {request.number}, 请在该申请中处理"
    assert changed(before) == set()
    [waiting] = told(desk.get("/ops/anomalies", kind="refund_waits"))["items"]
    assert waiting["actions"] == ["refund_attempt"]


def test_a_refund_of_another_order_and_one_that_does_not_exist_are_not_found(desk, refund):
    other = a_rejected_refund(an_account())
    order = f"/ops/orders/{refund.attempt.order.number}/refunds"
    before = tables()

    for number in (other.out_refund_no, "R0"):
        refused = desk.post(f"{order}/{number}/settled-by-hand", BODY)
        assert (refused.status_code, refused.json()["code"]) == (404, 2201)
    assert desk.post(f"/ops/orders/0/refunds/{refund.out_refund_no}/settled-by-hand", BODY).status_code == 404
    assert changed(before) == {AUDIT}


@pytest.mark.parametrize("button", ["refund-attempt", "settled-by-hand"])
def test_nobody_deals_with_the_money_of_her_own_order(button):
    me = an_account(role=Role.OPERATOR)
    refund = a_rejected_refund(me)
    path = (
        address(refund)
        if button == "settled-by-hand"
        else f"/ops/orders/{refund.attempt.order.number}/{button}"
    )
    api = api_of(me)
    before = tables()

    refused = api.post(path, BODY)

    assert (refused.status_code, refused.json()["code"]) == (403, 1715)
    assert changed(before) == set()


@pytest.mark.parametrize(
    "wrong", [{"reference": ""}, {"reference": "  "}, {"reference": "1" * 65}, {"reason": "x"}]
)
def test_it_takes_a_reason_and_the_banks_number(desk, refund, wrong):
    before = tables()

    assert desk.post(address(refund), {**BODY, **wrong}).status_code == 422
    assert changed(before) == set()
