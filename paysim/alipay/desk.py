"""The Alipay side for whoever plays the buyer from outside, and its addresses."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from paysim.alipay.bills import Bills
from paysim.alipay.cashier import Cashier
from paysim.alipay.gateway import Gateway
from paysim.alipay.keys import AlipayKeys
from paysim.alipay.mutations import MUTATIONS, plain_form
from paysim.alipay.notices import AlipayChannel, invented_trade, payment_notice, return_location
from paysim.alipay.side import Alipay
from paysim.alipay.trades import CHANNEL, Page, Trade, Trades
from paysim.desk import PAYER, BadControl, Body
from paysim.faults import Event, Stage
from paysim.keys import public_pem
from paysim.notifier import Notice
from paysim.parts import Parts


class AlipayDesk:
    name = CHANNEL
    mutations = MUTATIONS

    def __init__(self, parts: Parts, keys: AlipayKeys) -> None:
        trades = Trades(parts.store, parts.clock, parts.journal, parts.chance)
        bills = Bills(parts.store, parts.clock, parts.journal, parts.faults)
        self._side = Alipay(**vars(parts), keys=keys, trades=trades, bills=bills)
        parts.notifier.serve(CHANNEL, AlipayChannel(keys))
        trades.on_shut = self._side.announce_closed

    def routes(self) -> list[Route]:
        cashier = Cashier(self._side)
        return [
            Route("/alipay/gateway.do", Gateway(self._side).serve, methods=["GET", "POST"]),
            Route("/alipay/cashier/{token}", cashier.show, methods=["GET"]),
            Route("/alipay/cashier/{token}", cashier.act, methods=["POST"]),
            Route("/alipay/bill/{token}", self._bill),
        ]

    def catch_up(self) -> None:
        self._side.catch_up()

    def knows(self, wanted: Body) -> bool:
        return "cashier_token" in wanted or self._side.trades.newest_page(_number(wanted)) is not None

    async def pay(self, wanted: Body) -> Body:
        trade, notices = self._side.pay(self._page(wanted), payer=wanted.get("payer") or PAYER)
        if self._side.faults.fire(Stage.START, Event(CHANNEL, "pay", trade.out_trade_no)):
            for number in notices:
                await self._side.notifier.deliver_now(number)
        return self._told(trade)

    def scan(self, wanted: Body) -> Body:
        return self._told(self._side.trades.scan(self._page(wanted), payer=wanted.get("payer") or PAYER))

    def notice(self, out_trade_no: str) -> Notice | None:
        """Repeat the newest payment notice; before a payment, claim one that never happened."""
        stored = self._side.notifier.newest(CHANNEL, out_trade_no)
        if stored:
            return stored
        trade = self._side.trades.by_number(out_trade_no)
        now, page = self._side.clock.now(), self._side.trades.newest_page(out_trade_no)
        if page is None:
            return None
        paid = trade if trade and trade.paid_at is not None else invented_trade(page, now)
        return payment_notice(paid, self._side.keys, now)

    def forge(self, wanted: Body) -> Body:
        params = wanted.get("params")
        if not isinstance(params, dict):
            raise BadControl("INVALID", "params: an object of texts")
        texts = {str(name): str(value) for name, value in params.items()}
        return {"body": plain_form(texts, self._side.keys).decode()}

    def public_keys(self) -> dict[str, str]:
        keys = self._side.keys
        return {
            "alipay_app_id": keys.app_id,
            "alipay_seller_id": keys.seller_id,
            "alipay_public_key": public_pem(keys.platform),
            "alipay_app_public_key": public_pem(keys.app),
        }

    def rotate_keys(self, wanted: Body) -> Body:  # noqa: ARG002 - every desk's
        raise BadControl("NOT_HERE", "only the keys of wechat can be rotated")

    def _told(self, trade: Trade) -> Body:
        keys, now = self._side.keys, self._side.clock.now()
        return {
            "out_trade_no": trade.out_trade_no,
            "trade_no": trade.trade_no,
            "trade_status": trade.status,
            "amount_fen": trade.amount_fen,
            "return_url": return_location(trade, keys, now) if trade.offer.return_url else None,
        }

    def _page(self, wanted: Body) -> Page:
        trades, token = self._side.trades, wanted.get("cashier_token")
        page = trades.page(str(token)) if token else trades.newest_page(_number(wanted))
        if page is None:
            raise BadControl(
                "NO_PAGE", "no cashier page was opened for this; follow the payment URL first", 404
            )
        if page.expires_at is not None and page.expires_at <= self._side.clock.now():
            raise BadControl("PAGE_EXPIRED", "the time to pay is over", 409)
        return page

    async def _bill(self, request: Request) -> Response:
        found = self._side.bills.fetch(request.path_params["token"], self._side.keys.seller_id)
        if found is None:
            text = "<html>链接已失效</html>".encode("gbk")
            return Response(text, 403, {"content-type": "text/html;charset=GBK"})
        headers = {"content-disposition": f'attachment; filename="{found[0]}"'}
        return Response(found[1], headers=headers, media_type="application/zip")


def _number(wanted: Body) -> str:
    return str(wanted.get("out_trade_no") or "")
