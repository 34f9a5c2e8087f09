"""Where tests and demos stand to play the buyer of one channel, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from starlette.routing import Route

from paysim.notifier import Notice

Body = dict[str, Any]
Expect = Literal["refuse", "ignore", "accept"]
PAYER = "buyer@sandbox"


class BadControl(Exception):
    """The control request cannot be done as asked."""

    def __init__(self, code: str, msg: str, status: int = 422) -> None:
        super().__init__(msg)
        self.code = code
        self.status = status


@dataclass(frozen=True)
class Mutation:
    """A way to change a notice. `content` says something else, validly signed; `signature` breaks the proof.

    `expect` is what a correct merchant does: refuse (abnormal or forged: change nothing), ignore (true, but says
    "not paid") or accept (as good as the plain notice; it must still pay only once).
    """

    group: Literal["content", "signature"]
    expect: Expect
    about: str


class Desk(Protocol):
    """One channel, as the application and the control API see it."""

    @property
    def name(self) -> str: ...

    @property
    def mutations(self) -> Mapping[str, Mutation]: ...

    def routes(self) -> list[Route]:
        """Give what merchants and browsers call."""
        ...

    def catch_up(self) -> None:
        """Do what time has made due."""
        ...

    def knows(self, wanted: Body) -> bool:
        """Say whether the control request names something of this channel."""
        ...

    async def pay(self, wanted: Body) -> Body: ...

    def scan(self, wanted: Body) -> Body: ...

    def notice(self, out_trade_no: str) -> Notice | None:
        """Give the newest notice of a number, or make one; None when nothing is known of it."""
        ...

    def forge(self, wanted: Body) -> Body:
        """Sign any content as the platform would."""
        ...

    def public_keys(self) -> dict[str, str]: ...

    def rotate_keys(self, wanted: Body) -> Body:
        """Make new keys for the platform."""
        ...
