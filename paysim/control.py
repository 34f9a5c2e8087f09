"""`/_sim/…`: what tests and demos use to play buyer, clock and misfortune. Bearer token, JSON in and out."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paysim import __version__
from paysim.alipay.errors import Refused
from paysim.alipay.mutations import MUTATIONS, plain_form
from paysim.alipay.notices import invented_trade, payment_notice, return_location
from paysim.alipay.side import Alipay
from paysim.alipay.trades import Page, Trade
from paysim.clock import BadDuration, beijing_text, duration_s, utc_text
from paysim.faults import BadRule, Event, Stage
from paysim.journal import Journal
from paysim.keys import public_pem
from paysim.notifier import Notice
from paysim.sender import HostRefused, Message, Sender
from paysim.settings import BadSetting
from paysim.trouble import TooLarge, read_body

BODY_LIMIT = 16 * 1024 * 1024
MOST_COPIES = 1000
PAYER = "buyer@sandbox"
Body = dict[str, Any]
Handler = Callable[[Request, Body], Awaitable[Body]]


class BadControl(Exception):
    """The control request cannot be done as asked."""

    def __init__(self, code: str, msg: str, status: int = 422) -> None:
        super().__init__(msg)
        self.code = code
        self.status = status


class Control:
    """The control API. `notify` repeats the newest notice of a number, or makes one from what is known."""

    def __init__(self, side: Alipay, journal: Journal, sender: Sender, token: str) -> None:
        self._side = side
        self._journal = journal
        self._sender = sender
        self._token = token

    def routes(self) -> list[Route]:
        table: list[tuple[str, str, Handler]] = [
            ("POST", "/pay", self.pay),
            ("POST", "/scan", self.scan),
            ("GET", "/clock", self.clock),
            ("POST", "/clock", self.move_clock),
            ("GET", "/journal", self.journal),
            ("GET", "/totals", self.totals),
            ("GET", "/faults", self.faults),
            ("POST", "/faults", self.add_fault),
            ("DELETE", "/faults", self.clear_faults),
            ("GET", "/mutations", self.mutations),
            ("POST", "/notify", self.notify),
            ("POST", "/notify/raw", self.notify_raw),
            ("POST", "/sign", self.sign),
            ("GET", "/notifications", self.notifications),
            ("GET", "/settings", self.settings),
            ("POST", "/settings", self.change_settings),
            ("GET", "/keys/public", self.public_keys),
            ("POST", "/reset", self.reset),
        ]
        guarded = [Route(f"/_sim{path}", self._guarded(do), methods=[verb]) for verb, path, do in table]
        return [Route("/_sim/health", self.health), *guarded]

    def _guarded(self, do: Handler) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            given = request.headers.get("authorization", "").removeprefix("Bearer ")
            if not hmac.compare_digest(given.encode(), self._token.encode()):
                return JSONResponse({"code": "UNAUTHORIZED", "msg": "bearer token of the data folder"}, 401)
            try:
                return JSONResponse(await do(request, await _json(request)))
            except Refused as refusal:
                return JSONResponse({"code": refusal.sub_code, "msg": refusal.fields["sub_msg"]}, 409)
            except BadControl as bad:
                return JSONResponse({"code": bad.code, "msg": str(bad)}, bad.status)
            except (BadRule, BadDuration, BadSetting, HostRefused, TooLarge, TypeError, ValueError) as bad:
                return JSONResponse({"code": "INVALID", "msg": str(bad)}, 422)

        return endpoint

    async def health(self, _request: Request) -> Response:
        return JSONResponse({"status": "ok", "version": __version__, "seed": self._side.chance.seed})

    # -- the buyer -----------------------------------------------------------------------------------------

    async def pay(self, _request: Request, body: Body) -> Body:
        trade, notices = self._side.pay(self._page(body), payer=body.get("payer") or PAYER)
        if self._side.faults.fire(Stage.START, Event("pay", trade.out_trade_no)):
            for number in notices:
                await self._side.notifier.deliver_now(number)
        return self._told(trade)

    async def scan(self, _request: Request, body: Body) -> Body:
        return self._told(self._side.trades.scan(self._page(body), payer=body.get("payer") or PAYER))

    def _told(self, trade: Trade) -> Body:
        back = (
            return_location(trade, self._side.keys, self._side.clock.now())
            if trade.offer.return_url
            else None
        )
        return {
            "out_trade_no": trade.out_trade_no,
            "trade_no": trade.trade_no,
            "trade_status": trade.status,
            "amount_fen": trade.amount_fen,
            "return_url": back,
        }

    def _page(self, body: Body) -> Page:
        if body.get("channel", "alipay") != "alipay":
            raise BadControl("UNKNOWN_CHANNEL", "only alipay")
        token, number = body.get("cashier_token"), body.get("out_trade_no")
        page = (
            self._side.trades.page(str(token)) if token else self._side.trades.newest_page(str(number or ""))
        )
        if page is None:
            raise BadControl(
                "NO_PAGE", "no cashier page was opened for this; follow the payment URL first", 404
            )
        if page.expires_at is not None and page.expires_at <= self._side.clock.now():
            raise BadControl("PAGE_EXPIRED", "the time to pay is over", 409)
        return page

    # -- time, truth ---------------------------------------------------------------------------------------

    async def clock(self, _request: Request, _body: Body) -> Body:
        clock = self._side.clock
        return {
            "now": utc_text(clock.now()),
            "beijing": beijing_text(clock.now()),
            "offset_s": clock.offset_s,
        }

    async def move_clock(self, request: Request, body: Body) -> Body:
        self._side.clock.advance(duration_s(body.get("advance")))
        self._side.catch_up()
        self._side.notifier.wake()
        return await self.clock(request, body)

    async def journal(self, request: Request, _body: Body) -> Body:
        rows = self._journal.rows(since=int(request.query_params.get("since", "0")))
        return {"rows": rows, "last": rows[-1]["seq"] if rows else None}

    async def totals(self, _request: Request, _body: Body) -> Body:
        return {"totals": self._journal.totals()}

    # -- misfortune ----------------------------------------------------------------------------------------

    async def faults(self, _request: Request, _body: Body) -> Body:
        return {"faults": self._side.faults.listed()}

    async def add_fault(self, _request: Request, body: Body) -> Body:
        return {"id": self._side.faults.add(body)}

    async def clear_faults(self, _request: Request, _body: Body) -> Body:
        self._side.faults.clear()
        return {}

    async def mutations(self, _request: Request, _body: Body) -> Body:
        return {
            "mutations": [
                {"name": name, "group": mutation.group, "expect": mutation.expect, "about": mutation.about}
                for name, mutation in MUTATIONS.items()
            ]
        }

    # -- notices -------------------------------------------------------------------------------------------

    async def notify(self, _request: Request, body: Body) -> Body:
        mutation = body.get("mutate")
        if mutation is not None and mutation not in MUTATIONS:
            raise BadControl("UNKNOWN_MUTATION", f"{mutation!r}; known: {', '.join(MUTATIONS)}")
        notice = self._notice(str(body.get("out_trade_no", "")))
        answers = await self._side.notifier.deliver_copies(
            notice, count=_copies(body), parallel=bool(body.get("parallel")), mutation=mutation
        )
        return {"notify_id": notice.notify_id, "fields": dict(notice.fields), "answers": answers}

    async def notify_raw(self, _request: Request, body: Body) -> Body:
        raw = bytes.fromhex(body["body_hex"]) if "body_hex" in body else str(body.get("body", "")).encode()
        headers = body.get("headers") or {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}
        message = Message(str(body.get("url", "")), raw, headers)
        self._sender.check(message.url)
        answers = await self._sender.send_copies(
            message, count=_copies(body), parallel=bool(body.get("parallel"))
        )
        return {"answers": [answer.listed() for answer in answers]}

    async def sign(self, _request: Request, body: Body) -> Body:
        params = body.get("params")
        if not isinstance(params, dict):
            raise BadControl("INVALID", "params: an object of texts")
        texts = {str(name): str(value) for name, value in params.items()}
        return {"body": plain_form(texts, self._side.keys).decode()}

    async def notifications(self, request: Request, _body: Body) -> Body:
        return {"notifications": self._side.notifier.listed(request.query_params.get("out_trade_no"))}

    def _notice(self, out_trade_no: str) -> Notice:
        """Repeat the newest payment notice; before a payment, claim one that never happened."""
        stored = self._side.notifier.newest("alipay", out_trade_no)
        if stored:
            return stored
        trade = self._side.trades.by_number(out_trade_no)
        now, page = self._side.clock.now(), self._side.trades.newest_page(out_trade_no)
        if page is None:
            raise BadControl("NO_PAGE", "nothing is known of this number", 404)
        paid = trade if trade and trade.paid_at is not None else invented_trade(page, now)
        return payment_notice(paid, self._side.keys, now)

    # -- housekeeping --------------------------------------------------------------------------------------

    async def settings(self, _request: Request, _body: Body) -> Body:
        return self._side.settings.all()

    async def change_settings(self, _request: Request, body: Body) -> Body:
        self._side.settings.change(body)
        return self._side.settings.all()

    async def public_keys(self, _request: Request, _body: Body) -> Body:
        keys = self._side.keys
        return {
            "alipay_app_id": keys.app_id,
            "alipay_seller_id": keys.seller_id,
            "alipay_public_key": public_pem(keys.platform),
            "alipay_app_public_key": public_pem(keys.app),
        }

    async def reset(self, _request: Request, _body: Body) -> Body:
        self._side.store.forget()
        self._side.faults.clear()
        self._side.clock.reset()
        return {}


def _copies(body: Body) -> int:
    count = int(body.get("count") or 1)
    if not 1 <= count <= MOST_COPIES:
        raise BadControl("BAD_COUNT", f"1 to {MOST_COPIES} copies")
    return count


async def _json(request: Request) -> Body:
    raw = await read_body(request, BODY_LIMIT)
    body = json.loads(raw) if raw else {}
    if not isinstance(body, dict):
        raise BadControl("INVALID", "a JSON object, please")
    return body
