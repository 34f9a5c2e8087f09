"""A random life of a shop under a gateway that misbehaves, made from a seed: the same seed, the same life."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.catalog.models import Course, DegreeCourse
from luffy.core.calendar import day_of
from luffy.core.errors import LuffyError
from luffy.core.money import Berries
from luffy.coupons.models import CouponRecord
from luffy.coupons.services import claim
from luffy.orders.models import Order, OrderStatus
from luffy.payments.gateways import Qr
from luffy.payments.services.close_order import cancel_order
from luffy.payments.services.start import PaymentMethod, start
from luffy.wallet.services import Gift, grant
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.orders import a_settled_order
from tests.factories.refunds import asked_for, granted, the_rules
from tests.faults.conftest import little_patience
from tests.faults.timelapse import Timelapse
from tests.paysim.server import ControlRefused
from tests.storms.purchases import a_coupon

# (action, operation it strikes, arguments). How often and at which visit is thrown for each.
NOTICES: list[tuple[str, dict[str, Any]]] = [
    ("drop_all", {}),
    ("delay", {"seconds": 400}),
    ("after_days", {"days": 1}),
    ("reorder", {"window": 900}),
    ("duplicate", {"n": 3, "parallel": True}),
    ("duplicate", {"n": 2, "parallel": False}),
    ("late_after_close", {}),
    ("clock_skew", {"seconds": 360}),
    ("clock_skew", {"seconds": -360}),
    ("drop", {}),
]
BEFORE = ["refuse_connection", "http_502", "http_503", "rate_limited", "system_error", "unknown_error"]
AFTER = ["reset_after_commit", "http_500_after_commit", "system_error_after_commit", "truncated_body"]
ANSWERS = [
    *("bad_signature", "no_signature", "html_error_page", "gbk_charset", "redirect", "braces_in_strings"),
    *("sign_first", "signed_without_escapes"),
]
# Each takes our whole patience: seldom.
SILENCE = ["connect_timeout", "read_timeout_after_commit", "slow_drip"]
# What makes a refund wait for a person is not among them: nobody is to help here.
REFUNDS = ["not_enough", "callback_before_answer", "duplicate_refund_callback"]
CALLS = ["query", "close", "refund", "refund_query", "*"]
METHODS: list[PaymentMethod] = ["alipay", "alipay", "alipay_wap", "wechat_native", "wechat_native"]
FATES = [*("pay", "pay", "pay", "twice", "both", "cancel", "leave", "late", "switch", "regret", "regret")]


def throw_rules(dice: random.Random, mutations: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Fault rules. Chance is thrown here and not at the gateway, whose dice go on from run to run."""
    for _ in range(dice.randint(3, 9)):
        kind = dice.choice(["notice", "content", "before", "after", "answer", "refund", "query", "early"])
        times = dice.choice([1, 1, 2, 3, 8])
        rule: dict[str, Any] = {"match": {"op": dice.choice(CALLS)}, "times": times}
        if dice.random() < 0.3:
            rule["match"]["nth"] = dice.randint(1, 5)
        if kind == "notice":
            rule["action"], rule["args"] = dice.choice(NOTICES)
            rule["match"].pop("op")
        elif kind == "content":
            channel = dice.choice(sorted(mutations))
            rule["action"] = dice.choice(mutations[channel])
            rule["match"] = {**rule["match"], "channel": channel}
            rule["match"].pop("op")
        elif kind == "refund":
            rule["action"], rule["match"]["op"] = dice.choice(REFUNDS), "refund"
        elif kind == "query":
            rule["action"], rule["match"]["op"] = "wrong_amount_in_query", "query"
            rule["args"] = {"by_fen": dice.choice([-1, 1, 100])}
        elif kind == "early":
            rule["action"], rule["match"]["op"] = "early", "pay"
        else:
            rule["action"] = dice.choice({"before": BEFORE, "after": AFTER, "answer": ANSWERS}[kind])
            if kind == "after" and dice.random() < 0.1:
                rule["action"], rule["times"] = dice.choice(SILENCE), 1
        yield rule


@dataclass
class Purchase:
    """One buyer and one order, and the pages on which it can be paid."""

    account_id: int
    order: Order
    # How the buyer names each to the gateway.
    pages: list[dict[str, str]] = field(default_factory=list)


class Schedule:
    """`run` lives it to its end."""

    def __init__(self, seed: int, lapse: Timelapse, *, orders: int) -> None:
        self.seed = seed
        self.dice = random.Random(seed)
        self.lapse = lapse
        self.orders = orders
        self.told: list[str] = []

    def run(self) -> None:
        the_rules()
        control = self.lapse.paysim.control
        names = {
            channel: [it["name"] for it in control.mutations(channel) if it["name"] != "body_2mib"]
            for channel in ("alipay", "wechat")
        }
        for rule in throw_rules(self.dice, names):
            self._tell(f"rule {rule}")
            control.add_fault(**rule)
        plan = sorted(self._plan(), key=lambda step: step[0])
        with little_patience():
            self._live(plan)
        self.lapse.drain()
        self.lapse.assert_all_is_well()

    def _live(self, plan: list[tuple[float, Callable[[], None]]]) -> None:
        over = 0.0
        for at, step in plan:
            while over < at:
                pause = min(at - over, self.dice.choice([30.0, 75.0, 120.0]))
                over += pause
                self.lapse.pass_time(timedelta(seconds=pause))
            step()

    def _plan(self) -> Iterator[tuple[float, Callable[[], None]]]:
        """What happens, and at which second. The page lives 28 minutes and the order 30."""
        stock: list[Course | DegreeCourse] = [a_course(), a_course(prices={90: 12_345}), a_degree()]
        for _ in range(self.orders):
            purchase, ordered_at = self._order(stock), self.dice.uniform(0, 600)
            method = self.dice.choice(METHODS)
            yield ordered_at, lambda p=purchase, m=method: self._start(p, m)
            fate = self.dice.choice(FATES)
            self._tell(f"{purchase.order.number}: {fate} at {ordered_at:.0f} s")
            yield from self._fate(fate, purchase, ordered_at)

    def _fate(
        self, fate: str, purchase: Purchase, began: float
    ) -> Iterator[tuple[float, Callable[[], None]]]:
        def soon(least: float = 1, most: float = 700) -> float:
            return began + self.dice.uniform(least, most)

        def pay(page: int = 0) -> Callable[[], None]:
            return lambda: self._pay(purchase, page)

        match fate:
            case "twice":
                method = self.dice.choice(METHODS)
                yield soon(), lambda: self._start(purchase, method)
                yield soon(), pay()
            case "regret":
                paid_at = soon()
                yield paid_at, pay()
                yield paid_at + self.dice.uniform(1, 900), lambda: self._give_back(purchase)
            case "both" | "switch":
                method = self.dice.choice(METHODS)
                yield began + 1, lambda: self._start(purchase, method)
                yield soon(2), pay(1)
                if fate == "both":
                    yield soon(2), pay(0)
            case "cancel":
                yield soon(), lambda: self._cancel(purchase)
                if self.dice.random() < 0.7:
                    yield soon(), pay()
            case "pay" | "late":
                yield (soon() if fate == "pay" else began + self.dice.uniform(1_500, 1_750)), pay()

    def _order(self, stock: list[Course | DegreeCourse]) -> Purchase:
        """An order with perhaps a coupon and perhaps berries."""
        account, now = an_account(), self.lapse.now
        items = self.dice.sample(stock, self.dice.choice([1, 1, 2, 3]))
        berries = self.dice.choice([0, 0, 7, 50])
        coupons: list[CouponRecord] = []
        if berries:
            gift = Gift(Berries(berries), f"faults:{account.pk}", "")
            grant(owner_id=account.pk, gift=gift, by=SYSTEM_JOB, now=now)
        if self.dice.random() < 0.4:
            coupon = a_coupon(money_fen=1_000, open_date=day_of(now), close_date=day_of(now))
            coupons = [claim(coupon_id=coupon.pk, account_id=account.pk, now=now)]
        order = a_settled_order(account, *items, coupons=coupons, berries=berries, now=now)
        return Purchase(account.pk, order)

    def _start(self, purchase: Purchase, method: PaymentMethod) -> None:
        with suppress(LuffyError):
            by = Actor("checkout", purchase.account_id)
            started = start(purchase.order.pk, payment_method=method, now=self.lapse.now, by=by)
            if isinstance(started, Qr):
                purchase.pages.append({"channel": "wechat", "code_url": started.code_url})
                return
            # A buyer whose page does not load tries no more.
            with suppress(AssertionError, httpx.HTTPError):
                token = self.lapse.paysim.open_cashier(started.url)  # type: ignore[union-attr]
                purchase.pages.append({"cashier_token": token})

    def _give_back(self, purchase: Purchase) -> None:
        """The buyer wants part or all of it back, if it is paid by then, and gets it."""
        order = Order.objects.get(pk=purchase.order.pk)
        if order.status != OrderStatus.PAID:
            return
        with suppress(LuffyError):
            products = [line.product.key for line in order.lines.all()]
            some = self.dice.sample(products, self.dice.randint(1, len(products)))
            granted(asked_for(order, some, now=self.lapse.now), now=self.lapse.now)

    def _pay(self, purchase: Purchase, page: int) -> None:
        """Refused where the gateway closed it, or its time is over."""
        if page < len(purchase.pages):
            with suppress(ControlRefused):
                self.lapse.paysim.control.pay(**purchase.pages[page])

    def _cancel(self, purchase: Purchase) -> None:
        if Order.objects.get(pk=purchase.order.pk).status == OrderStatus.PENDING:
            with suppress(LuffyError):
                by = Actor("checkout", purchase.account_id)
                cancel_order(purchase.order.pk, now=self.lapse.now, by=by)

    def _tell(self, line: str) -> None:
        self.told.append(line)
