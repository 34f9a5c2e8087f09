"""`/_sim/…`: what tests and demos use to play buyer, clock and misfortune. Bearer token, JSON in and out."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paysim import __version__
from paysim.clock import BadDuration, beijing_text, duration_s, utc_text
from paysim.desk import BadControl, Body, Desk
from paysim.faults import BadRule
from paysim.parts import Parts
from paysim.refusal import Refusal
from paysim.sender import HostRefused, Message, Sender
from paysim.settings import BadSetting
from paysim.trouble import TooLarge, read_body

BODY_LIMIT = 16 * 1024 * 1024
MOST_COPIES = 1000
Handler = Callable[[Request, Body], Awaitable[Body]]


class Control:
    """The control API of all channels. A call is for the channel it names, or for the one that knows the number."""

    def __init__(self, parts: Parts, desks: Sequence[Desk], sender: Sender, token: str) -> None:
        self._parts = parts
        self._desks = {desk.name: desk for desk in desks}
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
            ("POST", "/keys/rotate", self.rotate_keys),
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
            except Refusal as refusal:
                return JSONResponse({"code": refusal.code, "msg": refusal.msg}, 409)
            except BadControl as bad:
                return JSONResponse({"code": bad.code, "msg": str(bad)}, bad.status)
            except (BadRule, BadDuration, BadSetting, HostRefused, TooLarge, TypeError, ValueError) as bad:
                return JSONResponse({"code": "INVALID", "msg": str(bad)}, 422)

        return endpoint

    def _desk(self, wanted: Body) -> Desk:
        name = wanted.get("channel")
        if name is None:
            knowing = (desk for desk in self._desks.values() if desk.knows(wanted))
            return next(knowing, next(iter(self._desks.values())))
        if name not in self._desks:
            raise BadControl("UNKNOWN_CHANNEL", f"known: {', '.join(self._desks)}")
        return self._desks[name]

    async def health(self, _request: Request) -> Response:
        return JSONResponse({"status": "ok", "version": __version__, "seed": self._parts.chance.seed})

    # -- the buyer -----------------------------------------------------------------------------------------

    async def pay(self, _request: Request, body: Body) -> Body:
        return await self._desk(body).pay(body)

    async def scan(self, _request: Request, body: Body) -> Body:
        return self._desk(body).scan(body)

    # -- time, truth ---------------------------------------------------------------------------------------

    async def clock(self, _request: Request, _body: Body) -> Body:
        clock = self._parts.clock
        return {
            "now": utc_text(clock.now()),
            "beijing": beijing_text(clock.now()),
            "offset_s": clock.offset_s,
        }

    async def move_clock(self, request: Request, body: Body) -> Body:
        self._parts.clock.advance(duration_s(body.get("advance")))
        for desk in self._desks.values():
            desk.catch_up()
        self._parts.notifier.wake()
        return await self.clock(request, body)

    async def journal(self, request: Request, _body: Body) -> Body:
        rows = self._parts.journal.rows(since=int(request.query_params.get("since", "0")))
        return {"rows": rows, "last": rows[-1]["seq"] if rows else None}

    async def totals(self, _request: Request, _body: Body) -> Body:
        return {"totals": self._parts.journal.totals()}

    # -- misfortune ----------------------------------------------------------------------------------------

    async def faults(self, _request: Request, _body: Body) -> Body:
        return {"faults": self._parts.faults.listed()}

    async def add_fault(self, _request: Request, body: Body) -> Body:
        return {"id": self._parts.faults.add(body)}

    async def clear_faults(self, _request: Request, _body: Body) -> Body:
        self._parts.faults.clear()
        return {}

    async def mutations(self, request: Request, _body: Body) -> Body:
        wanted = request.query_params.get("channel")
        desks = [self._desk({"channel": wanted})] if wanted else self._desks.values()
        return {
            "mutations": [
                {
                    "channel": desk.name,
                    "name": name,
                    "group": mutation.group,
                    "expect": mutation.expect,
                    "about": mutation.about,
                }
                for desk in desks
                for name, mutation in desk.mutations.items()
            ]
        }

    # -- notices -------------------------------------------------------------------------------------------

    async def notify(self, _request: Request, body: Body) -> Body:
        desk, mutation = self._desk(body), body.get("mutate")
        if mutation is not None and mutation not in desk.mutations:
            raise BadControl("UNKNOWN_MUTATION", f"{mutation!r}; known: {', '.join(desk.mutations)}")
        notice = desk.notice(str(body.get("out_trade_no", "")))
        if notice is None:
            raise BadControl("NO_PAGE", "nothing is known of this number", 404)
        answers = await self._parts.notifier.deliver_copies(
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
        return self._desk(body).forge(body)

    async def notifications(self, request: Request, _body: Body) -> Body:
        return {"notifications": self._parts.notifier.listed(request.query_params.get("out_trade_no"))}

    # -- housekeeping --------------------------------------------------------------------------------------

    async def settings(self, _request: Request, _body: Body) -> Body:
        return self._parts.settings.all()

    async def change_settings(self, _request: Request, body: Body) -> Body:
        self._parts.settings.change(body)
        return self._parts.settings.all()

    async def public_keys(self, _request: Request, _body: Body) -> Body:
        return {name: value for desk in self._desks.values() for name, value in desk.public_keys().items()}

    async def rotate_keys(self, _request: Request, body: Body) -> Body:
        return self._desk(body).rotate_keys(body)

    async def reset(self, _request: Request, _body: Body) -> Body:
        self._parts.store.forget()
        self._parts.faults.clear()
        self._parts.clock.reset()
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
