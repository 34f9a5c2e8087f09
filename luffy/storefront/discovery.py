"""What programs that look at the site ask for: covers, the map of all pages, icons."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from luffy.catalog import cache, queries
from luffy.catalog.images import edition
from luffy.catalog.pages import finished_answer
from luffy.community import queries as community
from luffy.core import clock
from luffy.core.errors import LuffyError, NotFound
from luffy.core.views import refused
from luffy.site.facts import facts
from luffy.storefront.covers import Cover, draw
from luffy.storefront.head import absolute

XML = "application/xml"
# The most that one file of a sitemap may hold (sitemaps.org).
ADDRESSES_IN_FILE = 50_000
FOR_EVER = 365 * 24 * 3600
FOR_A_DAY = 24 * 3600
PAPER, INDIGO = "#FAF9F6", "#3148C8"


@require_safe
@gzip_page
def cover(request: HttpRequest, kind: str, item_id: str) -> HttpResponse:
    """The cover drawn for a course or degree."""
    number = int(item_id)
    question = f"cover {kind} {item_id}"
    try:
        facts = orjson.loads(
            cache.finished(question, lambda: cache.Answer(orjson.dumps(_cover_facts(kind, number))))
        )
    except LuffyError as error:
        return refused(request, error)
    is_current = request.GET.get("v") == edition(facts["title"])
    # A title that is not public is shown to who has the address of its picture: the buyers of what went offline.
    if not facts["is_public"] and not is_current:
        return refused(request, NotFound())
    drawn = draw(Cover(kind, number, facts["title"], facts["category"], facts["category_id"]))
    response = finished_answer(request, drawn.encode(), content_type="image/svg+xml")
    del response["Vary"]
    if is_current:
        response["Cache-Control"] = f"public, max-age={FOR_EVER}, immutable"
    return response


@require_safe
@gzip_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public pages, or the files that list them when there are many."""
    return _finished(request, "sitemap", _sitemap)


@require_safe
@gzip_page
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One of these files."""
    if number < 1 or not _rows(number):
        return refused(request, NotFound())
    return _finished(request, f"sitemap {number}", lambda: _written("urlset", _rows(number)))


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines need not look at."""
    closed = ("/api/", "/_allauth/", "/admin/", "/metrics")
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "",
        f"Sitemap: {absolute('/sitemap.xml')}",
    ]
    return _kept("\n".join(lines) + "\n", "text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """The sail."""
    return _kept(render_to_string("storefront/favicon.svg"), "image/svg+xml")


@require_safe
def webmanifest(_request: HttpRequest) -> HttpResponse:
    """What a phone needs to put the site among its programs."""
    about = {
        "name": facts().title,
        "short_name": facts().short_name,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [{"src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return _kept(orjson.dumps(about).decode(), "application/manifest+json")


def _cover_facts(kind: str, number: int) -> dict[str, Any]:
    if kind == "article":
        return community.cover_facts(number, clock.now())
    return queries.cover_facts(kind, number)


def _kept(text: str, content_type: str) -> HttpResponse:
    response = HttpResponse(text, content_type=content_type)
    patch_cache_control(response, public=True, max_age=FOR_A_DAY)
    return response


def _finished(request: HttpRequest, question: str, build: Any) -> HttpResponse:
    body = cache.finished(question, lambda: cache.Answer(build().encode()))
    return finished_answer(request, body, content_type=XML)


def _sitemap() -> str:
    rows = _rows(1)
    if len(rows) < ADDRESSES_IN_FILE:
        return _written("urlset", rows)
    files: list[tuple[str, Any]] = []
    while rows:
        files.append((f"/sitemap-{len(files) + 1}.xml", None))
        rows = _rows(len(files) + 1)
    return _written("sitemapindex", files)


def _rows(number: int) -> list[tuple[str, Any]]:
    """The pages of file `number`, counted from 1."""
    start = (number - 1) * ADDRESSES_IN_FILE
    every: list[tuple[str, Any]] = [
        ("/", None),
        ("/courses", None),
        ("/degrees", None),
        ("/articles", None),
        *queries.public_pages(),
        *community.public_articles(clock.now()),
    ]
    return every[start : start + ADDRESSES_IN_FILE]


def _written(kind: str, rows: list[tuple[str, Any]]) -> str:
    """Paths of ours need no escaping."""
    entry = "url" if kind == "urlset" else "sitemap"
    entries = (
        f"<{entry}><loc>{absolute(path)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</{entry}>\n"
        for path, day in rows
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{"".join(entries)}</{kind}>\n'
    )
