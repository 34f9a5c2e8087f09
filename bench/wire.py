"""Requests as bytes."""

import json
from typing import Any

API = "/api/v1"


def call(method: str, path: str, body: Any = None, *, token: str = "", **headers: str) -> bytes:
    """A request to the API with a JSON body, or none. Header names with `_` for `-`."""
    content = b"" if body is None else json.dumps(body).encode()
    fields = {"Content-Type": "application/json"} if content else {}
    if token:
        fields["Authorization"] = f"Bearer {token}"
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    return raw(method, f"{API}{path}", content, fields)


def raw(method: str, path: str, content: bytes, fields: dict[str, str]) -> bytes:
    lines = {"Host": "127.0.0.1", "Content-Length": str(len(content)), **fields}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + content
