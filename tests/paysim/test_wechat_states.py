"""Random lives of WeChat orders against a small model of the state machine."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.paysim.merchant import number
from tests.paysim.server import ControlRefused
from tests.paysim.wechat_merchant import WechatMerchant

EXAMPLES = int(os.environ.get("PAYSIM_STATE_EXAMPLES", "25"))
STEPS = int(os.environ.get("PAYSIM_STATE_STEPS", "30"))
PRICE_FEN = 500


class Life(RuleBasedStateMachine):
    """One order number. `asked` holds every accepted refund, `done` those whose money went back."""

    merchant: WechatMerchant

    def __init__(self) -> None:
        super().__init__()
        self.control = self.merchant.server.control
        self.sold = number()
        self.state = "NOTPAY"
        self.age_h = 0
        self.asked: dict[str, int] = {}
        self.done: set[str] = set()
        self.merchant.prepay(self.sold, PRICE_FEN)

    @rule()
    def prepay_again(self) -> None:
        reply = self.merchant.prepay(self.sold, PRICE_FEN)
        wanted = {"NOTPAY": "", "CLOSED": "ORDER_CLOSED"}.get(self.state, "ORDERPAID")
        assert reply.code == wanted

    @rule()
    def pay(self) -> None:
        self.merchant.prepay(self.sold, PRICE_FEN)  # so that a code is young enough
        if self.state == "NOTPAY":
            assert self.control.pay(self.sold)["trade_status"] == "SUCCESS"
            self.state = "SUCCESS"
            return
        with pytest.raises(ControlRefused) as refusal:
            self.control.pay(self.sold)
        assert refusal.value.code == ("ORDER_CLOSED" if self.state == "CLOSED" else "ORDERPAID")

    @rule()
    def close(self) -> None:
        reply = self.merchant.close(self.sold)
        if self.state in ("NOTPAY", "CLOSED"):
            assert (reply.status, reply.fields) == (204, {})
            self.state = "CLOSED"
        else:
            assert reply.code == "ORDERPAID"

    @rule(name=st.sampled_from("ABCD"), amount_fen=st.sampled_from([1, 100, 200, 500, 501]))
    def refund(self, name: str, amount_fen: int) -> None:
        reply = self.merchant.refund(self.sold, amount_fen, f"{self.sold}{name}", PRICE_FEN)
        if self.may_refund(name, amount_fen):
            assert reply.status == 200
            assert reply.fields["status"] == ("SUCCESS" if name in self.done else "PROCESSING")
            self.asked[name], self.state = amount_fen, "REFUND"
        else:
            assert reply.code == "INVALID_REQUEST"

    def may_refund(self, name: str, amount_fen: int) -> bool:
        if name in self.asked:
            return self.asked[name] == amount_fen
        return self.state in ("SUCCESS", "REFUND") and sum(self.asked.values()) + amount_fen <= PRICE_FEN

    @rule(hours=st.sampled_from([1, 100]))
    def let_time_pass(self, hours: int) -> None:
        self.control.clock(f"{hours}h")
        self.age_h += hours
        self.done |= self.asked.keys()
        if self.state == "NOTPAY" and self.age_h >= 168:
            self.state = "CLOSED"

    @invariant()
    def the_query_agrees(self) -> None:
        assert self.merchant.query(self.sold).fields["trade_state"] == self.state

    @invariant()
    def the_journal_agrees(self) -> None:
        totals = self.control.totals().get(self.sold, {"paid_fen": 0, "refunded_fen": 0})
        paid_fen = PRICE_FEN if self.state in ("SUCCESS", "REFUND") else 0
        assert totals == {
            "paid_fen": paid_fen,
            "refunded_fen": sum(self.asked[name] for name in self.done),
        }


@pytest.fixture
def life(wechat: WechatMerchant) -> type[Life]:
    # Done only when the clock is moved.
    wechat.server.control.settings(wechat_refund_takes_s=600)
    Life.merchant = wechat
    return Life


@pytest.mark.timeout(0)  # a campaign with large numbers takes its time
def test_random_lives_follow_the_model(life: type[Life]) -> None:
    run_state_machine_as_test(
        life,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
