"""A callback before it is sealed, and the bytes it becomes."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from paysim.spelling import plain_json
from paysim.wechat.seal import Seal
from paysim.wechat.wire import sealed


@dataclass
class Sent:
    """What travels. `seal` is there for those who sign again."""

    body: bytes
    headers: dict[str, str]
    seal: Seal


@dataclass
class Draft:
    """`associated` None leaves the member out; `skew_s` puts the timestamp wrong before it is signed."""

    seal: Seal
    envelope: dict[str, Any]
    kind: str
    resource: dict[str, Any]
    apiv3_key: bytes
    associated: str | None
    skew_s: float = 0
    box: dict[str, Any] = field(default_factory=dict)
    body: bytes | None = None

    @classmethod
    def of(cls, fields: Mapping[str, Any], seal: Seal) -> Draft:
        """Take a stored notice's content."""
        given = copy.deepcopy(dict(fields))
        skew_s, kind, resource = given.pop("skew_s", 0), given.pop("original_type"), given.pop("resource")
        return cls(seal, given, kind, resource, seal.keys.apiv3_key, kind, skew_s)

    def sent(self) -> Sent:
        """Seal and sign. `box` replaces members of the sealed resource, `body` everything."""
        box = sealed(plain_json(self.resource).encode(), self.apiv3_key, self.associated)
        resource = {"original_type": self.kind, **box, **self.box}
        body = (
            plain_json({**self.envelope, "resource": resource}).encode() if self.body is None else self.body
        )
        headers = self.seal.headers(body, timestamp=int(self.seal.wire_now() + self.skew_s))
        return Sent(body, {**headers, "Content-Type": "application/json"}, self.seal)
