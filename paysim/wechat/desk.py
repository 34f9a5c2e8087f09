"""The WeChat side for whoever plays the buyer from outside, and its addresses."""

from __future__ import annotations

from collections.abc import Callable

from starlette.routing import Route

from paysim.clock import duration_s
from paysim.desk import PAYER, BadControl, Body
from paysim.faults import Event, Stage
from paysim.keys import public_pem
from paysim.notifier import Notice
from paysim.parts import Parts
from paysim.wechat.bills import Bills
from paysim.wechat.drafts import Draft
from paysim.wechat.gateway import Gateway
from paysim.wechat.keys import Kind, WechatKeys
from paysim.wechat.methods import front_end_of
from paysim.wechat.mutations import MUTATIONS
from paysim.wechat.notices import WechatChannel, invented_order, payment_notice
from paysim.wechat.oauth import OAuth
from paysim.wechat.orders import CHANNEL, NOTPAY, Order, Orders, Ticket
from paysim.wechat.phone import Phone
from paysim.wechat.refunds import Refunds
from paysim.wechat.seal import Seal
from paysim.wechat.side import Wechat

OVERLAP = "7d"


class WechatDesk:
    name = CHANNEL
    mutations = MUTATIONS

    def __init__(self, parts: Parts, keys: WechatKeys, publish: Callable[[], None]) -> None:
        """`publish` writes the merchant's files anew, when keys have changed."""
        self._publish = publish
        orders = Orders(parts.store, parts.clock, parts.journal)
        refunds = Refunds(parts.store, parts.clock, parts.journal, parts.settings, orders)
        seal = Seal(keys, parts.clock, parts.settings, parts.chance)
        bills = Bills(parts.store, parts.clock, parts.journal, parts.faults, keys)
        self._side = Wechat(**vars(parts), keys=keys, seal=seal, orders=orders, refunds=refunds, bills=bills)
        parts.notifier.serve(CHANNEL, WechatChannel(seal))

    def routes(self) -> list[Route]:
        return [*Gateway(self._side).routes(), *Phone(self._side).routes(), *OAuth(self._side).routes()]

    def catch_up(self) -> None:
        self._side.catch_up()

    def knows(self, wanted: Body) -> bool:
        return self._ticket(wanted) is not None or _names_a_ticket(wanted)

    async def pay(self, wanted: Body) -> Body:
        ticket = self._payable(wanted)
        order, notices = self._side.pay(ticket, payer=wanted.get("payer") or PAYER)
        if self._side.faults.fire(Stage.START, Event(CHANNEL, "pay", order.out_trade_no)):
            for number in notices:
                await self._side.notifier.deliver_now(number)
        return _told(order)

    def scan(self, wanted: Body) -> Body:
        """Look at the order, as the WeChat app does after a scan: nothing changes."""
        return _told(self._side.orders.order_of(self._payable(wanted)))

    def notice(self, out_trade_no: str) -> Notice | None:
        """Repeat the newest notice; before a payment, claim one that never happened."""
        stored = self._side.notifier.newest(CHANNEL, out_trade_no)
        order = self._side.orders.by_number(out_trade_no)
        if stored or order is None:
            return stored
        now = self._side.clock.now()
        return payment_notice(invented_order(order, now), self._side.keys, now)

    def forge(self, wanted: Body) -> Body:
        """Seal and sign `fields` (envelope and clear resource), or sign `text` as it stands."""
        seal = self._side.seal
        if "text" in wanted:
            body = str(wanted["text"]).encode()
            return {"body": body.decode(), "headers": seal.headers(body)}
        fields = wanted.get("fields")
        if not isinstance(fields, dict) or not isinstance(fields.get("resource"), dict):
            raise BadControl("INVALID", "fields: an object with a resource; or text")
        sent = Draft.of({"original_type": "transaction", **fields}, seal).sent()
        return {"body": sent.body.decode(), "headers": sent.headers}

    def public_keys(self) -> dict[str, str]:
        keys = self._side.keys
        return {
            "wechat_mchid": keys.mchid,
            "wechat_appid": keys.appid,
            "wechat_serial": keys.merchant_serial,
            "wechat_merchant_public_key": public_pem(keys.merchant),
        }

    def rotate_keys(self, wanted: Body) -> Body:
        """Make a new platform key; the old one signs too for `overlap`. The merchant's files follow."""
        kind = str(wanted.get("kind", Kind.PUBLIC_KEY))
        if kind not in set(Kind):
            raise BadControl("UNKNOWN_KIND", f"known: {', '.join(Kind)}")
        overlap_s = duration_s(wanted.get("overlap", OVERLAP))
        key_id = self._side.keys.rotate(Kind(kind), self._side.clock.now(), overlap_s)
        self._publish()
        return {"id": key_id, "kind": kind, "overlap_s": overlap_s}

    def _payable(self, wanted: Body) -> Ticket:
        ticket = self._ticket(wanted)
        if ticket is None:
            raise BadControl("NO_PAGE", "no prepay call was made for this", 404)
        order = self._side.orders.order_of(ticket)
        over = self._side.orders.payable_until(ticket, order) <= self._side.clock.now()
        if over and order.state == NOTPAY:
            raise BadControl("PAGE_EXPIRED", "the time to pay is over", 409)
        return ticket

    def _ticket(self, wanted: Body) -> Ticket | None:
        orders = self._side.orders
        if _names_a_ticket(wanted):
            token = (
                wanted.get("prepay_id") or wanted.get("h5_token") or front_end_of(str(wanted.get("code_url")))
            )
            return orders.ticket(str(token))
        return orders.newest_ticket(str(wanted.get("out_trade_no") or ""))


def _names_a_ticket(wanted: Body) -> bool:
    return any(wanted.get(name) for name in ("code_url", "prepay_id", "h5_token"))


def _told(order: Order) -> Body:
    return {
        "out_trade_no": order.out_trade_no,
        "trade_no": order.transaction_id,
        "trade_status": order.state,
        "amount_fen": order.amount_fen,
        "return_url": None,
    }
