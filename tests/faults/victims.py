"""A running Luffy of which processes get killed, and the buyer who was just at it.

Each scene is what one buyer does until a process dies under it, and what he does then: the same again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
from procrastinate.contrib.django import app

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.money import Berries
from luffy.orders.models import Order
from luffy.payments.models import Channel
from luffy.wallet.services import Gift, grant
from tests.factories.accounts import a_key_for, an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.orders import a_settlement, chosen
from tests.factories.refunds import asked_for, granted, the_rules
from tests.faults.timelapse import Timelapse, take_up_jobs_of_dead_workers
from tests.live import LiveLuffy
from tests.shop import Buyer, eventually
from tests.storms.purchases import a_coupon

PATIENCE_S = 90


@dataclass
class Town:
    """Web server and worker, one of which dies at the armed point."""

    live: LiveLuffy
    lapse: Timelapse
    point: str
    buyers: list[Buyer] = field(default_factory=list)

    @property
    def counter(self) -> Any:
        return self.live.folder / f"failpoint-{self.point.partition(':')[0]}"

    @property
    def has_killed(self) -> bool:
        visits = int(self.point.partition(":")[2] or 1)
        return self.counter.exists() and self.counter.stat().st_size >= visits

    def arm(self) -> None:
        self.counter.unlink(missing_ok=True)

    def come_to_rest(self) -> None:
        """Start what died, as a supervisor does; then let time pass until nothing is under way."""
        self.stop_jobs()
        take_up_jobs_of_dead_workers()
        self.lapse.drain()
        self.lapse.assert_all_is_well()
        self.lapse.turn_back()
        while self.buyers:
            self.buyers.pop().client.close()

    def stop_jobs(self) -> None:
        for child in [child for child in self.live.children if child.name == "jobs"]:
            self.live.children.remove(child)
            child.stop()

    def buyer(self) -> tuple[Buyer, Account]:
        account = an_account()
        buyer = Buyer(self.live.client(token=a_key_for(account)), account.username)
        self.buyers.append(buyer)
        return buyer, account

    def insist(self, act: Callable[[], Any]) -> Any:
        """Do it again for as long as the server dies of it or is away."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                return act()
            except httpx.TransportError:
                assert time.monotonic() < deadline, "the server does not come back"
                self.live.keep_up()
                time.sleep(0.1)


def settle(town: Town) -> tuple[Buyer, int]:
    """A buyer with a course and a degree before him, a coupon and berries chosen."""
    buyer, account = town.buyer()
    course, degree = a_course(), a_degree()
    gift = Gift(Berries(20), f"kill:{account.pk}", "")
    grant(owner_id=account.pk, gift=gift, by=SYSTEM_JOB, now=clock.now())
    record = town.insist(lambda: buyer.done("POST", f"coupons/{a_coupon(money_fen=1_000).pk}/claim"))
    policies = [chosen(item) for item in (course, degree)]
    for item in policies:
        body = {"product": item.product, "price_policy_id": item.price_policy_id}
        town.insist(lambda body=body: buyer.done("POST", "cart/items", body))
    town.insist(lambda: buyer.done("PUT", "settlement", {"items": [item.product for item in policies]}))
    town.insist(lambda: buyer.done("PATCH", "settlement", {"product": None, "coupon_id": record["id"]}))
    quote = town.insist(lambda: buyer.done("PATCH", "settlement", {"berries": 20}))
    return buyer, quote["payable_fen"]


def order(town: Town) -> tuple[Buyer, str, str]:
    """A buyer, the number of his order, and the open page at the gateway. Submits again with the same key."""
    buyer, payable_fen = settle(town)
    key = uuid4().hex
    placed = town.insist(lambda: buyer.order(expected_payable_fen=payable_fen, key=key))
    assert Order.objects.filter(account__username=buyer.username).count() == 1
    return buyer, placed["order"]["number"], town.lapse.paysim.open_cashier(placed["payment"]["url"])


def place_and_pay(town: Town) -> None:
    buyer, number, page = order(town)
    town.lapse.paysim.control.pay(cashier_token=page)

    def is_paid_later() -> bool:
        # At the latest when the notice comes again: counted from when the first one failed, which may be late.
        town.lapse.pass_time(timedelta(minutes=5))
        return status(town, buyer, number) == "paid"

    eventually(is_paid_later, within_s=PATIENCE_S)


def cancel(town: Town) -> None:
    buyer, number, page = order(town)
    # Now there is a trade that can be closed.
    town.lapse.paysim.control.scan(cashier_token=page)
    town.insist(lambda: buyer.call("POST", f"orders/{number}/cancel"))
    assert status(town, buyer, number) == "cancelled"
    assert town.insist(lambda: buyer.get("me/wallet"))["available"] == 20


def refund(town: Town) -> None:
    """Cancelled, and paid all the same in another tab: the worker has to send the money back."""
    buyer, number, page = order(town)
    town.insist(lambda: buyer.call("POST", f"orders/{number}/cancel"))
    town.live.start_jobs()
    town.lapse.paysim.control.pay(cashier_token=page)
    eventually(lambda: town.has_killed, within_s=PATIENCE_S)


def refund_by_wechat(town: Town) -> None:
    """The same by WeChat, which tells later that the refund is done."""
    buyer, payable_fen = settle(town)
    placed = town.insist(lambda: buyer.order(expected_payable_fen=payable_fen, method="wechat_native"))
    number, control = placed["order"]["number"], town.lapse.paysim.control
    control.pay(channel="wechat", code_url=placed["payment"]["code_url"])
    eventually(lambda: status(town, buyer, number) == "paid", within_s=PATIENCE_S)
    the_rules()
    granted(asked_for(Order.objects.get(number=number)))
    town.lapse.pass_time(timedelta(seconds=10))
    town.lapse.pass_time(timedelta(seconds=20))


def grant_refund(town: Town) -> None:
    """Two operators grant what is worth a lot; the web server dies under the second, who does it again."""
    buyer, number, page = order(town)
    town.lapse.paysim.control.pay(cashier_token=page)
    eventually(lambda: status(town, buyer, number) == "paid", within_s=PATIENCE_S)
    the_rules()
    request = asked_for(Order.objects.get(number=number))
    for _ in range(2):
        with town.live.client(token=a_key_for(an_account(role=Role.OPERATOR))) as operator:
            town.insist(lambda operator=operator: operator.post(f"ops/refunds/{request.number}/approve"))
    assert status(town, buyer, number) == "refunding"


def compare_bill(town: Town) -> None:
    """Today's bill is there, as tomorrow; the worker dies in the middle of taking it in."""
    place_and_pay(town)
    today = day_of(clock.now()).isoformat()
    town.lapse.pass_time(timedelta(days=1, hours=10))
    town.live.start_jobs()
    app.configure_task("payments.reconcile").defer(channel=int(Channel.ALIPAY), day=today)
    eventually(lambda: town.has_killed, within_s=PATIENCE_S)


def expire(town: Town) -> None:
    """Two orders nobody was sent to pay, whose time is over; between them the worker dies."""
    long_ago = clock.now() - timedelta(hours=1)
    for _ in range(2):
        account = an_account()
        a_settlement(account, a_course())
        _order_of(account, long_ago)
    town.live.start_jobs()
    app.configure_task("payments.look_after").defer(timestamp=0)
    eventually(lambda: town.has_killed, within_s=PATIENCE_S)


def _order_of(account: Account, at: Any) -> None:
    from luffy.orders.services.place import PlaceOrder, place

    request = PlaceOrder("alipay", 9_900, uuid4().hex)
    place(account_id=account.pk, request=request, now=at)


def status(town: Town, buyer: Buyer, number: str) -> str:
    return str(town.insist(lambda: buyer.get(f"orders/{number}"))["status"])


SCENES: dict[str, Callable[[Town], None]] = {
    **dict.fromkeys(("K1", "K2", "K3", "K4", "K5", "K6"), place_and_pay),
    **dict.fromkeys(("K7", "K8", "K9", "K10", "K11", "K12"), place_and_pay),
    **dict.fromkeys(("K14", "K15"), cancel),
    "K16:2": expire,
    **dict.fromkeys(("K17", "K18", "K19", "K21", "K22"), refund),
    "K20": refund_by_wechat,
    "K23": compare_bill,
    "K30": grant_refund,
}
