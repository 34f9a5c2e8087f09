"""Put the parts together and serve them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from paysim import __version__
from paysim.alipay.desk import AlipayDesk
from paysim.alipay.mutations import MUTATIONS as ALIPAY_MUTATIONS
from paysim.chance import Chance
from paysim.clock import Clock
from paysim.config import Config
from paysim.control import Control
from paysim.desk import Desk
from paysim.faults import Faults
from paysim.folder import prepare
from paysim.journal import Journal
from paysim.notifier import Notifier, report_failure
from paysim.pages import html_response
from paysim.parts import Parts
from paysim.sender import Sender
from paysim.settings import Settings
from paysim.store import Store
from paysim.trouble import Connection, TooLarge
from paysim.wechat.desk import WechatDesk
from paysim.wechat.mutations import MUTATIONS as WECHAT_MUTATIONS

log = logging.getLogger("paysim")
HOUSEKEEPING_S = 0.5


def build(config: Config) -> Starlette:
    """Make the application of one data folder."""
    folder, sender = prepare(config.folder, config.public_base), Sender(config.notify_hosts)
    parts = _parts(config, sender)
    desks = (AlipayDesk(parts, folder.alipay), WechatDesk(parts, folder.wechat, folder.write_client))
    control = Control(parts, desks, sender, folder.token)
    routes = [Route("/", _index(config.public_base)), *control.routes()]
    for desk in desks:
        routes += desk.routes()
    return Starlette(
        routes=routes,
        lifespan=_lifespan(parts, desks),
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


def _parts(config: Config, sender: Sender) -> Parts:
    store, chance = Store(config.folder / "paysim.sqlite3"), Chance(config.seed)
    clock, settings = Clock(store), Settings(store, config)
    faults = Faults(store, chance.stream("faults"), {*ALIPAY_MUTATIONS, *WECHAT_MUTATIONS})
    notifier = Notifier(store, clock, faults, chance, sender, time_scale=config.time_scale)
    notifier.twice = lambda: settings.notify_twice
    journal = Journal(store, clock)
    return Parts(config, store, clock, chance, settings, faults, notifier, journal)


def _index(public_base: str):  # type: ignore[no-untyped-def] # noqa: ANN202 - an endpoint
    async def index(_request: Request) -> Response:
        return html_response("index.html", base=public_base)

    return index


def _lifespan(parts: Parts, desks: Sequence[Desk]):  # type: ignore[no-untyped-def] # noqa: ANN202 - starlette's own type is private
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(parts.notifier.run()), asyncio.create_task(_keep_house(desks))]
        for task in tasks:
            task.add_done_callback(report_failure)
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            parts.store.close()

    return lifespan


async def _too_large(_request: Request, _error: Exception) -> Response:
    return Response("request too large", 413)


async def _keep_house(desks: Sequence[Desk]) -> None:
    while True:
        for desk in desks:
            desk.catch_up()
        await asyncio.sleep(HOUSEKEEPING_S)
