"""The buyer's phone: a page with buttons instead of the WeChat app. Works without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from paysim.desk import PAYER
from paysim.faults import Event, Stage
from paysim.money import yuan
from paysim.pages import html_response
from paysim.signing import verifies
from paysim.trouble import read_body
from paysim.wechat.errors import Refused
from paysim.wechat.methods import front_end_of
from paysim.wechat.offer import Kind
from paysim.wechat.orders import CHANNEL, CLOSED, CODE_URL, NOTPAY, Order, Ticket
from paysim.wechat.side import Wechat
from paysim.wechat.wire import front_end_text

FORM_LIMIT = 4096


class Phone:
    def __init__(self, side: Wechat) -> None:
        self._side = side

    def routes(self) -> list[Route]:
        return [
            Route("/wechat/scan", self.scan),
            Route("/wechat/h5/{token}", self.h5),
            Route("/wechat/jsapi/{token}", self.jsapi),
            Route("/wechat/pay/{token}", self.act, methods=["POST"]),
        ]

    async def scan(self, request: Request) -> Response:
        """Show what a code asks for; without a code, ask for one."""
        code_url = request.query_params.get("code_url", "").strip()
        ticket = self._ticket(front_end_of(code_url), Kind.NATIVE)
        if ticket is None:
            return html_response("scan.html", 404 if code_url else 200, code_url=code_url)
        return self._page(ticket, request.query_params)

    async def h5(self, request: Request) -> Response:
        return self._shown(request, Kind.H5)

    async def jsapi(self, request: Request) -> Response:
        """Show the payment inside the app. The front end's signature is checked if it came along."""
        if "paySign" in request.query_params and not self._front_end_signed(request):
            return html_response("phone.html", 403, state="unsigned")
        return self._shown(request, Kind.JSAPI)

    async def act(self, request: Request) -> Response:
        ticket = self._side.orders.ticket(request.path_params["token"])
        if ticket is None:
            return html_response("phone.html", 404, state="unknown")
        text = (await read_body(request, FORM_LIMIT)).decode("utf-8", "replace")
        form = dict(parse_qsl(text))
        try:
            said = await self._act(ticket, form)
        except Refused:
            said = ""
        back = _back(form)
        if said in ("paid", "left") and back:
            return RedirectResponse(back, 303)
        return RedirectResponse(self._address(ticket, {"said": said, "redirect_url": back}), 303)

    async def _act(self, ticket: Ticket, form: Mapping[str, str]) -> str:
        match form.get("action"):
            case "pay":
                order, notices = self._side.pay(ticket, payer=form.get("payer", "").strip()[:64] or PAYER)
                if self._side.faults.fire(Stage.START, Event(CHANNEL, "pay", order.out_trade_no)):
                    for number in notices:
                        await self._side.notifier.deliver_now(number)
                return "paid"
            case "pay-fail":
                self._side.orders.fail_to_pay(ticket)
                return "failed"
            case "cancel":
                return "left"
        return ""

    def _shown(self, request: Request, kind: Kind) -> Response:
        ticket = self._ticket(request.path_params["token"], kind)
        if ticket is None:
            return html_response("phone.html", 404, state="unknown")
        return self._page(ticket, request.query_params)

    def _ticket(self, token: str, kind: Kind) -> Ticket | None:
        ticket = self._side.orders.ticket(token)
        return ticket if ticket and ticket.kind is kind else None

    def _address(self, ticket: Ticket, values: Mapping[str, str]) -> str:
        given = {name: value for name, value in values.items() if value}
        if ticket.kind is Kind.NATIVE:
            given = {"code_url": f"{CODE_URL}{ticket.token}", **given}
            return f"/wechat/scan?{urlencode(given)}"
        return f"/wechat/{ticket.kind}/{ticket.token}?{urlencode(given)}"

    def _page(self, ticket: Ticket, query: Mapping[str, str]) -> Response:
        now, order = self._side.clock.now(), self._side.orders.order_of(ticket)
        until = self._side.orders.payable_until(ticket, order)
        return html_response(
            "phone.html",
            state=_state(order, until, now),
            said=query.get("said", ""),
            order=order,
            amount=yuan(order.amount_fen),
            merchant=self._side.keys.mchid,
            payer=PAYER,
            left_s=max(0, int(until - now)),
            back=_back(query),
            action=f"/wechat/pay/{ticket.token}",
        )

    def _front_end_signed(self, request: Request) -> bool:
        query = request.query_params
        package = f"prepay_id={request.path_params['token']}"
        if (query.get("appId"), query.get("signType"), query.get("package", package)) != (
            self._side.keys.appid,
            "RSA",
            package,
        ):
            return False
        text = front_end_text(query["appId"], query.get("timeStamp", ""), query.get("nonceStr", ""), package)
        return verifies(text, query["paySign"].replace(" ", "+"), self._side.keys.merchant.public_key())


def _state(order: Order, until: float, now: float) -> str:
    if order.paid_at is not None:
        return "paid"
    if order.state == CLOSED:
        return "closed"
    return "open" if order.state == NOTPAY and now < until else "expired"


def _back(given: Mapping[str, str]) -> str:
    """Give where the browser goes afterwards, if it is an address of the web."""
    url = given.get("redirect_url", "")
    try:
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""
