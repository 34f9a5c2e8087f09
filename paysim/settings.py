"""What can be switched while the gateway runs; the command line gives the first values."""

from __future__ import annotations

from typing import Any

from paysim.config import Config
from paysim.store import Store

PRODUCTS = ("FAST_INSTANT_TRADE_PAY", "QUICK_WAP_WAY", "QUICK_WAP_PAY")


class BadSetting(Exception):
    """No such setting, or a value of another kind."""


class Settings:
    """`chaos`, `notify_twice` (probability), `refund_gap_s`, `slow_pay_s`, `products` (signed up for)."""

    def __init__(self, store: Store, config: Config) -> None:
        self._store = store
        self._defaults: dict[str, Any] = {
            "chaos": config.chaos,
            "notify_twice": float(config.notify_twice),
            "refund_gap_s": float(config.refund_gap_s),
            "slow_pay_s": 10.0,
            "products": list(PRODUCTS),
        }

    def all(self) -> dict[str, Any]:
        return {
            name: self._store.setting(f"switch_{name}", default) for name, default in self._defaults.items()
        }

    def change(self, changes: dict[str, Any]) -> None:
        """Raises: BadSetting; then nothing was changed."""
        for name, value in changes.items():
            kinds = (
                (int, float)
                if isinstance(self._defaults.get(name), float)
                else type(self._defaults.get(name))
            )
            if name not in self._defaults or not isinstance(value, kinds):
                raise BadSetting(f"{name}={value!r}; known: {', '.join(self._defaults)}")
        with self._store.transaction():
            for name, value in changes.items():
                self._store.keep_setting(f"switch_{name}", value)

    @property
    def chaos(self) -> bool:
        return bool(self.all()["chaos"])

    @property
    def notify_twice(self) -> float:
        return float(self.all()["notify_twice"])

    @property
    def refund_gap_s(self) -> float:
        return float(self.all()["refund_gap_s"])

    @property
    def slow_pay_s(self) -> float:
        return float(self.all()["slow_pay_s"])

    @property
    def products(self) -> list[str]:
        return list(self.all()["products"])
