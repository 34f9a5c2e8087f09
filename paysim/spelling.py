"""JSON as gateways write it: plainly, or in any shape that is legal."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping
from typing import Any


def plain_json(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def legal_json(fields: Mapping[str, Any], chance: random.Random, unknown: Iterable[tuple[str, Any]]) -> str:
    """Write the same answer in one of its many legal spellings: order, `unknown` members, escapes, spaces."""
    members = dict(fields)
    for name, value in unknown:
        if name not in members and chance.random() < 0.3:
            members[name] = value
    return _spelled(members, chance)


def _spelled(value: object, chance: random.Random) -> str:
    if isinstance(value, dict):
        members = list(value.items())
        chance.shuffle(members)
        colon = chance.choice((":", ": "))
        return "{" + ",".join(f"{_spelled(k, chance)}{colon}{_spelled(v, chance)}" for k, v in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_spelled(item, chance) for item in value) + "]"
    text = json.dumps(value, ensure_ascii=chance.random() < 0.5)
    return text.replace("/", "\\/") if chance.random() < 0.5 else text
