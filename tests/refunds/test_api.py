"""The endpoints: what they give, and the number and status of each refusal."""

from typing import Any

import pytest
from django.test import Client

from luffy.accounts.models import Account, AuditEntry
from luffy.learning.models import EnrolledCourse
from luffy.orders.models import Order
from luffy.refunds.models import RefundRequest, RefundRule
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order, a_pending_order
from tests.factories.refunds import an_operator, asked_for, granted, stuck, the_rules
from tests.payments.world import books

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rules(db: None) -> None:
    the_rules()


@pytest.fixture
def buyer() -> Account:
    return an_account("buyer")


@pytest.fixture
def order(buyer: Account) -> Order:
    return a_paid_order(buyer, a_course(), a_course(prices={30: 4_900}))


@pytest.fixture
def api(buyer: Account) -> Api:
    return api_of(buyer)


@pytest.fixture
def ops() -> Api:
    return api_of(an_operator())


def products(order: Order) -> list[str]:
    return [line.product.key for line in order.lines.select_related("product").order_by("position")]


def ask(api: Api, order: Order, *, key: str = "key-1", **changes: Any) -> Any:
    body = {
        "products": products(order),
        "reason": "不合适",
        "expected_cash_fen": 14_800,
        "expected_berries": 0,
        **changes,
    }
    return api.post(f"/orders/{order.number}/refunds", body, **{"Idempotency-Key": key})


def told(answer: Any) -> tuple[int, int]:
    return answer.status_code, answer.json()["code"]


def refused(answer: Any, status: int, code: int) -> dict[str, Any]:
    assert told(answer) == (status, code), answer.content
    return answer.json()["detail"]


def test_anybody_may_read_the_policy():
    first = Api().get("/refund-rules").json()["data"][0]

    assert first == {
        "name": "课程: 7 天",
        "product_kind": "course",
        "within_days": 7,
        "max_watched_percent": 10,
        "max_modules_opened": None,
        "max_homework_graded": None,
        "gives": "percent",
        "percent": 100,
        "fee_fen": 0,
    }


def test_a_quote_tells_what_would_come_back_and_why_something_would_not(api, order):
    RefundRule.objects.filter(kind="course").update(within_days=None)
    first = EnrolledCourse.objects.order_by("pk")[0]
    EnrolledCourse.objects.filter(pk=first.pk).update(
        valid_begin_date="2020-01-01", valid_end_date="2020-01-02"
    )

    data = api.post(f"/orders/{order.number}/refund-quote", {}).json()["data"]

    over, whole = data["lines"]
    assert (over["refused"], over["refused_text"], over["cash_fen"], over["access_until"]) == (
        "over",
        "有效期已结束, 不能退费",
        0,
        "2020-01-02",
    )
    assert (whole["refused"], whole["rule"], whole["percent"], whole["cash_fen"]) == (
        None,
        "课程: 7 天",
        100,
        4_900,
    )
    assert (data["cash_fen"], data["berries"], data["coupons"], data["scholarship_berries"]) == (
        4_900,
        0,
        [],
        0,
    )


def test_from_asking_to_the_decision(api, order, ops):
    asked = ask(api, order).json()["data"]
    number = asked["number"]
    assert (asked["state"], asked["cash_fen"], asked["channel"], asked["actions"]) == (
        "asked",
        14_800,
        None,
        ["withdraw"],
    )
    assert [row["refund_state"] for row in api.get(f"/orders/{order.number}").json()["data"]["lines"]] == [
        "asked",
        "asked",
    ]
    waiting = ops.get("/ops/refunds", state="undecided").json()["data"]
    assert [(row["number"], row["username"], row["actions"]) for row in waiting["items"]] == [
        (number, "buyer", ["approve", "refuse"])
    ]

    case = ops.post(f"/ops/refunds/{number}/approve").json()["data"]

    assert (case["state"], case["cash_refund"]["state"], case["today"]) == ("returning", "requested", None)
    mine = api.get(f"/refunds/{number}").json()["data"]
    assert (mine["state"], mine["channel"], mine["actions"]) == ("returning", "alipay", [])


def test_orders_say_what_can_be_done_with_them(api, order, ops):
    def shown() -> tuple[str, list[str], list[str | None]]:
        data = api.get("/orders").json()["data"]["items"][0]
        return data["status"], data["actions"], [line["refund_state"] for line in data["lines"]]

    assert shown() == ("paid", ["learn", "refund"], [None, None])
    number = ask(api, order, products=products(order)[:1], expected_cash_fen=9_900).json()["data"]["number"]
    assert shown() == ("refunding", ["learn"], ["asked", None])
    api.post(f"/refunds/{number}/withdraw")
    assert shown() == ("paid", ["learn", "refund"], [None, None])
    assert api.get("/orders", status="refunding").json()["data"]["total"] == 0


def test_less_than_the_buyer_saw_comes_with_the_new_quote(api, order):
    before = books()

    detail = refused(ask(api, order, expected_cash_fen=14_801), 409, 2006)

    assert detail["quote"]["cash_fen"] == 14_800
    assert books() == before


def test_the_same_key_again_is_the_same_request(api, order):
    first, again = ask(api, order).json()["data"], ask(api, order).json()["data"]

    assert again == first
    refused(ask(api, order, reason="别的"), 409, 1624)
    assert RefundRequest.objects.count() == 1


def test_what_the_buyer_sends_beside_is_ignored(api, order):
    data = ask(api, order, cash_fen=1, state="done", account_id=1, needs_two=False, percent=1).json()["data"]

    assert (data["state"], data["cash_fen"], data["lines"][0]["percent"]) == ("asked", 14_800, 100)


@pytest.mark.parametrize(
    "changes",
    [
        {"products": []},
        {"products": "course:1"},
        {"reason": "  "},
        {"reason": "x" * 501},
        {"expected_cash_fen": -1},
        {"expected_cash_fen": 1.5},
        {"expected_cash_fen": "14800"},
        {"expected_berries": True},
        {"expected_berries": 2**63},
    ],
)
def test_what_is_malformed_is_refused(api, order, changes):
    before = books()

    refused(ask(api, order, **changes), 422, 1101)

    assert books() == before


def test_each_refusal_has_its_number(api, buyer, order):
    pending = a_pending_order(buyer, a_course())
    refused(ask(api, pending), 409, 2001)
    refused(ask(api, order, products=["course:9000000"]), 404, 2003)
    RefundRule.objects.all().delete()
    refused(ask(api, order), 409, 2010)
    the_rules()
    number = ask(api, order).json()["data"]["number"]
    assert refused(ask(api, order, key="key-2"), 409, 2002) == {"refund": number}
    api.post(f"/refunds/{number}/withdraw")
    refused(api.post(f"/refunds/{number}/withdraw"), 409, 2007)


def test_an_operators_own_refund_is_another_operators(order):
    operator = an_operator()
    mine, ops = a_paid_order(operator, a_course()), api_of(operator)
    number = ask(ops, mine, expected_cash_fen=0).json()["data"]["number"]

    assert ops.get(f"/ops/refunds/{number}").json()["data"]["actions"] == []
    refused(ops.post(f"/ops/refunds/{number}/approve"), 403, 2008)
    refused(ops.post(f"/ops/refunds/{number}/refuse", {"reason": "x"}), 403, 2008)


def test_a_large_amount_needs_a_second_person(api, order, ops, settings):
    settings.REFUND_TWO_PERSONS_ABOVE_FEN = 14_799
    number = ask(api, order).json()["data"]["number"]

    case = ops.post(f"/ops/refunds/{number}/approve").json()["data"]

    assert (case["state"], case["second_approver"], case["actions"]) == ("approved_once", None, ["refuse"])
    refused(ops.post(f"/ops/refunds/{number}/approve"), 403, 2009)
    second = api_of(an_operator()).post(f"/ops/refunds/{number}/approve").json()["data"]
    assert second["state"] == "returning"


def test_the_buyer_reads_why_it_was_refused(api, order, ops):
    number = ask(api, order).json()["data"]["number"]
    refused(ops.post(f"/ops/refunds/{number}/refuse", {"reason": ""}), 422, 1101)

    ops.post(f"/ops/refunds/{number}/refuse", {"reason": "<b>已学完</b>"})

    mine = api.get(f"/refunds/{number}").json()["data"]
    assert (mine["state"], mine["decision_reason"]) == ("refused", "<b>已学完</b>")


def test_what_is_stuck_can_be_found_and_settled(order, ops, api):
    request = stuck(granted(asked_for(order)))

    mine = api.get(f"/refunds/{request.number}").json()["data"]
    assert (mine["state"], mine["is_stuck"]) == ("returning", True)

    found = ops.get("/ops/refunds", state="stuck").json()["data"]["items"]
    assert [(row["number"], row["is_stuck"], row["actions"]) for row in found] == [
        (request.number, True, ["retry", "settled-by-hand"])
    ]
    address = f"/ops/refunds/{request.number}"
    again = ops.post(f"{address}/retry", {"reason": "换卡"}).json()["data"]
    assert (again["cash_refund"]["state"], again["actions"]) == ("requested", [])
    refused(ops.post(f"{address}/settled-by-hand", {"reason": "x", "reference": "1"}), 409, 1720)
    stuck(request)

    done = ops.post(f"{address}/settled-by-hand", {"reason": "卡已注销", "reference": "ICBC 42"}).json()[
        "data"
    ]

    assert (done["state"], done["cash_refund"]["by_hand_reference"]) == ("done", "ICBC 42")
    assert api.get(f"/refunds/{request.number}").json()["data"]["is_stuck"] is False


def test_my_requests_of_one_order(api, buyer, order):
    other = a_paid_order(buyer, a_course())
    for one in (order, other):
        asked_for(one)
    asked_for(a_paid_order(an_account(), a_course()))

    assert [row["order"] for row in api.get("/refunds").json()["data"]["items"]] == [
        other.number,
        order.number,
    ]
    assert api.get("/refunds", order=order.number).json()["data"]["total"] == 1


def test_a_list_takes_as_many_statements_for_ten_as_for_one(buyer, ops, django_assert_max_num_queries):
    for _ in range(5):
        asked_for(a_paid_order(buyer, a_course(), a_course()))
    ops.get("/ops/refunds")

    with django_assert_max_num_queries(6):
        assert ops.get("/ops/refunds").json()["data"]["total"] == 5
    with django_assert_max_num_queries(6):
        api_of(buyer).get("/orders")


def test_editing_the_policy_leaves_an_audit_row():
    captain = an_account("captain", is_staff=True, is_superuser=True)
    office = Client()
    office.force_login(captain)
    rule = RefundRule.objects.get(position=10)
    address = f"/admin/refunds/refundrule/{rule.pk}/"
    fields = {"position": 10, "name": rule.name, "kind": "course", "gives": "percent", "fee_fen": 0}

    answer = office.post(f"{address}change/", {**fields, "within_days": 14, "percent": 90})
    office.post(f"{address}delete/", {"post": "yes"})

    assert answer.status_code == 302, answer.content.decode()[:2000]
    edited, deleted = AuditEntry.objects.filter(subject=f"refund_rule:{rule.pk}").order_by("pk")
    assert (edited.before["percent"], edited.after["percent"], edited.actor_id) == (100, 90, captain.pk)
    assert (deleted.before["within_days"], deleted.after) == (14, None)
