"""A web client that is built, as far as pages are concerned, and a look into what they print."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
MANIFEST = {
    "src/app/main.ts": {
        "file": "main-aaaaaaaa.js",
        "isEntry": True,
        "css": ["main-bbbbbbbb.css"],
        "imports": ["_core-cccccccc.js"],
        "dynamicImports": ["src/features/catalog/pages/CoursePage.vue"],
    },
    "_core-cccccccc.js": {"file": "core-cccccccc.js"},
    "src/features/catalog/pages/CoursePage.vue": {
        "file": "CoursePage-dddddddd.js",
        "css": ["CoursePage-eeeeeeee.css"],
        "imports": ["_core-cccccccc.js", "src/app/main.ts"],
    },
}
VOID = frozenset({"meta", "link", "img", "input", "br", "hr"})


class Seen(HTMLParser):
    """A page as its reader gets it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"]:
            attributes, text = self.scripts.pop()
            self.scripts.append((attributes, text + data))
        elif "body" in self.open and data.strip():
            self.words.append(" ".join(data.split()))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [
            attributes
            for name, attributes in self.tags
            if name == tag and all(attributes.get(key) == value for key, value in wanted.items())
        ]

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.html, re.DOTALL)
        return found[1] if found else ""

    @property
    def links(self) -> list[str | None]:
        return [link["href"] for link in self.all("a")]

    @property
    def canonical(self) -> str | None:
        return next((link["href"] for link in self.all("link", rel="canonical")), None)

    def meta(self, **wanted: str) -> str | None:
        return next((meta["content"] for meta in self.all("meta", **wanted)), None)

    @property
    def boot(self) -> list[dict[str, Any]]:
        [text] = [text for attributes, text in self.scripts if attributes.get("id") == "boot"]
        return json.loads(text)

    def facts(self, kind: str) -> list[dict[str, Any]]:
        """The JSON-LD of that type."""
        kept = [text for attributes, text in self.scripts if attributes.get("type") == "application/ld+json"]
        return [fact for fact in map(json.loads, kept) if fact["@type"] == kind]


Look = Callable[..., Seen]


@pytest.fixture(autouse=True)
def built(settings: Any, tmp_path: Path) -> Path:
    """Every page here finds a build."""
    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(MANIFEST))
    settings.WEB_DIST = tmp_path
    return tmp_path


@pytest.fixture
def fetch(client: Client) -> Callable[..., HttpResponse]:
    """As a browser asks: `fetch("/courses", language="en", theme="dark")`."""

    def ask(path: str, *, language: str = "zh-CN", theme: str = "", **headers: str) -> HttpResponse:
        client.cookies.clear()
        if theme:
            client.cookies["luffy-theme"] = theme
        return client.get(path, headers={"Accept": BROWSER, "Accept-Language": language, **headers})

    return ask


@pytest.fixture
def look(fetch: Callable[..., HttpResponse]) -> Look:
    def ask(path: str, *, status: int = 200, **asked: str) -> Seen:
        answer = fetch(path, **asked)
        assert answer.status_code == status, answer.content.decode()[:500]
        assert answer["Content-Type"] == "text/html; charset=utf-8"
        return Seen(answer.content.decode())

    return ask
