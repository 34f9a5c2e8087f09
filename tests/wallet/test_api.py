"""My berries over the API, and giving them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.wallet import withdrawals
from luffy.wallet.models import Transfer
from luffy.wallet.queries import balances
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.orders import a_cancelled_order, a_paid_order, a_pending_order
from tests.factories.wallet import a_withdrawal, berries_for, earned_for

pytestmark = pytest.mark.django_db
GIFT = {"username": "learner1", "amount": 80, "key": "welcome-80", "reason": "开学礼"}


def told(answer) -> tuple[int, int]:
    return answer.status_code, answer.json()["code"]


def test_my_wallet_shows_what_is_available_what_is_held_and_what_a_berry_is_worth(settings):
    settings.FEN_PER_BERRY = 10
    account = an_account()
    berries_for(account, 80)
    a_pending_order(account, a_course(), berries=50)

    wallet = api_of(account).get("/me/wallet").json()["data"]

    nothing = {"available": 0, "held": 0, "withdrawing": 0}
    assert wallet == {
        "available": 30,
        "held": 50,
        "withdrawing": 0,
        "withdrawable": 0,
        "origins": [
            {"origin": "promotion", "label": "赠送", "available": 30, "held": 50, "withdrawing": 0},
            {"origin": "refund", "label": "退费", **nothing},
            {"origin": "earned", "label": "奖励", **nothing},
        ],
        "fen_per_berry": 10,
        "withdrawal_minimum": 100,
    }
    assert api_of(an_account()).get("/me/wallet").json()["data"]["available"] == 0
    assert told(Api().get("/me/wallet")) == (401, 1103)


def test_my_statement_comes_newest_first_with_what_was_available_after_each_line():
    account = an_account()
    berries_for(account, 80)
    berries_for(an_account(), 7)
    order = a_cancelled_order(a_pending_order(account, a_course(), berries=50))

    page = api_of(account).get("/me/wallet/transfers").json()["data"]

    lines = [(x["transaction_type"], x["label"], x["amount"], x["balance"]) for x in page["items"]]
    assert lines == [(2, "退款", 50, 80), (1, "支出", -50, 30), (0, "收入", 80, 80)]
    assert page["items"][0]["number"] == f"order:{order.number}:release"
    assert page["total"] == 3


def test_an_operator_gives_berries_once_for_each_key():
    learner, operator = an_account("learner1"), an_account(role=Role.OPERATOR)
    api = api_of(operator)

    first, again = api.post("/operator/berries", GIFT), api.post("/operator/berries", GIFT)
    back = api.post("/operator/berries", {**GIFT, "amount": -30, "key": "mistake-30", "reason": "误发"})

    assert [told(answer) for answer in (first, again, back)] == [(201, 1000)] * 3
    assert first.json()["data"] == again.json()["data"]
    assert first.json()["data"]["available_after"] == 80
    assert back.json()["data"]["amount"] == -30
    assert balances(learner.pk) == {"available": 50, "held": 0}
    rows = AuditEntry.objects.filter(action="wallet.grant").order_by("id")
    assert [(row.actor, row.reason, row.after) for row in rows] == [
        (operator, "开学礼", {"available": 80}),
        (operator, "误发", {"available": 50}),
    ]


def test_a_refused_gift_moves_nothing():
    learner = an_account("learner1")
    an_account("learner2")
    api = api_of(an_account(role=Role.OPERATOR))
    api.post("/operator/berries", GIFT)

    refusals = [
        told(api.post("/operator/berries", {**GIFT, **change}))
        for change in (
            {"amount": 81},
            {"username": "learner2"},
            {"username": "nobody", "key": "welcome-81"},
            {"amount": -81, "key": "mistake-81"},
            {"amount": 0, "key": "nothing-0"},
            {"amount": 1.5, "key": "fraction-1"},
            {"reason": "  ", "key": "no-reason-2"},
            {"amount": "5", "key": "text-5-is-no"},
            {"amount": 2**63, "key": "too-much-1"},
            {"reason": "", "key": "no-reason-1"},
            {"key": "short"},
        )
    ]

    assert refusals == [(409, 1401), (409, 1401), (404, 1102), (409, 1400)] + [(422, 1101)] * 7
    assert (Transfer.objects.count(), balances(learner.pk)["available"]) == (1, 80)


@pytest.mark.parametrize("role", [Role.LEARNER, Role.MENTOR, Role.LECTURER])
def test_only_operators_give_berries(role):
    giver = an_account("learner1", role=role)

    assert told(api_of(giver).post("/operator/berries", GIFT)) == (403, 1104)
    assert told(Api().post("/operator/berries", GIFT)) == (401, 1103)
    assert Transfer.objects.count() == 0


# --- withdrawals ---

ASKED = {"amount": 120, "payee": {"holder": " 王小明 ", "bank": "招商银行", "account": "6225 8801 1234 5678"}}


def asked(account, **change):
    body = {**ASKED, **change}
    return api_of(account).post("/withdrawals", body, **{"Idempotency-Key": "key-1"})


def test_i_see_from_where_my_berries_came_and_what_i_can_withdraw():
    account = an_account()
    earned_for(account, 300)
    earned_for(account, 40, ripe=date(2999, 1, 1))
    berries_for(account, 80)
    a_pending_order(account, a_course(), berries=50)
    a_withdrawal(account, 120)

    wallet = api_of(account).get("/me/wallet").json()["data"]

    assert (wallet["available"], wallet["held"], wallet["withdrawing"], wallet["withdrawable"]) == (
        250,
        50,
        120,
        180,
    )
    assert [
        (row["origin"], row["available"], row["held"], row["withdrawing"]) for row in wallet["origins"]
    ] == [
        ("promotion", 30, 50, 0),
        ("refund", 0, 0, 0),
        ("earned", 220, 0, 120),
    ]


def test_my_lots_come_newest_first_and_those_used_up_are_left_out():
    account = an_account()
    earned_for(account, 300, ripe=date(2999, 1, 1))
    berries_for(account, 80)
    berries_for(account, 20)
    berries_for(an_account(), 7)
    a_paid_order(account, a_course(prices={30: 8_000}), berries=80)

    page = api_of(account).get("/me/wallet/lots").json()["data"]

    assert [(row["origin"], row["amount"], row["available"]) for row in page["items"]] == [
        ("promotion", 20, 20),
        ("earned", 300, 300),
    ]
    assert page["items"][1]["withdrawable_from_date"] == "2999-01-01"
    assert page["total"] == 2


def test_a_withdrawal_from_request_to_payment():
    owner, operator = an_account("learner1"), an_account(role=Role.OPERATOR)
    earned_for(owner, 120)

    first, again = asked(owner), asked(owner)
    number = first.json()["data"]["number"]
    ops = api_of(operator)
    listed = ops.get("/ops/withdrawals", state="requested").json()["data"]["items"]
    approved = ops.post(f"/ops/withdrawals/{number}/approve").json()["data"]
    payee = ops.post(f"/ops/withdrawals/{number}/payee").json()["data"]
    paid = ops.post(f"/ops/withdrawals/{number}/paid", {"bank_reference": " CMB-1 "}).json()["data"]

    assert [told(answer) for answer in (first, again)] == [(201, 1000)] * 2
    assert first.json()["data"] == again.json()["data"]
    masked = {"holder": "王**", "bank": "招商银行", "account": "**** 5678"}
    assert [(row["username"], row["payee"], row["moves"]) for row in listed] == [
        ("learner1", masked, ["approve", "refuse"])
    ]
    assert payee == {"holder": "王小明", "bank": "招商银行", "account": "6225880112345678"}
    assert (approved["state"], approved["moves"]) == ("approved", ["paid", "failed"])
    assert (paid["state"], paid["bank_reference"], paid["payee"], paid["moves"]) == (
        "paid",
        "CMB-1",
        masked,
        ["bounced"],
    )
    mine = api_of(owner).get(f"/withdrawals/{number}").json()["data"]
    assert (mine["state"], mine["payout_fen"], mine["can_cancel"]) == ("paid", 12_000, False)
    assert ops.get("/ops/withdrawals", state="requested").json()["data"]["items"] == []


def test_a_withdrawal_that_cannot_be_is_refused_and_nothing_is_set_aside():
    owner = an_account()
    earned_for(owner, 120)
    payee = ASKED["payee"]

    refusals = [
        told(asked(owner, **change))
        for change in (
            {"amount": 121},
            {"amount": 99},
            {"amount": 0},
            {"amount": 120.5},
            {"payee": {**payee, "account": "12345"}},
            {"payee": {**payee, "account": "6225-8801-1234"}},
            {"payee": {**payee, "holder": "  "}},
            {"payee": {**payee, "bank": ""}},
        )
    ]

    assert refusals == [(409, 1400), (409, 1411)] + [(422, 1101)] * 6
    assert told(api_of(owner).post("/withdrawals", ASKED)) == (422, 1101)
    assert balances(owner.pk) == {"available": 120, "held": 0}


def test_an_operator_cannot_decide_on_her_own_withdrawal():
    captain = an_account(role=Role.OPERATOR)
    earned_for(captain, 120)
    number = asked(captain).json()["data"]["number"]
    ops = api_of(captain)

    assert ops.get(f"/ops/withdrawals/{number}").json()["data"]["moves"] == []
    assert told(ops.post(f"/ops/withdrawals/{number}/approve")) == (403, 1414)
    assert told(ops.post(f"/ops/withdrawals/{number}/refuse", {"reason": " "})) == (422, 1101)
    assert told(ops.post("/ops/withdrawals/NOBODY/approve")) == (404, 1412)


def test_the_list_of_withdrawals_takes_as_many_queries_for_twenty_as_for_one(django_assert_max_num_queries):
    operator = api_of(an_account(role=Role.OPERATOR))
    for _ in range(20):
        owner = an_account()
        earned_for(owner, 100)
        a_withdrawal(owner)

    with django_assert_max_num_queries(4):
        page = operator.get("/ops/withdrawals").json()["data"]

    assert (page["total"], len(page["items"])) == (20, 20)


# --- what is owed ---


def test_what_is_owed_is_told_by_origin_and_age_and_equals_the_ledger(settings):
    settings.FEN_PER_BERRY = 10
    now = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
    owner, other = an_account(), an_account()
    berries_for(owner, 80, now=now - timedelta(days=31))
    earned_for(owner, 300, now=now - timedelta(days=30))
    berries_for(other, 7, now=now - timedelta(days=400))
    berries_for(other, 1_000, now=now + timedelta(days=1))
    row = a_withdrawal(owner, 120, now=now)
    operator = api_of(an_account(role=Role.OPERATOR))

    today = operator.get("/ops/liability", as_of="2026-03-02").json()["data"]
    before = operator.get("/ops/liability", as_of="2026-01-30").json()["data"]

    assert (today["owed"], today["ledger"], today["equals_ledger"], today["owed_fen"]) == (
        387,
        387,
        True,
        3_870,
    )
    promotion, refund, earned = today["origins"]
    assert [age["berries"] for age in promotion["ages"]] == [0, 80, 0, 0, 7]
    assert [age["berries"] for age in earned["ages"]] == [300, 0, 0, 0, 0]
    assert refund["berries"] == 0
    assert [(age["from_days"], age["to_days"]) for age in earned["ages"]] == [
        (0, 30),
        (31, 90),
        (91, 180),
        (181, 365),
        (366, None),
    ]
    assert (before["owed"], before["ledger"]) == (87, 87)

    # Paid out it is owed no more, but was until then.
    withdrawals.approve(number=row.number, now=now, by=Actor("api", an_account().pk))
    withdrawals.paid(number=row.number, reference="CMB-1", now=now + timedelta(days=1), by=SYSTEM_JOB)
    later = operator.get("/ops/liability", as_of="2026-03-03").json()["data"]
    again = operator.get("/ops/liability", as_of="2026-03-02").json()["data"]
    assert (later["owed"], later["ledger"], again["owed"]) == (1_267, 1_267, 387)


def test_with_nothing_given_nothing_is_owed():
    owed = api_of(an_account(role=Role.OPERATOR)).get("/ops/liability").json()["data"]

    assert (owed["owed"], owed["ledger"], owed["equals_ledger"]) == (0, 0, True)


@pytest.mark.parametrize("as_of", ["0001-01-01", "9999-12-31"])
def test_what_is_owed_on_any_day_is_that_of_today_at_most(as_of: str):
    owed = api_of(an_account(role=Role.OPERATOR)).get("/ops/liability", as_of=as_of).json()["data"]

    assert owed["as_of_date"] == min(as_of, day_of(clock.now()).isoformat())
