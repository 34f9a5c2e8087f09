"""What can be switched while the gateway runs; the command line gives the first values."""

from __future__ import annotations

import re
from typing import Any

from paysim.config import Config
from paysim.store import Store

PRODUCTS = ("FAST_INSTANT_TRADE_PAY", "QUICK_WAP_WAY", "QUICK_WAP_PAY", "NATIVE", "JSAPI", "H5")
# Texts that not every text may be.
SHAPES = {"wechat_mode": re.compile(r"pubkey|cert|mixed\((0(\.\d+)?|1(\.0+)?)\)", re.ASCII)}


class BadSetting(Exception):
    """No such setting, or a value of another kind."""


class Settings:
    """All channels: `chaos`, `notify_twice` (probability), `products` (signed up for).

    Alipay: `refund_gap_s`, `slow_pay_s`. WeChat: `wechat_mode` (`pubkey`, `cert`, `mixed(0.3)` = three in ten by
    public key), `wechat_refund_gap_s`, `wechat_refunds_most`, `wechat_refund_takes_s`, `wechat_skew_s` (how wrong
    its clock is), `nonce_once` (a nonce that was used is refused).
    """

    def __init__(self, store: Store, config: Config) -> None:
        self._store = store
        self._defaults: dict[str, Any] = {
            "chaos": config.chaos,
            "notify_twice": float(config.notify_twice),
            "refund_gap_s": float(config.refund_gap_s(3)),
            "slow_pay_s": 10.0,
            "products": list(PRODUCTS),
            "wechat_mode": "pubkey",
            "wechat_refund_gap_s": float(config.refund_gap_s(60)),
            "wechat_refunds_most": 50.0,
            "wechat_refund_takes_s": 5.0 / config.time_scale,
            "wechat_skew_s": 0.0,
            "nonce_once": True,
        }

    def all(self) -> dict[str, Any]:
        return {
            name: self._store.setting(f"switch_{name}", default) for name, default in self._defaults.items()
        }

    def change(self, changes: dict[str, Any]) -> None:
        """Raises: BadSetting; then nothing was changed."""
        for name, value in changes.items():
            if not self._fits(name, value):
                raise BadSetting(f"{name}={value!r}; known: {', '.join(self._defaults)}")
        with self._store.transaction():
            for name, value in changes.items():
                self._store.keep_setting(f"switch_{name}", value)

    def _fits(self, name: str, value: object) -> bool:
        default = self._defaults.get(name)
        kinds = (int, float) if isinstance(default, float) else type(default)
        if default is None or not isinstance(value, kinds):
            return False
        return name not in SHAPES or bool(SHAPES[name].fullmatch(str(value)))

    def number(self, name: str) -> float:
        return float(self._one(name))

    def text(self, name: str) -> str:
        return str(self._one(name))

    def switch(self, name: str) -> bool:
        return bool(self._one(name))

    def _one(self, name: str) -> Any:
        return self._store.setting(f"switch_{name}", self._defaults[name])

    @property
    def chaos(self) -> bool:
        return self.switch("chaos")

    @property
    def notify_twice(self) -> float:
        return self.number("notify_twice")

    @property
    def refund_gap_s(self) -> float:
        return self.number("refund_gap_s")

    @property
    def slow_pay_s(self) -> float:
        return self.number("slow_pay_s")

    @property
    def products(self) -> list[str]:
        return list(self._one("products"))
