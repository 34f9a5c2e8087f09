"""What one gateway process is started with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1,localhost"
BODY_LIMIT = 1024 * 1024


class NotAllowed(Exception):
    """The sandbox was started where nobody asked for a sandbox."""


@dataclass(frozen=True)
class Config:
    """`time_scale` divides the waits between notification tries; the clock itself runs at normal speed."""

    folder: Path
    public_base: str
    host: str = "127.0.0.1"
    port: int = 9009
    time_scale: float = 1
    seed: int | None = None
    chaos: bool = True
    notify_twice: float = 0.05
    notify_hosts: frozenset[str] = frozenset(LOOPBACK.split(","))

    def refund_gap_s(self, real_s: float) -> float:
        """Give the shortest wait between two refunds of one trade: the real one, none when time is scaled."""
        return real_s if self.time_scale == 1 else 0


def demand_permission(environment: Mapping[str, str] = os.environ) -> None:
    """Refuse to go on unless PAYSIM_ALLOW is set, so that no production machine runs a sandbox by accident.

    Raises: NotAllowed.
    """
    if not environment.get("PAYSIM_ALLOW"):
        raise NotAllowed(
            "PAYSIM_ALLOW is not set: this is a sandbox that invents payments. Set PAYSIM_ALLOW=1 to run it."
        )


def notify_hosts(environment: Mapping[str, str] = os.environ) -> frozenset[str]:
    """Give the hosts that notifications may go to (PAYSIM_NOTIFY_HOSTS)."""
    names = environment.get("PAYSIM_NOTIFY_HOSTS", LOOPBACK).split(",")
    return frozenset(name.strip().lower() for name in names if name.strip())
