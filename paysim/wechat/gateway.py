"""`/v3/…`: every API request of a merchant."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from paysim.config import BODY_LIMIT
from paysim.faults import Event, Rule, Stage
from paysim.trouble import after_effect, instead_of_effect, read_body
from paysim.wechat.answers import answer, refusal
from paysim.wechat.errors import Refused
from paysim.wechat.methods import METHODS, Method, Outcome, number_of
from paysim.wechat.orders import CHANNEL
from paysim.wechat.requests import Call, Nonces, check_authorization, read_json, target_of
from paysim.wechat.side import Wechat

log = logging.getLogger("paysim.wechat")
HASTY = "quick@sandbox"


class Gateway:
    def __init__(self, side: Wechat) -> None:
        self._side = side
        self._nonces = Nonces()

    def routes(self) -> list[Route]:
        return [Route(path, self._endpoint(op, method), methods=[verb]) for verb, path, op, method in METHODS]

    def _endpoint(self, op: str, method: Method):  # type: ignore[no-untyped-def] # noqa: ANN202 - an endpoint
        async def endpoint(request: Request) -> Response:
            return await self._serve(request, op, method)

        return endpoint

    async def _serve(self, request: Request, op: str, method: Method) -> Response:
        body = await read_body(request, BODY_LIMIT)
        event = self._event(request, op, body)
        faults = self._side.faults
        struck = faults.fire(Stage.BEFORE, event)
        if trouble := instead_of_effect(struck):
            return trouble
        try:
            call = self._checked(request, op, body)
            if struck:
                raise refused_by(struck[0])
            outcome = await self._effect(call, method)
            after = faults.fire(Stage.AFTER, event)
            if any(rule.action == "system_error_after_commit" for rule in after):
                raise Refused("SYSTEM_ERROR")
        except Refused as refused:
            return refusal(refused)
        if outcome.file is not None:
            # Files are not signed; their hash came with their address.
            return after_effect(Response(outcome.file, media_type="application/octet-stream"), after)
        asked_id = request.headers.get("wechatpay-serial", "")
        rules = faults.fire(Stage.ANSWER, event)
        return after_effect(answer(self._side, outcome.fields, asked_id=asked_id, rules=rules), after)

    async def _effect(self, call: Call, method: Method) -> Outcome:
        outcome = method(self._side, call)
        notices = list(outcome.deliver_first)
        if outcome.ticket and self._side.faults.fire(
            Stage.START, Event(CHANNEL, call.op, outcome.ticket.out_trade_no)
        ):
            # The buyer was faster than our own answer: paid and told before the merchant has his code.
            notices += self._side.pay(outcome.ticket, payer=HASTY)[1]
        for number in notices:
            await self._side.notifier.deliver_now(number)
        return outcome

    def _checked(self, request: Request, op: str, body: bytes) -> Call:
        now = self._side.seal.wire_now()
        nonce = check_authorization(request, body, self._side.keys, now)
        if not self._nonces.is_new(nonce, now):
            log.warning("nonce used before: %s", nonce)
            if self._side.settings.switch("nonce_once"):
                raise Refused("SIGN_ERROR", "Http头Authorization值中的nonce_str已被使用")
        number = request.path_params.get("number", "")
        return Call(op, number, dict(request.query_params), read_json(body))

    def _event(self, request: Request, op: str, body: bytes) -> Event:
        try:
            given = read_json(body)
        except Refused:
            given = {}
        number = number_of(self._side, op, request.path_params.get("number", ""), given)
        return Event(CHANNEL, op, number, f"{request.method} {target_of(request).partition('?')[0]}")


def refused_by(rule: Rule) -> Refused:
    """Give the refusal a fault rule asks for."""
    match rule.action:
        case "rate_limited":
            return Refused("RATELIMIT_EXCEEDED")
        case "business_error":
            return Refused(str(rule.args.get("code", "SYSTEM_ERROR")))
    return Refused("SYSTEM_ERROR")
