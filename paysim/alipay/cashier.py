"""The buyer's side: a page with buttons instead of a phone. Works without JavaScript."""

from __future__ import annotations

from urllib.parse import parse_qsl

import segno
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from paysim.alipay.errors import BusinessRefused, Refused
from paysim.alipay.gateway import error_page
from paysim.alipay.notices import return_location
from paysim.alipay.side import Alipay
from paysim.alipay.trades import CHANNEL, CLOSED, WAITING, Page, Trade
from paysim.clock import beijing_text
from paysim.faults import Event, Stage
from paysim.money import yuan
from paysim.pages import html_response
from paysim.trouble import read_body

PAYER = "buyer@sandbox"
FORM_LIMIT = 4096


class Cashier:
    def __init__(self, side: Alipay) -> None:
        self._side = side

    async def show(self, request: Request) -> Response:
        page = self._side.trades.page(request.path_params["token"])
        if page is None:
            return html_response("cashier.html", 404, state="unknown")
        trade = self._side.trades.by_number(page.offer.out_trade_no)
        if "slow" in request.query_params and trade and trade.paid_at and page.offer.return_url:
            return self._back(trade)
        return self._page(page, trade, request.query_params.get("said", ""))

    async def act(self, request: Request) -> Response:
        page = self._side.trades.page(request.path_params["token"])
        if page is None:
            return html_response("cashier.html", 404, state="unknown")
        form = dict(parse_qsl((await read_body(request, FORM_LIMIT)).decode("utf-8", "replace")))
        payer = form.get("payer", "").strip()[:64] or PAYER
        try:
            return await self._act(page, form.get("action", ""), payer)
        except Refused as refusal:
            return error_page(refusal)

    async def _act(self, page: Page, action: str, payer: str) -> Response:
        here = f"/alipay/cashier/{page.token}"
        match action:
            case "scan":
                self._side.trades.scan(page, payer=payer)
            case "pay":
                return await self._pay(page, payer)
            case "pay-fail":
                self._side.trades.fail_to_pay(page, payer=payer)
                return RedirectResponse(f"{here}?said=failed", 303)
            case "pay-slow":
                self._side.trades.pay_later(page, payer=payer, after_s=self._side.settings.slow_pay_s)
                return RedirectResponse(f"{here}?slow=1", 303)
            case "abandon":
                return RedirectResponse(page.offer.quit_url or f"{here}?said=left", 303)
            case _:
                raise BusinessRefused("ACQ.INVALID_PARAMETER", "：action")
        return RedirectResponse(here, 303)

    async def _pay(self, page: Page, payer: str) -> Response:
        trade, notices = self._side.pay(page, payer=payer)
        if self._side.faults.fire(Stage.START, Event(CHANNEL, "pay", trade.out_trade_no)):
            for number in notices:
                await self._side.notifier.deliver_now(number)
        if page.offer.return_url:
            return self._back(trade)
        return RedirectResponse(f"/alipay/cashier/{page.token}", 303)

    def _back(self, trade: Trade) -> Response:
        return RedirectResponse(return_location(trade, self._side.keys, self._side.clock.now()), 303)

    def _page(self, page: Page, trade: Trade | None, said: str) -> Response:
        now, offer = self._side.clock.now(), page.offer
        expires_at = trade.expires_at if trade else page.expires_at
        state = _state(page, trade, now)
        address = f"{self._side.config.public_base}/alipay/cashier/{page.token}"
        paid_back = trade and state == "paid" and offer.return_url
        return html_response(
            "cashier.html",
            state=state,
            said=said,
            offer=offer,
            amount=yuan(offer.amount_fen),
            merchant=self._side.keys.seller_id,
            payer=trade.buyer if trade else PAYER,
            trade_no=trade.trade_no if trade else "",
            left_s=max(0, int(expires_at - now)) if expires_at else None,
            expires=beijing_text(expires_at) if expires_at else "",
            qr=segno.make(address, error="m").svg_inline(border=2, omitsize=True),
            back=return_location(trade, self._side.keys, now) if trade and paid_back else "",
            action=f"/alipay/cashier/{page.token}",
        )


def _state(page: Page, trade: Trade | None, now: float) -> str:
    if trade is None:
        return "expired" if page.expires_at is not None and page.expires_at <= now else "open"
    if trade.status == WAITING:
        return "slow" if page.pay_at is not None else "waiting"
    return "closed" if trade.status == CLOSED and trade.paid_at is None else "paid"
