"""Random lives of trades against a small model of the state machine."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.paysim.merchant import Merchant, number
from tests.paysim.server import ControlRefused, PaysimServer

EXAMPLES = int(os.environ.get("PAYSIM_STATE_EXAMPLES", "25"))
STEPS = int(os.environ.get("PAYSIM_STATE_STEPS", "30"))
PRICE_FEN = 500
NOT_WAITING = {"ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID", "ACQ.REASON_ILLEGAL_STATUS"}
PAYABLE = ("", "WAIT_BUYER_PAY")


class Life(RuleBasedStateMachine):
    """One order number. `status` is empty before the scan."""

    merchant: Merchant

    def __init__(self) -> None:
        super().__init__()
        self.control = self.merchant.server.control
        self.sold = number()
        self.status = ""
        self.refunds: dict[str, int] = {}
        self.paid_fen = 0
        self.merchant.server.open_cashier(self.merchant.page_url(self.sold, "5.00", timeout_express="1h"))

    @property
    def refunded_fen(self) -> int:
        return sum(self.refunds.values())

    @rule()
    def scan(self) -> None:
        if self.status in PAYABLE:
            self.control.scan(self.sold)
            self.status = "WAIT_BUYER_PAY"
        else:
            self.refused_at_the_cashier()

    @rule()
    def pay(self) -> None:
        if self.status in PAYABLE:
            assert self.control.pay(self.sold)["trade_status"] == "TRADE_SUCCESS"
            self.status, self.paid_fen = "TRADE_SUCCESS", PRICE_FEN
        else:
            self.refused_at_the_cashier()

    def refused_at_the_cashier(self) -> None:
        wanted = "ACQ.TRADE_HAS_CLOSE" if self.status == "TRADE_CLOSED" else "ACQ.TRADE_HAS_SUCCESS"
        with pytest.raises(ControlRefused) as refusal:
            self.control.pay(self.sold)
        assert refusal.value.code == wanted

    @rule()
    def close(self) -> None:
        reply = self.merchant.close(self.sold)
        if self.status == "WAIT_BUYER_PAY":
            assert reply.code == "10000"
            self.status = "TRADE_CLOSED"
        elif self.status:
            assert reply.sub_code in NOT_WAITING
        else:
            assert reply.sub_code == "ACQ.TRADE_NOT_EXIST"

    @rule(name=st.sampled_from("ABCD"), amount_fen=st.sampled_from([1, 100, 200, 500, 501]))
    def refund(self, name: str, amount_fen: int) -> None:
        reply = self.merchant.refund(self.sold, f"{amount_fen / 100:.2f}", name)
        outcome = "ok" if reply.code == "10000" else reply.sub_code.removeprefix("ACQ.")
        assert outcome == self.expected_refund(name, amount_fen)
        if outcome != "ok":
            return
        assert reply.fields["fund_change"] == ("N" if name in self.refunds else "Y")
        self.refunds[name] = amount_fen
        assert reply.fields["refund_fee"] == f"{self.refunded_fen / 100:.2f}"
        if self.refunded_fen == PRICE_FEN:
            self.status = "TRADE_CLOSED"

    def expected_refund(self, name: str, amount_fen: int) -> str:
        if not self.status:
            return "TRADE_NOT_EXIST"
        if name in self.refunds:
            return "ok" if self.refunds[name] == amount_fen else "DISCORDANT_REPEAT_REQUEST"
        if self.status != "TRADE_SUCCESS":
            return {
                "WAIT_BUYER_PAY": "TRADE_STATUS_ERROR",
                "TRADE_CLOSED": "TRADE_HAS_CLOSE",
                "TRADE_FINISHED": "TRADE_HAS_FINISHED",
            }[self.status]
        if amount_fen > PRICE_FEN:
            return "REFUND_AMT_NOT_EQUAL_TOTAL"
        return "ok" if self.refunded_fen + amount_fen <= PRICE_FEN else "REASON_TRADE_REFUND_FEE_ERR"

    @rule()
    def let_two_hours_pass(self) -> None:
        self.control.clock("2h")
        if self.status == "WAIT_BUYER_PAY":
            self.status = "TRADE_CLOSED"

    @precondition(lambda self: self.status == "TRADE_SUCCESS")
    @rule()
    def let_a_year_pass(self) -> None:
        self.control.clock("366d")
        self.status = "TRADE_FINISHED"

    @invariant()
    def the_query_agrees(self) -> None:
        reply = self.merchant.query(self.sold)
        assert reply.fields.get("trade_status", "") == self.status

    @invariant()
    def the_journal_agrees(self) -> None:
        totals = self.control.totals().get(self.sold, {"paid_fen": 0, "refunded_fen": 0})
        assert totals == {"paid_fen": self.paid_fen, "refunded_fen": self.refunded_fen}


@pytest.fixture
def life(server: PaysimServer) -> type[Life]:
    Life.merchant = Merchant(server)
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
