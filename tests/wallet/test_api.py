"""My berries over the API, and giving them."""

import pytest

from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.wallet.models import Transfer
from luffy.wallet.queries import balances
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.orders import a_cancelled_order, a_pending_order
from tests.factories.wallet import berries_for

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
            {"amount": "5", "key": "text-5-is-no"},
            {"amount": 2**63, "key": "too-much-1"},
            {"reason": "", "key": "no-reason-1"},
            {"key": "short"},
        )
    ]

    assert refusals == [(409, 1401), (409, 1401), (404, 1102), (409, 1400)] + [(422, 1101)] * 6
    assert (Transfer.objects.count(), balances(learner.pk)["available"]) == (1, 80)


@pytest.mark.parametrize("role", [Role.LEARNER, Role.MENTOR, Role.LECTURER])
def test_only_operators_give_berries(role):
    giver = an_account("learner1", role=role)

    assert told(api_of(giver).post("/operator/berries", GIFT)) == (403, 1104)
    assert told(Api().post("/operator/berries", GIFT)) == (401, 1103)
    assert Transfer.objects.count() == 0
