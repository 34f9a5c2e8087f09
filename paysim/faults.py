"""Misbehaviour on request: rules that say what goes wrong, where, how often. Seeded, counted, kept on disk.

A rule is `{match: {channel, op, out_trade_no, nth}, prob, times, action, args}`. `op` and `out_trade_no` are
globs; `op` is the short name (`query`) or the protocol's; `nth` lets only the n-th matching event through.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from sqlite3 import Row
from typing import Any

from paysim.store import Store


class Stage(StrEnum):
    """The moment at which an action takes hold."""

    NOTICE = "when a notice is made"
    TRY = "at each delivery try"
    BEFORE = "a server call, before its effect"
    AFTER = "a server call, after its effect"
    ANSWER = "in the answer"
    REFUND = "in a refund"
    BILL = "when a bill is ordered"
    BILL_ROW = "at each row of a bill"
    BILL_END = "at the end of a bill"
    START = "when a payment starts or ends"


_NAMES: dict[Stage, str] = {
    Stage.NOTICE: "drop_all delay duplicate reorder late_after_close after_days clock_skew",
    Stage.TRY: "drop",
    Stage.START: "early",
    Stage.BEFORE: "refuse_connection connect_timeout http_502 http_503 rate_limited system_error"
    " unknown_error business_error",
    Stage.AFTER: "reset_after_commit read_timeout_after_commit http_500_after_commit"
    " system_error_after_commit truncated_body slow_drip",
    Stage.ANSWER: "bad_signature no_signature stale_timestamp unknown_key html_error_page gbk_charset"
    " wrong_amount_in_query redirect"
    " braces_in_strings sign_first signed_without_escapes",
    Stage.REFUND: "processing_forever abnormal refund_closed not_enough callback_before_answer"
    " duplicate_refund_callback",
    Stage.BILL: "not_ready expired_url bad_sha1",
    Stage.BILL_ROW: "missing_row wrong_amount",
    Stage.BILL_END: "extra_row",
}
ACTIONS: dict[str, Stage] = {name: stage for stage, names in _NAMES.items() for name in names.split()}
LISTED = ("id", "match", "action", "args", "prob", "times", "hits")


class BadRule(Exception):
    """A fault rule that could never fire or is malformed."""


@dataclass(frozen=True)
class Event:
    """Something a rule can match. `method` is the protocol's own name of the operation, if it has one."""

    channel: str
    op: str
    out_trade_no: str = ""
    method: str = ""


@dataclass(frozen=True)
class Rule:
    id: int
    match: dict[str, Any]
    action: str
    args: dict[str, Any]
    prob: float
    times: int | None
    seen: int
    hits: int

    def fits(self, event: Event) -> bool:
        wanted = self.match.get("op") or self.match.get("method") or "*"
        return (
            self.match.get("channel", event.channel) == event.channel
            and (fnmatchcase(event.op, wanted) or fnmatchcase(event.method, wanted))
            and fnmatchcase(event.out_trade_no, self.match.get("out_trade_no", "*"))
        )

    def seconds(self, default: float) -> float:
        return float(self.args.get("seconds", default))


class Faults:
    """The rules in force. `mutations` are the channels' names for changed notice contents."""

    def __init__(self, store: Store, chance: random.Random, mutations: Iterable[str]) -> None:
        self._store = store
        self._chance = chance
        self._stages = {**dict.fromkeys(mutations, Stage.TRY), **ACTIONS}
        self._rules = self._load()

    def add(self, rule: dict[str, Any]) -> int:
        """Put a rule in force and give its id.

        Raises: BadRule.
        """
        action, match, args = rule.get("action"), rule.get("match") or {}, rule.get("args") or {}
        if action not in self._stages:
            raise BadRule(f"unknown action {action!r}; known: {', '.join(sorted(self._stages))}")
        unknown = set(match) - {"channel", "op", "method", "out_trade_no", "nth"}
        prob, times = float(rule.get("prob", 1)), rule.get("times")
        if unknown or not 0 <= prob <= 1 or not (times is None or (isinstance(times, int) and times >= 1)):
            raise BadRule(
                "match knows channel, op, method, out_trade_no, nth; 0 ≤ prob ≤ 1; times ≥ 1 or null"
            )
        number = self._store.run(
            "INSERT INTO fault (match, action, args, prob, times) VALUES (?, ?, ?, ?, ?)",
            json.dumps(match),
            action,
            json.dumps(args),
            prob,
            times,
        )
        self._rules = self._load()
        return number

    def clear(self) -> None:
        self._store.run("DELETE FROM fault")
        self._rules = {}

    def listed(self) -> list[dict[str, Any]]:
        return [
            {**{name: getattr(rule, name) for name in LISTED}, "stage": self._stages[rule.action]}
            for rule in self._rules.values()
        ]

    def fire(self, stage: Stage, event: Event) -> list[Rule]:
        """Give the rules that strike now, and count them."""
        struck = []
        for rule in [
            rule for rule in self._rules.values() if self._stages[rule.action] is stage and rule.fits(event)
        ]:
            strikes = self._strikes(rule)
            self._count(rule, strikes)
            if strikes:
                struck.append(rule)
        return struck

    def _strikes(self, rule: Rule) -> bool:
        nth = rule.match.get("nth")
        if rule.times is not None and rule.hits >= rule.times:
            return False
        if nth is not None and rule.seen + 1 != nth:
            return False
        return rule.prob >= 1 or self._chance.random() < rule.prob

    def _count(self, rule: Rule, strikes: bool) -> None:
        sql = "UPDATE fault SET seen = seen + 1, hits = hits + ? WHERE id = ? RETURNING *"
        for row in self._store.all(sql, int(strikes), rule.id):
            self._rules[rule.id] = _rule(row)

    def _load(self) -> dict[int, Rule]:
        return {row["id"]: _rule(row) for row in self._store.all("SELECT * FROM fault ORDER BY id")}


def _rule(row: Row) -> Rule:
    return Rule(**{**dict(row), "match": json.loads(row["match"]), "args": json.loads(row["args"])})
