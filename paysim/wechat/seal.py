"""The platform's signature on answers and notices: which key, which headers, which time.

Timestamps on the wire are real time, not the movable clock: whoever checks freshness has a clock of his own.
`wechat_skew_s` puts the gateway's wire clock wrong on purpose.
"""

from __future__ import annotations

import re
import time

from paysim.chance import Chance
from paysim.clock import Clock
from paysim.settings import Settings
from paysim.signing import sign
from paysim.wechat.keys import Kind, Signer, WechatKeys
from paysim.wechat.wire import SIGNATURE_TYPE, answer_text, nonce_text

MIXED = re.compile(r"mixed\(([\d.]+)\)")
TYPE_LEFT_OUT = 0.3


class Seal:
    def __init__(self, keys: WechatKeys, clock: Clock, settings: Settings, chance: Chance) -> None:
        self.keys = keys
        self._clock = clock
        self._settings = settings
        self._chance = chance.stream("seal")

    def wire_now(self) -> int:
        return int(time.time() + self._settings.number("wechat_skew_s"))

    def signer(self, asked_id: str = "") -> Signer:
        """Give the key that signs now. A merchant may ask for one by id, unless certificates are his only mode."""
        mode, now = self._settings.text("wechat_mode"), self._clock.now()
        asked = self.keys.named(asked_id, now)
        if asked and (mode != Kind.CERTIFICATE or asked[0] is Kind.CERTIFICATE):
            return asked[1]
        return self.keys.signer(self._kind(mode), now, self._chance)

    def headers(self, body: bytes, *, asked_id: str = "", timestamp: int | None = None) -> dict[str, str]:
        """Sign a body. The signature's type may be missing when variety is on."""
        signer = self.signer(asked_id)
        at, nonce = str(self.wire_now() if timestamp is None else timestamp), nonce_text()
        headers = {
            "Wechatpay-Timestamp": at,
            "Wechatpay-Nonce": nonce,
            "Wechatpay-Serial": signer.id,
            "Wechatpay-Signature": sign(answer_text(at, nonce, body), signer.key),
            "Wechatpay-Signature-Type": SIGNATURE_TYPE,
        }
        if self._settings.chaos and self._chance.random() < TYPE_LEFT_OUT:
            del headers["Wechatpay-Signature-Type"]
        return headers

    def _kind(self, mode: str) -> Kind:
        mixed = MIXED.fullmatch(mode)
        if mixed is None:
            return Kind(mode)
        return Kind.PUBLIC_KEY if self._chance.random() < float(mixed[1]) else Kind.CERTIFICATE
