"""HTML from the templates folder: escaped, self-contained, no request to anywhere."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page_of(template: str, **values: Any) -> str:
    """Fill a template."""
    return _environment.get_template(template).render({"nonce": "", "charset": "utf-8", **values})


def html_response(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Fill a template and forbid the page everything it does not need."""
    nonce = secrets.token_urlsafe(16)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; img-src data:; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    headers = {
        "content-security-policy": policy,
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
    }
    return HTMLResponse(page_of(template, nonce=nonce, **values), status, headers)
