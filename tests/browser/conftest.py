"""A real Chromium, which may ask nobody but the shop under test, and the storefront as it is built for production.

The browser is the system's: CHROMIUM in the environment, else one of the usual names, else Debian's package, which
is installed where we may.
"""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, expect, sync_playwright
from pytest_django import DjangoDbBlocker

import luffy.demo
from luffy.core import clock
from luffy.local.errors import CannotStart
from tests import debian
from tests.emptying import delete_jobs
from tests.shop import Shop

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chinese needs a font to be seen.
PACKAGES = ("chromium", "fonts-noto-cjk")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LOOPBACK = ("127.0.0.1", "localhost", "::1")
PATIENCE_MS = 15_000
ROOT = Path(__file__).resolve().parents[2]
LEGIBLE = (Path(__file__).parent / "legible.js").read_text()
# What browsers write down by themselves when a page is refused something, which pages show in their own words.
REFUSAL = "Failed to load resource: the server responded with a status of 4"
expect.set_options(timeout=PATIENCE_MS)
WHY = pytest.StashKey[str]()


class NewPage(Protocol):
    """`new_page(width=390, java_script_enabled=False)`: a tab of a window that knows nothing yet.

    `expects`: beginnings of what the console may say because the test provokes it.
    """

    def __call__(self, *, width: int = 1440, expects: tuple[str, ...] = (), **options: Any) -> Page: ...


def chromium() -> str | None:
    given = os.environ.get("CHROMIUM")
    return given or next(filter(None, map(shutil.which, NAMES)), None)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Before the first test, so that no test's time limit ends the installation."""
    ours = Path(__file__).parent
    if not any(ours in item.path.parents for item in session.items):
        return
    # Parallel test processes all come by here.
    with (Path(os.environ["LUFFY_HOME"]) / "chromium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if chromium() is None:
            _install(session.config)
        _build(session.config)


def _build(config: pytest.Config) -> None:
    """The storefront, where its sources are newer than what was built."""
    built = subprocess.run(["make", "-s", "web"], cwd=ROOT, capture_output=True, text=True)
    if built.returncode:
        config.stash[WHY] = f"the storefront cannot be built:\n{built.stdout}{built.stderr}"


def _install(config: pytest.Config) -> None:
    with config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        os.write(2, b"installing chromium for tests/browser\n")
    # What is wrong is said by the tests that need it; the others can do without.
    try:
        debian.install(*PACKAGES)
    except CannotStart as problem:
        config.stash[WHY] = str(problem)


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    program = chromium()
    why = request.config.stash.get(WHY, "")
    if program is None:
        pytest.fail(f"{why or 'chromium missing'}; or name one by CHROMIUM=/path/to/it", pytrace=False)
    if why:
        pytest.fail(why, pytrace=False)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, in which Django would not let us ask the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def school(running_shop: Shop, django_db_blocker: DjangoDbBlocker) -> Iterator[Shop]:
    """The demo school without the public data set, loaded once for all tests of a file, which leave it as it is.

    They need no mark of a database, and may have none: that would empty it.
    """
    ours = SimpleNamespace(is_production=False, demo_dataset=Path("/nowhere.csv"))
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        running_shop.paysim.control.reset()
        patch.setattr(luffy.demo, "env", lambda: ours)
        luffy.demo.load(now=clock.now())
        yield running_shop
        running_shop.close()
        call_command("flush", verbosity=0, interactive=False)
        delete_jobs()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open pages; afterwards nothing may have been asked of others, refused by a policy, or gone wrong."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def guard(route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.scheme == "data" or url.hostname in LOOPBACK:
            route.continue_()
        else:
            faults.append(f"asked {route.request.url}")
            route.abort()

    def open_page(*, width: int = 1440, expects: tuple[str, ...] = (), **options: Any) -> Page:
        options = {"locale": "zh-CN", "reduced_motion": "reduce", **options}
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        context.route("**/*", guard)

        def hear(said: ConsoleMessage) -> None:
            # A policy that refuses something says so here too.
            if said.type == "error" and not said.text.startswith(expects or ("\0",)):
                faults.append(f"{said.text} {said.location.get('url', '')}")

        context.on("console", hear)
        context.on("weberror", lambda fault: faults.append(str(fault.error)))
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def legible() -> Callable[[Page], list[str]]:
    """`legible(page)`: what is too pale, too small to tap, too wide, or in no language; nothing, one hopes."""
    return lambda page: page.evaluate(LEGIBLE)
