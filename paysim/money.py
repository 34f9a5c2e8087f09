"""Integer fen inside, yuan text at the Alipay edge."""

from __future__ import annotations

import re

YUAN = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,2})?", re.ASCII)


def fen(yuan_text: object) -> int | None:
    """Read `"9.9"` as 990; None unless it is plain digits with at most two decimals."""
    text = yuan_text if isinstance(yuan_text, str) else ""
    if not YUAN.fullmatch(text):
        return None
    whole, _, cents = text.partition(".")
    return int(whole) * 100 + int(cents.ljust(2, "0"))


def yuan(amount_fen: int) -> str:
    """Write 990 as `"9.90"`, also when negative."""
    sign, size = ("-" if amount_fen < 0 else ""), abs(amount_fen)
    return f"{sign}{size // 100}.{size % 100:02d}"
