"""Alipay's texts: what is signed."""

from __future__ import annotations

from collections.abc import Mapping


def request_text(params: Mapping[str, str]) -> str:
    """Give the text a merchant signs: all but `sign` and empty values, sorted, not URL-encoded."""
    return _joined({name: value for name, value in params.items() if name != "sign" and value != ""})


def notice_text(params: Mapping[str, str], *, with_empty: bool = False) -> str:
    """Give the text the platform signs in notices and return URLs: without `sign` and `sign_type`."""
    signed = {name: value for name, value in params.items() if name not in ("sign", "sign_type")}
    return _joined({name: value for name, value in signed.items() if with_empty or value != ""})


def _joined(params: Mapping[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in sorted(params.items()))
