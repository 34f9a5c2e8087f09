"""`python -m bench.lighthouse`: what Lighthouse says of our pages on a phone, served as the product serves them."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from bench.figures import Target, median
from bench.product import product

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "bench" / "results" / "lighthouse"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# A page of somebody's own asks search engines to leave it out, which they count against it.
PERSONAL = "cart"
# Who has nothing yet, and the password of all demo accounts.
BUYER, PASSWORD = "newcomer", "luffy-demo"
KIB = 1024

# A figure's heading, its name in web/lighthouse/measure.ts, its target, and by what it is divided.
COLUMNS: tuple[tuple[str, str, Target | None, float], ...] = (
    ("Performance", "performance", Target(at_least=95), 1),
    ("Accessibility", "accessibility", Target(at_least=100), 1),
    ("Best practices", "best-practices", Target(at_least=95), 1),
    ("SEO", "seo", Target(at_least=100), 1),
    ("LCP s", "lcp_ms", Target(at_most=1.8), 1000),
    ("CLS", "cls", Target(at_most=0.02), 1),
    ("TBT ms", "tbt_ms", Target(at_most=150), 1),
    ("JS KiB", "script_bytes", Target(at_most=90), KIB),
    ("CSS KiB", "style_bytes", Target(at_most=15), KIB),
    ("Again KiB", "again_bytes", None, KIB),
)
Figures = dict[str, Any]


def main() -> None:
    arguments = _arguments()
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        sys.exit("no Chromium found: install one, or name it by CHROMIUM=/path/to/it")
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir(parents=True)
    with _folder() as home, product(home / "up") as started:
        pages = _pages(started.address)
        plan = {"chromium": chromium, "folder": str(REPORTS), "runs": arguments.runs, "pages": pages}
        visits = _measured(plan)
    print(_table(visits))
    print(f"\nMedian of {arguments.runs}. Whole reports: {REPORTS.relative_to(ROOT)}/*.html")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="visits of each page; the median is told (3)")
    return parser.parse_args()


@contextmanager
def _folder() -> Any:
    home = Path(tempfile.mkdtemp(prefix="luffy-lighthouse-"))
    # PostgreSQL may run as another user than root.
    home.chmod(0o711)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _pages(base: str) -> list[dict[str, Any]]:
    """The pages, and whom the browser has to be to see them."""
    with httpx.Client(base_url=base, timeout=60, trust_env=False) as client:
        listed = client.get("/api/v1/courses").raise_for_status().json()["data"]["items"]
        detail = f"/courses/{listed[0]['id']}"
        cookies = _signed_in(client)
        for course in listed[:2]:
            item = {"product": course["product"], "price_policy_id": course["price_policies"][0]["id"]}
            _post(client, "/api/v1/cart/items", item)
        addresses = {"home": "/", "list": "/courses", "detail": detail, PERSONAL: "/cart"}
        for path in addresses.values():
            # The first to ask after a start waits while a page is put together: that is not what is measured.
            client.get(path).raise_for_status()
    return [
        {"name": name, "address": base + path, "cookies": cookies if name == PERSONAL else []}
        for name, path in addresses.items()
    ]


def _signed_in(client: httpx.Client) -> list[dict[str, Any]]:
    """The cookies of a browser in which somebody has signed in."""
    client.get("/_allauth/browser/v1/config").raise_for_status()
    _post(client, "/_allauth/browser/v1/auth/login", {"username": BUYER, "password": PASSWORD})
    return [
        {"name": cookie.name, "value": cookie.value, "domain": client.base_url.host, "path": "/"}
        for cookie in client.cookies.jar
    ]


def _post(client: httpx.Client, path: str, body: Mapping[str, Any]) -> None:
    client.post(path, json=body, headers={"X-CSRFToken": client.cookies["csrftoken"]}).raise_for_status()


def _measured(plan: Mapping[str, Any]) -> list[Figures]:
    """What each visit found, told while it goes on."""
    file = REPORTS / "plan.json"
    file.write_text(json.dumps(plan))
    visits = []
    command = [str(ROOT / "web" / "node.sh"), "node", "lighthouse/measure.ts", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            visits.append(json.loads(line))
            scores = " ".join(f"{visits[-1][name]}" for _, name, _, _ in COLUMNS[:4])
            print(f"  {visits[-1]['name']}: {scores} {' '.join(visits[-1]['complaints'])}", flush=True)
    if process.returncode:
        sys.exit("Lighthouse could not finish: see above")
    return visits


def _table(visits: list[Figures]) -> str:
    """A row for each page, the targets below; what misses its target is set in bold."""
    names = list(dict.fromkeys(visit["name"] for visit in visits))
    rows = [["Page", *(heading for heading, *_ in COLUMNS)], ["---"] * (len(COLUMNS) + 1)]
    for name in names:
        own = [visit for visit in visits if visit["name"] == name]
        rows.append([name, *(_cell(own, figure, target, unit) for _, figure, target, unit in COLUMNS)])
    rows.append(["target", *(str(target or "") for _, _, target, _ in COLUMNS)])
    lines = [f"| {' | '.join(row)} |" for row in rows]
    asked = sorted({url for visit in visits for url in visit["elsewhere"]})
    return "\n".join([*lines, "", f"Asked elsewhere: {', '.join(asked) or 'nothing'}"])


def _cell(visits: list[Figures], figure: str, target: Target | None, unit: float) -> str:
    values = [visit[figure] for visit in visits if visit[figure] is not None]
    if not values:
        return "none"
    value = median(values) / unit
    text = f"{value:.3f}" if figure == "cls" else f"{value:.1f}" if unit > 1 else f"{value:.0f}"
    is_exempt = figure == "seo" and visits[0]["name"] == PERSONAL
    is_missed = (
        not is_exempt
        and target is not None
        and (
            (target.at_least is not None and value < target.at_least)
            or (target.at_most is not None and value > target.at_most)
        )
    )
    return f"**{text}**" if is_missed else text


if __name__ == "__main__":
    main()
