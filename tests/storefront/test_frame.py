"""What surrounds every page: the client's files, and pages that only the client can show."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, resolve

from luffy.storefront.urls import urlpatterns
from luffy.storefront.views import shell
from tests.factories.catalog import a_course
from tests.storefront.conftest import Look

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
PERSONAL = [
    "/cart",
    "/checkout",
    "/pay/20260302000000000001",
    "/me/orders",
    "/me/orders/1",
    "/me/orders/1/invoice",
    "/me/invoices",
    "/ops/invoices",
    "/ops",
    "/ops/orders",
    "/ops/orders/1",
    "/ops/refunds",
    "/ops/refunds/1",
    "/ops/anomalies",
    "/ops/reconciliation",
    "/ops/reconciliation/alipay/2026-03-01",
    "/me/orders/1/refund",
    "/me/refunds/1",
    "/ops/withdrawals",
    "/ops/withdrawals/1",
    "/ops/liability",
    "/me/berries/withdrawals/1",
    "/me/courses",
    "/me/coupons",
]
PERSONAL += ["/me/berries", "/account", "/forgot", "/reset/abc-def"]
OPEN = ["/coupons", "/refund-rules", "/login", "/register", "/dev/ui"]


def test_a_page_loads_the_entry_and_at_once_what_it_itself_needs(look: Look):
    page = look(f"/courses/{a_course().pk}")

    assert [link["href"] for link in page.all("link", rel="stylesheet")] == [
        "/static/web/main-bbbbbbbb.css",
        "/static/web/CoursePage-eeeeeeee.css",
    ]
    assert [script["src"] for script in page.all("script", type="module")] == ["/static/web/main-aaaaaaaa.js"]
    assert [link["href"] for link in page.all("link", rel="modulepreload")] == [
        "/static/web/core-cccccccc.js",
        "/static/web/CoursePage-dddddddd.js",
    ]


def test_nothing_is_asked_of_others_and_no_script_stands_in_a_page(look: Look):
    page = look("/")

    assert all(script.get("src") or script["type"] != "module" for script, _ in page.scripts)
    assert {script["type"] for script, _ in page.scripts} == {
        "module",
        "application/json",
        "application/ld+json",
    }
    assert not page.all("style")
    loaded = [
        tag.get("src") or tag.get("href")
        for _, tag in page.tags
        if "src" in tag or tag.get("rel") != "canonical"
    ]
    assert [path for path in loaded if path and not path.startswith(("/", "#"))] == []


@pytest.mark.parametrize("path", [*PERSONAL, *OPEN])
def test_pages_of_the_client_come_as_a_shell_and_engines_list_what_is_for_everybody(look: Look, path: str):
    page = look(path)

    assert page.meta(name="robots") == (None if path in ("/cart", "/coupons", "/refund-rules") else "noindex")
    assert page.boot == []
    assert len(page.all("h1")) == 1
    assert page.all("script", type="module")


@pytest.mark.parametrize("path", PERSONAL)
def test_personal_pages_are_not_kept(fetch: Callable[..., HttpResponse], path: str):
    answer = fetch(path)

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_without_a_build_every_page_says_what_to_do(
    fetch: Callable[..., HttpResponse], settings: Any, tmp_path: Path
):
    settings.WEB_DIST = tmp_path / "nothing"

    for path in ("/", "/cart", "/nowhere"):
        answer = fetch(path)
        assert answer.status_code == 503
        assert "make web" in answer.content.decode()


def test_a_new_build_is_noticed(look: Look, built: Path):
    look("/")
    (built / ".vite" / "manifest.json").write_text(
        json.dumps({"src/app/main.ts": {"file": "main-ffffffff.js"}})
    )

    assert look("/").all("script", type="module")[0]["src"] == "/static/web/main-ffffffff.js"


ROUTES = sorted((Path(__file__).resolve().parents[2] / "web/src/features").glob("*/routes.ts"))


def test_every_page_of_the_client_has_an_address_here():
    routes = [
        route for file in ROUTES for route in re.findall(r"""path: ["'](/[^"']*)["']""", file.read_text())
    ]

    # `/pay/:number` and `/courses/:id(\\d+)` with something in it.
    addresses = [re.sub(r":\w+(\([^)]*\))?", "1", route) for route in routes]
    assert len(addresses) >= 15
    for address in addresses:
        assert resolve(address).func.__module__ == "luffy.storefront.views", address


def test_pages_are_read_not_written(client: Any):
    assert client.post("/courses", {}).status_code in (403, 405)


@pytest.mark.parametrize("pattern", [one for one in urlpatterns if one.callback is shell])
def test_a_shell_names_the_page_that_the_client_shows_in_it(pattern: URLPattern):
    page = pattern.default_args["page"]

    assert (ROOT / "web" / "src" / "features" / f"{page}.vue").is_file()
    routes = (ROOT / "web" / "src" / "features" / page.split("/")[0] / "routes.ts").read_text()
    # `<int:number>` is `:number(\\d+)` over there.
    address = re.sub(r"<(str|int):\w+>", r":\\w+(\\([^)]*\\))?", f"/{pattern.pattern}")
    assert re.search(f'path: "{address}"', routes)
    assert f"./pages/{page.split('/')[-1]}.vue" in routes
