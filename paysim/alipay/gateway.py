"""`/alipay/gateway.do`: every request of a merchant and of the browsers it sends here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from paysim.alipay.answers import answer, biz_number
from paysim.alipay.errors import BusinessRefused, RateLimited, Refused, Unknown
from paysim.alipay.methods import SERVER_CALLS, START_CALLS
from paysim.alipay.offer import read_offer
from paysim.alipay.requests import CHARSETS, Call, check, read_params
from paysim.alipay.side import Alipay
from paysim.alipay.trades import CHANNEL
from paysim.config import BODY_LIMIT
from paysim.faults import Event, Rule, Stage
from paysim.pages import page_of
from paysim.trouble import TooLarge, after_effect, instead_of_effect, read_body

METHODS = {*SERVER_CALLS, *START_CALLS}


class Gateway:
    def __init__(self, side: Alipay) -> None:
        self._side = side

    async def serve(self, request: Request) -> Response:
        try:
            body = await read_body(request, BODY_LIMIT)
            params = read_params(request.scope["query_string"], body)
        except (TooLarge, ValueError):
            return Response("request too large", 413)
        if params.get("method") in START_CALLS:
            return await self._start(params)
        return await self._answer(params)

    # -- browsers ------------------------------------------------------------------------------------------

    async def _start(self, params: Mapping[str, str]) -> Response:
        event = _event(params)
        struck = self._side.faults.fire(Stage.BEFORE, event)
        if trouble := instead_of_effect(struck):
            return trouble
        try:
            call = check(params, self._side.keys, METHODS)
            if struck:
                raise _refusal(struck[0])
            page = self._side.trades.open_page(read_offer(call, products=self._side.settings.products))
        except Refused as refusal:
            return error_page(refusal)
        if self._side.faults.fire(Stage.START, event):
            # The buyer was faster than our own answer: paid and told before the browser learns where to go.
            _, notices = self._side.pay(page, payer="quick@sandbox")
            for number in notices:
                await self._side.notifier.deliver_now(number)
        return RedirectResponse(f"{self._side.config.public_base}/alipay/cashier/{page.token}", 302)

    # -- servers -------------------------------------------------------------------------------------------

    async def _answer(self, params: Mapping[str, str]) -> Response:
        event = _event(params)
        struck = self._side.faults.fire(Stage.BEFORE, event)
        if trouble := instead_of_effect(struck):
            return trouble
        fields, signed, charset = await self._effect(params, [_refusal(rule) for rule in struck])
        after = self._side.faults.fire(Stage.AFTER, event)
        for rule in after:
            if rule.action == "system_error_after_commit":
                lost = BusinessRefused("ACQ.SYSTEM_ERROR")
                fields, signed = lost.fields, True
        method = params.get("method", "")
        whole = answer(
            self._side,
            method if method in METHODS else "",
            fields,
            signed=signed,
            charset=charset,
            rules=self._side.faults.fire(Stage.ANSWER, event),
        )
        return after_effect(whole, after)

    async def _effect(
        self, params: Mapping[str, str], refusals: list[Refused]
    ) -> tuple[dict[str, Any], bool, str]:
        charset = CHARSETS.get(params.get("charset", "").lower(), "utf-8")
        try:
            call: Call = check(params, self._side.keys, METHODS)
            if refusals:
                raise refusals[0]
            outcome = SERVER_CALLS[call.method][1](self._side, call)
        except Refused as refused:
            return refused.fields, refused.signed, charset
        for number in outcome.deliver_first:
            await self._side.notifier.deliver_now(number)
        return outcome.fields, True, charset


def error_page(refusal: Refused) -> Response:
    """Give what a browser gets instead of a cashier: a GBK page with the code in it."""
    html = page_of("error.html", refusal=refusal.fields, charset="gbk")
    return Response(
        html.encode("gbk", "xmlcharrefreplace"), headers={"content-type": "text/html;charset=GBK"}
    )


def _event(params: Mapping[str, str]) -> Event:
    method = params.get("method", "")
    op = START_CALLS.get(method) or SERVER_CALLS.get(method, (method, None))[0]
    return Event(CHANNEL, op, biz_number(params), method)


def _refusal(rule: Rule) -> Refused:
    match rule.action:
        case "rate_limited":
            return RateLimited()
        case "unknown_error":
            return Unknown()
        case "business_error":
            return BusinessRefused(str(rule.args.get("sub_code", "ACQ.SYSTEM_ERROR")))
    return BusinessRefused("ACQ.SYSTEM_ERROR")
