"""Calls at the wrong time, or about one's own money: refused by their number, and nothing is different."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.core.calendar import day_of
from tests.contracts.matrix.invoices import TITLE
from tests.contracts.matrix.wallet import WITHDRAWAL
from tests.factories.accounts import an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.invoices import a_requested_invoice
from tests.factories.orders import a_cancelled_order, a_paid_order, a_pending_order, an_expired_order
from tests.factories.refunds import a_rejected_refund, asked_for, granted, returned, stuck, the_rules
from tests.factories.wallet import a_withdrawal, berries_for, earned_for
from tests.payments.channel import a_told_channel
from tests.security.looking import AUDIT, changed, tables

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gateways")]
NOW = datetime.now(UTC)
PAY = {"payment_method": "alipay"}
WHY = {"reason": "because"}
Wrong = tuple[str, str, dict[str, Any] | None, int]


def pending(me: Account) -> Any:
    return a_pending_order(me, a_course(prices={30: 9_900}))


def paid(me: Account) -> Any:
    the_rules()
    return a_paid_order(me, a_course(prices={30: 9_900}))


def asking(order: Any, *products: str) -> dict[str, Any]:
    wanted = list(products) or [line.product.key for line in order.lines.select_related("product")]
    return {"products": wanted, "reason": "x", "expected_cash_fen": 0, "expected_berries": 0}


def pay_cancelled(me: Account) -> Wrong:
    return "POST", f"/orders/{a_cancelled_order(pending(me)).number}/pay", PAY, 1700


def pay_expired(me: Account) -> Wrong:
    return "POST", f"/orders/{an_expired_order(pending(me)).number}/pay", PAY, 1700


def pay_paid(me: Account) -> Wrong:
    return "POST", f"/orders/{paid(me).number}/pay", PAY, 1700


def cancel_paid(me: Account) -> Wrong:
    return "POST", f"/orders/{paid(me).number}/cancel", None, 1631


def refund_unpaid(me: Account) -> Wrong:
    the_rules()
    order = pending(me)
    return "POST", f"/orders/{order.number}/refunds", asking(order), 2001


def refund_twice(me: Account) -> Wrong:
    order = paid(me)
    asked_for(order)
    return "POST", f"/orders/{order.number}/refunds", asking(order), 2002


def refund_what_went_back(me: Account) -> Wrong:
    order = paid(me)
    returned(granted(asked_for(order)))
    return "POST", f"/orders/{order.number}/refunds", asking(order), 2001


def refund_of_another_order(me: Account) -> Wrong:
    order, other = paid(me), paid(me)
    return "POST", f"/orders/{order.number}/refunds", asking(other), 2003


def keep_what_was_granted(me: Account) -> Wrong:
    return "POST", f"/refunds/{granted(asked_for(paid(me))).number}/withdraw", None, 2007


def approve_own_refund(me: Account) -> Wrong:
    return "POST", f"/ops/refunds/{asked_for(paid(me)).number}/approve", None, 2008


def refuse_own_refund(me: Account) -> Wrong:
    return "POST", f"/ops/refunds/{asked_for(paid(me)).number}/refuse", WHY, 2008


def settle_own_refund_by_hand(me: Account) -> Wrong:
    request = stuck(granted(asked_for(paid(me))))
    return "POST", f"/ops/refunds/{request.number}/settled-by-hand", {**WHY, "reference": "ICBC 1"}, 2008


def settle_by_hand_what_is_under_way(_me: Account) -> Wrong:
    request = granted(asked_for(paid(an_account())))
    return "POST", f"/ops/refunds/{request.number}/settled-by-hand", {**WHY, "reference": "ICBC 1"}, 1720


def settle_by_hand_what_came_for_own_order(me: Account) -> Wrong:
    refund = a_rejected_refund(me)
    path = f"/ops/orders/{refund.attempt.order.number}/refunds/{refund.out_refund_no}/settled-by-hand"
    return "POST", path, {**WHY, "reference": "ICBC 1"}, 1715


def try_refunds_of_own_order_again(me: Account) -> Wrong:
    return "POST", f"/ops/orders/{a_rejected_refund(me).attempt.order.number}/refund-attempt", WHY, 1715


def approve_what_was_refused(_me: Account) -> Wrong:
    request = granted(asked_for(paid(an_account())))
    return "POST", f"/ops/refunds/{request.number}/approve", None, 2007


def invoice_unpaid(me: Account) -> Wrong:
    return "POST", f"/orders/{pending(me).number}/invoices", TITLE, 2110


def invoice_what_is_asked_back(me: Account) -> Wrong:
    order = paid(me)
    asked_for(order)
    return "POST", f"/orders/{order.number}/invoices", TITLE, 2111


def file_of_no_invoice_yet(me: Account) -> Wrong:
    return "GET", f"/invoices/{a_requested_invoice(me).number}/pdf", None, 2121


def withdraw_gifts(me: Account) -> Wrong:
    berries_for(me, 1_000)
    return "POST", "/withdrawals", WITHDRAWAL, 1410


def withdraw_unripe(me: Account) -> Wrong:
    earned_for(me, 1_000, ripe=day_of(NOW) + timedelta(days=2))
    return "POST", "/withdrawals", WITHDRAWAL, 1410


def withdraw_what_is_held(me: Account) -> Wrong:
    earned_for(me, 100)
    a_pending_order(me, a_course(prices={30: 99_900}), berries=50)
    return "POST", "/withdrawals", WITHDRAWAL, 1400


def approve_own_withdrawal(me: Account) -> Wrong:
    earned_for(me, 100)
    return "POST", f"/ops/withdrawals/{a_withdrawal(me).number}/approve", None, 1414


def say_own_withdrawal_is_paid(me: Account) -> Wrong:
    earned_for(me, 100)
    number = a_withdrawal(me).number
    stranger = api_of(an_account(role=Role.OPERATOR))
    assert stranger.post(f"/ops/withdrawals/{number}/approve").status_code == 200
    return "POST", f"/ops/withdrawals/{number}/paid", {"bank_reference": "ICBC 1"}, 1414


def say_unapproved_withdrawal_is_paid(_me: Account) -> Wrong:
    other = an_account()
    earned_for(other, 100)
    return "POST", f"/ops/withdrawals/{a_withdrawal(other).number}/paid", {"bank_reference": "ICBC 1"}, 1413


def give_oneself_berries(me: Account) -> Wrong:
    gift = {"username": me.username.upper(), "amount": 100, "key": "for-myself", "reason": "I deserve it"}
    return "POST", "/operator/berries", gift, 1402


def take_foreign_money_for_oneself(me: Account) -> Wrong:
    body = {**WHY, "order_number": pending(me).number}
    return "POST", "/ops/foreign-money/alipay/SOMEBODYS/attach", body, 1715


WRONG: list[Callable[[Account], Wrong]] = [
    found
    for name, found in list(globals().items())
    if getattr(found, "__annotations__", {}).get("return") == Wrong
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.__name__)
def test_the_wrong_time_or_person_is_refused_and_nothing_is_different(
    wrong: Callable[[Account], Wrong], monkeypatch: pytest.MonkeyPatch
) -> None:
    me = an_account(role=Role.OPERATOR)
    method, path, body, code = wrong(me)
    if "foreign" in path:
        a_told_channel(monkeypatch).took("SOMEBODYS", 9_900, NOW)
    api = api_of(me)
    before = tables()

    answer = api.send(method, path, body, **{"Idempotency-Key": "wrong"})

    assert answer.json()["code"] == code
    assert answer.status_code in {403, 404, 409}
    # Who asks for what is not there leaves a trace.
    assert changed(before) == ({AUDIT} if answer.status_code == 404 else set())


def test_what_is_not_paid_for_does_not_open() -> None:
    me, course = an_account(), a_course(prices={30: 9_900})
    api = api_of(me)

    def links() -> list[Any]:
        chapters = api.get(f"/courses/{course.pk}").json()["data"]["chapters"]
        sections = [section for chapter in chapters for section in chapter["sections"]]
        return [section.get("section_link") for section in sections if not section["free_trail"]]

    stranger = links()
    a_pending_order(me, course)

    assert links() == stranger
    assert not any(stranger)
    assert api.get("/me/courses").json()["data"]["items"] == []
