"""The root of every channel's refusals."""

from __future__ import annotations


class Refusal(Exception):
    """What a channel will not do, with the channel's own code and words."""

    def __init__(self, code: str, msg: str) -> None:
        super().__init__(f"{code} {msg}")
        self.code = code
        self.msg = msg
