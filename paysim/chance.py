"""Random choices that can be repeated: one seed, one stream per purpose."""

from __future__ import annotations

import random
import secrets


class Chance:
    """Give independent random streams by name, all from one recorded seed."""

    def __init__(self, seed: int | None) -> None:
        self.seed = secrets.randbits(32) if seed is None else seed
        self._streams: dict[str, random.Random] = {}

    def stream(self, name: str) -> random.Random:
        return self._streams.setdefault(name, random.Random(f"{self.seed}:{name}"))  # noqa: S311


def digits(count: int) -> str:
    """Give unpredictable decimal digits for numbers that nobody may guess."""
    return "".join(secrets.choice("0123456789") for _ in range(count))
