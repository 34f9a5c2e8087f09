"""Put the parts together and serve them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from paysim import __version__
from paysim.alipay.bills import Bills
from paysim.alipay.cashier import Cashier
from paysim.alipay.gateway import Gateway
from paysim.alipay.mutations import MUTATIONS
from paysim.alipay.notices import AlipayChannel
from paysim.alipay.side import Alipay
from paysim.alipay.trades import CHANNEL, Trades
from paysim.chance import Chance
from paysim.clock import Clock
from paysim.config import Config
from paysim.control import Control
from paysim.faults import Faults
from paysim.journal import Journal
from paysim.keys import prepare
from paysim.notifier import Notifier, report_failure
from paysim.pages import html_response
from paysim.sender import Sender
from paysim.settings import Settings
from paysim.store import Store
from paysim.trouble import Connection, TooLarge

log = logging.getLogger("paysim")
HOUSEKEEPING_S = 0.5


def build(config: Config) -> Starlette:
    """Make the application of one data folder."""
    keys = prepare(config.folder, config.public_base)
    store, chance, sender = (
        Store(config.folder / "paysim.sqlite3"),
        Chance(config.seed),
        Sender(config.notify_hosts),
    )
    clock, settings = Clock(store), Settings(store, config)
    journal = Journal(store, clock)
    faults = Faults(store, chance.stream("faults"), MUTATIONS)
    notifier = Notifier(store, clock, faults, chance, sender, time_scale=config.time_scale)
    trades = Trades(store, clock, journal, chance)
    bills = Bills(store, clock, journal, faults)
    side = Alipay(config, keys, store, clock, chance, settings, faults, notifier, trades, bills)
    notifier.serve(CHANNEL, AlipayChannel(keys))
    notifier.twice = lambda: settings.notify_twice
    trades.on_shut = side.announce_closed
    control = Control(side, journal, sender, (config.folder / "token").read_text().strip())
    return Starlette(
        routes=[*_public_routes(side), *control.routes()],
        lifespan=_lifespan(side),
        exception_handlers={TooLarge: _too_large},
    )


def serve(config: Config) -> None:
    """Serve until told to stop."""
    app = build(config)
    log.info("paysim %s serves %s (data: %s)", __version__, config.public_base, config.folder)
    uvicorn.run(
        app,
        host=config.host,
        port=config.port,
        http=Connection,
        proxy_headers=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=1,
    )


def _public_routes(side: Alipay) -> list[Route]:
    cashier = Cashier(side)

    async def index(_request: Request) -> Response:
        return html_response("index.html", gateway=f"{side.config.public_base}/alipay/gateway.do")

    async def bill(request: Request) -> Response:
        found = side.bills.fetch(request.path_params["token"], side.keys.seller_id)
        if found is None:
            return Response(
                "<html>链接已失效</html>".encode("gbk"), 403, {"content-type": "text/html;charset=GBK"}
            )
        headers = {"content-disposition": f'attachment; filename="{found[0]}"'}
        return Response(found[1], headers=headers, media_type="application/zip")

    return [
        Route("/", index),
        Route("/alipay/gateway.do", Gateway(side).serve, methods=["GET", "POST"]),
        Route("/alipay/cashier/{token}", cashier.show, methods=["GET"]),
        Route("/alipay/cashier/{token}", cashier.act, methods=["POST"]),
        Route("/alipay/bill/{token}", bill),
    ]


def _lifespan(side: Alipay):  # type: ignore[no-untyped-def] # noqa: ANN202 - starlette's own type is private
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(side.notifier.run()), asyncio.create_task(_keep_house(side))]
        for task in tasks:
            task.add_done_callback(report_failure)
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            side.store.close()

    return lifespan


async def _too_large(_request: Request, _error: Exception) -> Response:
    return Response("request too large", 413)


async def _keep_house(side: Alipay) -> None:
    while True:
        side.catch_up()
        await asyncio.sleep(HOUSEKEEPING_S)
