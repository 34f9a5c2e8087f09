"""What every channel's side is built from."""

from __future__ import annotations

from dataclasses import dataclass

from paysim.chance import Chance
from paysim.clock import Clock
from paysim.config import Config
from paysim.faults import Faults
from paysim.journal import Journal
from paysim.notifier import Notifier
from paysim.settings import Settings
from paysim.store import Store


@dataclass(frozen=True)
class Parts:
    config: Config
    store: Store
    clock: Clock
    chance: Chance
    settings: Settings
    faults: Faults
    notifier: Notifier
    journal: Journal
