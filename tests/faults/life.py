"""One buyer's orders, wallet and coupons, step by step beside a model that a child could follow."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from luffy import invariants
from luffy.accounts.audit import GATEWAY, SYSTEM_JOB
from luffy.core.calendar import day_of
from luffy.core.errors import LuffyError
from luffy.core.money import Berries
from luffy.coupons.models import CouponRecord, RecordStatus
from luffy.coupons.services import claim
from luffy.invariants.books import Books
from luffy.learning.models import EnrolledCourse, EnrolmentStatus
from luffy.orders.models import Order, OrderStatus
from luffy.payments.gateways import Facts, RefundFacts, RefundOutcome, TradeState
from luffy.payments.models import Method, PaymentAttempt, Refund, RefundState, Verdict
from luffy.payments.services.refund import note
from luffy.payments.services.settle import settle
from luffy.refunds.services import decide
from luffy.refunds.services.conclude import conclude_refund
from luffy.wallet.services import Gift, grant
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_cancelled_order, a_settled_order, an_attempt, an_expired_order
from tests.factories.refunds import an_operator, asked_for, by, the_rules
from tests.storms.purchases import a_coupon

PENDING, PAID, REFUNDING = "pending", "paid", "refunding"
CANCELLED, EXPIRED, REFUNDED = "cancelled", "expired", "refunded"
STATUS = {
    PENDING: OrderStatus.PENDING,
    PAID: OrderStatus.PAID,
    REFUNDING: OrderStatus.REFUNDING,
    CANCELLED: OrderStatus.CANCELLED,
    EXPIRED: OrderStatus.EXPIRED,
    REFUNDED: OrderStatus.REFUNDED,
}
PRICE_FEN, COUPON_FEN, BERRY_FEN = 9_900, 1_000, 100


@dataclass
class Bought:
    """What the model knows of an order."""

    row: Order
    course: int
    berries: int
    coupon: int | None
    status: str
    # What was paid and not sent back; None as long as no money came for this order.
    attempts: list[PaymentAttempt] = field(default_factory=list)
    paid: set[int] = field(default_factory=set)
    request: int | None = None
    is_granted: bool = False

    @property
    def payable_fen(self) -> int:
        return PRICE_FEN - self.berries * BERRY_FEN - (COUPON_FEN if self.coupon else 0)


class Life(RuleBasedStateMachine):
    """Steps in any order; after each the rows say what the model says, and every invariant holds."""

    orders = Bundle("orders")
    attempts = Bundle("attempts")

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        with connection.cursor() as cursor:
            # The same questions after each step: they are planned once.
            cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        self.now = datetime.now(UTC)
        the_rules()
        self.account, self.operators = an_account(), (an_operator(), an_operator())
        self.courses = [a_course() for _ in range(3)]
        self.coupon = a_coupon(money_fen=COUPON_FEN, quantity=1_000, per_account=1_000)
        self.available = self.held = self.gifts = 0
        self.free_coupons: list[int] = []
        self.bought: list[Bought] = []
        self.journal: list[dict[str, object]] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    # -- steps ---------------------------------------------------------------------------------------------

    @rule(amount=st.integers(-30, 60).filter(bool))
    def grant(self, amount: int) -> None:
        self.gifts += 1
        gift = Gift(Berries(amount), f"life:{self.account.pk}:{self.gifts}", "")
        is_refused = _refused(lambda: grant(owner_id=self.account.pk, gift=gift, by=SYSTEM_JOB, now=self.now))
        assert is_refused == (self.available + amount < 0)
        if not is_refused:
            self.available += amount

    @rule()
    def claim(self) -> None:
        record = claim(coupon_id=self.coupon.pk, account_id=self.account.pk, now=self.now)
        self.free_coupons.append(record.pk)

    @rule(target=orders, course=st.integers(0, 2), berries=st.integers(0, 99), with_coupon=st.booleans())
    def place(self, course: int, berries: int, with_coupon: bool) -> Bought:
        coupon = self.free_coupons[0] if with_coupon and self.free_coupons else None
        most = (PRICE_FEN - (COUPON_FEN if coupon else 0)) // BERRY_FEN
        berries = min(berries, self.available, most)
        records = [CouponRecord.objects.get(pk=coupon)] if coupon else []
        row = a_settled_order(
            self.account, self.courses[course], coupons=records, berries=berries, now=self.now
        )
        bought = Bought(row, course, berries, coupon, PENDING)
        self.available -= berries
        if coupon:
            self.free_coupons.remove(coupon)
        if bought.payable_fen:
            self.held += berries
        else:
            bought.status = PAID
        self.bought.append(bought)
        return bought

    @rule(target=attempts, bought=orders, method=st.sampled_from([Method.PAGE, Method.WAP]))
    def start(self, bought: Bought, method: Method) -> tuple[Bought, int]:
        if bought.status == PENDING:
            bought.attempts.append(an_attempt(bought.row, now=self.now, method=method))
        return bought, len(bought.attempts) - 1

    @rule(attempt=attempts)
    def pay(self, attempt: tuple[Bought, int]) -> None:
        """The first notice, or a copy of it, or money that comes late."""
        bought, index = attempt
        if index < 0:
            return
        row = bought.attempts[index]
        # Before it is: then the course is open.
        can_revive = self._can_revive(bought)
        ruling = settle(row.pk, self._facts(row), now=self.now, by=GATEWAY)
        if row.pk in bought.paid:
            assert ruling.verdict == Verdict.DUPLICATE
            return
        assert ruling.verdict == Verdict.SETTLED
        bought.paid.add(row.pk)
        self._book("pay", row, row.amount_fen)
        if bought.status == PENDING:
            self.held -= bought.berries
            bought.status = PAID
        elif bought.status == EXPIRED and can_revive:
            self.available -= bought.berries
            if bought.coupon:
                self.free_coupons.remove(bought.coupon)
            bought.status = PAID
        else:
            assert Refund.objects.get(attempt=row).amount_fen == row.amount_fen

    @rule(attempt=attempts, wrong=st.sampled_from(["amount", "mismatch", "state", "number"]))
    def hear_nonsense(self, attempt: tuple[Bought, int], wrong: str) -> None:
        bought, index = attempt
        if index < 0:
            return
        row = bought.attempts[index]
        changes = {
            "amount": {"amount_fen": row.amount_fen - 1},
            "mismatch": {"mismatch": "seller_id"},
            "state": {"state": TradeState.RETURNED},
            "number": {"channel_trade_no": ""},
        }
        ruling = settle(row.pk, self._facts(row, **changes[wrong]), now=self.now, by=GATEWAY)
        assert ruling.verdict == (Verdict.NOTED if wrong == "state" else Verdict.ANOMALY)

    @rule(bought=orders, expires=st.booleans())
    def close(self, bought: Bought, expires: bool) -> None:
        act = an_expired_order if expires else a_cancelled_order
        is_refused = _refused(lambda: act(bought.row, now=self.now))
        assert is_refused == (bought.status != PENDING)
        if not is_refused:
            bought.status = EXPIRED if expires else CANCELLED
            self._release(bought)

    @rule(bought=orders)
    def ask_back(self, bought: Bought) -> None:
        if bought.status != PAID:
            assert _refused(lambda: asked_for(bought.row, now=self.now))
            return
        bought.request = asked_for(bought.row, now=self.now).pk
        bought.status, bought.is_granted = REFUNDING, False

    @rule(bought=orders, how=st.sampled_from(["refuse", "withdraw"]))
    def keep(self, bought: Bought, how: str) -> None:
        if bought.request is None:
            return
        number, operator = bought.request, by(self.operators[0])
        if how == "refuse":
            is_refused = _refused(lambda: decide.refuse(number, reason="no", now=self.now, by=operator))
        else:
            is_refused = _refused(lambda: decide.withdraw(number, now=self.now, by=by(self.account)))
        assert is_refused == (bought.status != REFUNDING or bought.is_granted)
        if not is_refused:
            bought.status, bought.request = PAID, None

    @rule(bought=orders, who=st.sampled_from(["operator", "herself"]))
    def approve(self, bought: Bought, who: str) -> None:
        if bought.request is None:
            return
        number, person = bought.request, self.account if who == "herself" else self.operators[0]
        is_refused = _refused(lambda: decide.approve(number, now=self.now, by=by(person)))
        assert is_refused == (bought.status != REFUNDING or bought.is_granted or who == "herself")
        if not is_refused:
            bought.is_granted = True
            self.available += bought.berries
            if bought.coupon:
                self.free_coupons.append(bought.coupon)
            if not bought.payable_fen:
                bought.status = REFUNDED

    @rule(bought=orders)
    def give_back(self, bought: Bought) -> None:
        """The gateway tells that what is on its way back arrived; perhaps for the second time."""
        for row in Refund.objects.filter(attempt__order=bought.row):
            if row.state != RefundState.DONE:
                self._book("refund_done", row.attempt, row.amount_fen)
            note(row.out_refund_no, RefundFacts(RefundOutcome.SUCCESS), now=self.now)
            conclude_refund(row.pk, now=self.now)
            if bought.is_granted and row.out_refund_no.count("N"):
                bought.status = REFUNDED

    # -- what must be so -----------------------------------------------------------------------------------

    @invariant()
    def the_rows_say_what_the_model_says(self) -> None:
        for bought in self.bought:
            assert Order.objects.get(pk=bought.row.pk).status == STATUS[bought.status], bought
        wallet = dict(self.account.ledger_accounts.values_list("kind", "balance_berries"))
        assert (wallet.get(0, 0), wallet.get(1, 0)) == (self.available, self.held)
        free = CouponRecord.objects.filter(account=self.account, status=RecordStatus.UNUSED)
        assert set(free.values_list("pk", flat=True)) == set(self.free_coupons)

    @invariant()
    def nothing_is_broken(self) -> None:
        with connection.cursor() as cursor:
            # What is checked at commit: there is none here.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        books = Books(self.now + timedelta(seconds=1), json.dumps(self.journal))
        broken = [str(it) for it in invariants.look(books)]
        assert not broken, broken

    # -- helpers of the model ------------------------------------------------------------------------------

    def _facts(self, row: PaymentAttempt, **changes: object) -> Facts:
        said = {
            "state": TradeState.PAID,
            "out_trade_no": row.out_trade_no,
            "channel_trade_no": f"2026{row.pk:024d}",
            "amount_fen": row.amount_fen,
            **changes,
        }
        return Facts(**said)  # type: ignore[arg-type]

    def _book(self, op: str, row: PaymentAttempt, amount_fen: int) -> None:
        self.journal.append({"op": op, "out_trade_no": row.out_trade_no, "amount_fen": amount_fen})

    def _release(self, bought: Bought) -> None:
        self.held -= bought.berries
        self.available += bought.berries
        if bought.coupon:
            self.free_coupons.append(bought.coupon)

    def _can_revive(self, bought: Bought) -> bool:
        has_coupon = bought.coupon is None or bought.coupon in self.free_coupons
        open_now = EnrolledCourse.objects.filter(
            account=self.account,
            course=self.courses[bought.course],
            status=EnrolmentStatus.OPEN,
            valid_end_date__gte=day_of(self.now),
        )
        return self.available >= bought.berries and has_coupon and not open_now.exists()


def _refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except LuffyError:
        return True
    return False
