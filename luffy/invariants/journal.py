"""The sandbox gateway's journal, read over HTTP."""

import json
from typing import Any

import httpx

_PATH = "/_sim/journal"


class JournalUnreadable(Exception):
    """There is no such journal, or the token does not open it."""


def read(address: str, *, token: str) -> str:
    """All rows of the journal as JSON text. `address` is the gateway's, with or without the journal's path.

    Raises: JournalUnreadable.
    """
    url = address.rstrip("/").removesuffix(_PATH) + _PATH
    rows: list[dict[str, Any]] = []
    try:
        with httpx.Client(
            headers={"Authorization": f"Bearer {token}"}, timeout=30, trust_env=False
        ) as client:
            while page := _page(client, url, since=rows[-1]["seq"] if rows else 0):
                rows += page
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as error:
        raise JournalUnreadable(f"{url}: {error}") from error
    return json.dumps(rows)


def _page(client: httpx.Client, url: str, *, since: int) -> list[dict[str, Any]]:
    answer = client.get(url, params={"since": since}).raise_for_status()
    page: list[dict[str, Any]] = answer.json()["rows"]
    return page
