"""Tell merchants what happened: a queue on disk, one row per delivery try, sent in parallel until accepted.

A killed process loses nothing: a try that was under way is made again, so a notice may arrive once more.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Row
from typing import Any, Protocol

from paysim.chance import Chance
from paysim.clock import DAY_S, Clock, utc_text
from paysim.faults import Event, Faults, Rule, Stage
from paysim.sender import Answer, Message, Sender
from paysim.store import Store

log = logging.getLogger("paysim.notifier")
IDLE_S = 1.0
MOST_AT_ONCE = 256
PACE_S = 0.2


class Channel(Protocol):
    """What differs between the payment channels. `waits_s[n]` is the wait after the n-th failed try."""

    @property
    def waits_s(self) -> Sequence[float]: ...

    def knows(self, mutation: str) -> bool: ...

    def message(self, url: str, fields: Mapping[str, Any], mutation: str | None) -> Message: ...

    def accepted(self, answer: Answer) -> bool: ...

    def skewed(self, fields: Mapping[str, Any], by_s: float) -> dict[str, Any]: ...


def report_failure(task: asyncio.Task[None]) -> None:
    """Say it when a background task died: nobody else would notice."""
    if not task.cancelled() and task.exception():
        log.error("background task failed", exc_info=task.exception())


@dataclass(frozen=True)
class Notice:
    """What is to be told. `notify_id` stays the same over all tries."""

    channel: str
    out_trade_no: str
    notify_id: str
    url: str
    fields: Mapping[str, Any]


@dataclass
class Plan:
    """How a new notice leaves: after which wait, how often."""

    state: str = "pending"
    wait_s: float = 0
    copies: int = 1
    pace_s: float = 0
    held: bool = False


class Notifier:
    """The queue and the task that works it off. `twice`: how probably a payment notice leaves twice."""

    def __init__(
        self, store: Store, clock: Clock, faults: Faults, chance: Chance, sender: Sender, *, time_scale: float
    ) -> None:
        self._store = store
        self._clock = clock
        self._faults = faults
        self._chance = chance.stream("notifier")
        self._sender = sender
        self._time_scale = time_scale
        self._channels: dict[str, Channel] = {}
        self._wake = asyncio.Event()
        self._at_once = asyncio.Semaphore(MOST_AT_ONCE)
        self._under_way: set[asyncio.Task[None]] = set()
        self.twice: Callable[[], float] = lambda: 0.0

    def serve(self, name: str, channel: Channel) -> None:
        self._channels[name] = channel

    def wake(self) -> None:
        """Look at the queue now: something was added or the clock moved."""
        self._wake.set()

    # -- adding --------------------------------------------------------------------------------------------

    def announce(self, notice: Notice, *, payment: bool = False) -> int:
        """Queue a notice inside the caller's transaction; give its id."""
        plan = Plan()
        if payment and self._chance.random() < self.twice():
            plan.copies = 2
        for rule in self._faults.fire(Stage.NOTICE, Event(notice.channel, "notify", notice.out_trade_no)):
            if rule.action == "clock_skew":
                fields = self._channels[notice.channel].skewed(notice.fields, rule.seconds(360))
                notice = Notice(notice.channel, notice.out_trade_no, notice.notify_id, notice.url, fields)
            self._bend(plan, rule)
        number = self._insert(notice, plan.state)
        if plan.state == "pending":
            for copy in range(plan.copies):
                due_at = None if plan.held else self._clock.now() + plan.wait_s + copy * plan.pace_s
                self._queue(number, 1, due_at)
        self.wake()
        return number

    def release(self, channel: str, out_trade_no: str) -> None:
        """Let go of notices held back until the merchant closes."""
        self._store.run(
            "UPDATE delivery SET due_at = ? WHERE due_at IS NULL AND state = 'queued' AND notification_id IN"
            " (SELECT id FROM notification WHERE channel = ? AND out_trade_no = ?)",
            self._clock.now(),
            channel,
            out_trade_no,
        )
        self.wake()

    def _bend(self, plan: Plan, rule: Rule) -> None:
        match rule.action:
            case "drop_all":
                plan.state = "dropped"
            case "delay":
                plan.wait_s += rule.seconds(5)
            case "after_days":
                plan.wait_s += float(rule.args.get("days", 1)) * DAY_S
            case "reorder":
                plan.wait_s += self._chance.uniform(0, float(rule.args.get("window", 5)))
            case "late_after_close":
                plan.held = True
            case "duplicate":
                plan.copies = int(rule.args.get("n", 2))
                plan.pace_s = 0 if rule.args.get("parallel", True) else PACE_S

    def _insert(self, notice: Notice, state: str) -> int:
        return self._store.run(
            "INSERT INTO notification (channel, out_trade_no, notify_id, url, fields, created_at, state)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            notice.channel,
            notice.out_trade_no,
            notice.notify_id,
            notice.url,
            json.dumps(dict(notice.fields), ensure_ascii=False),
            self._clock.now(),
            state,
        )

    def _queue(self, notification_id: int, try_no: int, due_at: float | None) -> int:
        sql = "INSERT INTO delivery (notification_id, try_no, due_at, state) VALUES (?, ?, ?, 'queued')"
        return self._store.run(sql, notification_id, try_no, due_at)

    # -- sending -------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Work the queue off until cancelled."""
        self._store.run("UPDATE delivery SET state = 'queued' WHERE state = 'sending'")
        try:
            while True:
                self._wake.clear()
                for row in self._take_due():
                    self._start(row)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), self._until_next())
        finally:
            for task in self._under_way:
                task.cancel()

    async def deliver_now(self, notification_id: int) -> None:
        """Send what is queued of one notice and wait for the answers."""
        rows = self._take("d.notification_id = ?", notification_id)
        await asyncio.gather(*(self._try(row) for row in rows))

    async def deliver_copies(
        self, notice: Notice, *, count: int, parallel: bool, mutation: str | None
    ) -> list[dict[str, Any]]:
        """Send a notice outside the schedule, without retries; give the merchant's answer to each copy."""
        with self._store.transaction():
            number = self._insert(notice, "by hand")
        message = self._channels[notice.channel].message(notice.url, notice.fields, mutation)
        answers = await self._sender.send_copies(message, count=count, parallel=parallel)
        with self._store.transaction():
            for answer in answers:
                self._store.run(
                    "INSERT INTO delivery (notification_id, try_no, due_at, state, mutation, sent_at, status,"
                    " body, error) VALUES (?, 1, ?, 'sent', ?, ?, ?, ?, ?)",
                    number,
                    self._clock.now(),
                    mutation,
                    self._clock.now(),
                    answer.status,
                    answer.text,
                    answer.error,
                )
        return [answer.listed() for answer in answers]

    def _take_due(self) -> list[Row]:
        return self._take("d.due_at <= ?", self._clock.now())

    def _take(self, condition: str, value: float) -> list[Row]:
        with self._store.transaction():
            rows = self._store.all(
                "SELECT d.id, d.try_no, n.id AS notification_id, n.channel, n.out_trade_no, n.url, n.fields"  # noqa: S608
                " FROM delivery d JOIN notification n ON n.id = d.notification_id"
                f" WHERE d.state = 'queued' AND {condition} ORDER BY d.due_at LIMIT 500",
                value,
            )
            for row in rows:
                sql = "UPDATE delivery SET state = 'sending', sent_at = ? WHERE id = ?"
                self._store.run(sql, self._clock.now(), row["id"])
        return rows

    def _start(self, row: Row) -> None:
        task = asyncio.create_task(self._try(row))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        task.add_done_callback(report_failure)

    async def _try(self, row: Row) -> None:
        channel = self._channels[row["channel"]]
        mutation = None
        for rule in self._faults.fire(Stage.TRY, Event(row["channel"], "notify", row["out_trade_no"])):
            if rule.action == "drop" or channel.knows(rule.action):
                mutation = rule.action
        if mutation == "drop":
            answer = Answer(None, b"", "dropped by a fault rule")
        else:
            message = channel.message(row["url"], json.loads(row["fields"]), mutation)
            async with self._at_once:
                answer = await self._sender.send(message)
        self._finish(row, answer, mutation, accepted=channel.accepted(answer))

    def _finish(self, row: Row, answer: Answer, mutation: str | None, *, accepted: bool) -> None:
        log.info(
            "notice of %s, try %d: %s", row["out_trade_no"], row["try_no"], answer.status or answer.error
        )
        with self._store.transaction():
            self._store.run(
                "UPDATE delivery SET state = ?, mutation = ?, status = ?, body = ?, error = ? WHERE id = ?",
                "accepted" if accepted else "failed",
                mutation,
                answer.status,
                answer.text,
                answer.error,
                row["id"],
            )
            if accepted:
                self._settle(row["notification_id"], "accepted")
            else:
                self._retry(row)
        self.wake()

    def _settle(self, notification_id: int, state: str) -> None:
        self._store.run(
            "UPDATE notification SET state = ? WHERE id = ? AND state = 'pending'", state, notification_id
        )
        # Copies of the first try still leave (that is what "sent twice" means); only retries are called off.
        sql = (
            "UPDATE delivery SET state = 'not needed'"
            " WHERE notification_id = ? AND state = 'queued' AND try_no > 1"
        )
        self._store.run(sql, notification_id)

    def _retry(self, row: Row) -> None:
        channel, number = self._channels[row["channel"]], row["notification_id"]
        pending = self._store.one("SELECT 1 FROM notification WHERE id = ? AND state = 'pending'", number)
        newer = self._store.one(
            "SELECT 1 FROM delivery WHERE notification_id = ? AND try_no > ?", number, row["try_no"]
        )
        if not pending or newer:
            return
        if row["try_no"] > len(channel.waits_s):
            self._settle(number, "given up")
            return
        wait_s = channel.waits_s[row["try_no"] - 1] / self._time_scale
        self._queue(number, row["try_no"] + 1, self._clock.now() + wait_s)

    def _until_next(self) -> float:
        row = self._store.one(
            "SELECT MIN(due_at) AS due FROM delivery WHERE state = 'queued' AND due_at IS NOT NULL"
        )
        if row is None or row["due"] is None:
            return IDLE_S
        return min(IDLE_S, max(0.0, float(row["due"]) - self._clock.now()))

    # -- looking -------------------------------------------------------------------------------------------

    def newest(self, channel: str, out_trade_no: str) -> Notice | None:
        """Give the newest notice made for a number."""
        sql = "SELECT * FROM notification WHERE channel = ? AND out_trade_no = ? ORDER BY id DESC LIMIT 1"
        row = self._store.one(sql, channel, out_trade_no)
        if row is None:
            return None
        return Notice(channel, out_trade_no, row["notify_id"], row["url"], json.loads(row["fields"]))

    def listed(self, out_trade_no: str | None) -> list[dict[str, Any]]:
        """List notices with their tries, oldest first."""
        condition = "" if out_trade_no is None else "WHERE out_trade_no = ?"
        values = () if out_trade_no is None else (out_trade_no,)
        rows = self._store.all(f"SELECT * FROM notification {condition} ORDER BY id", *values)  # noqa: S608
        return [
            {
                **dict(row),
                "fields": json.loads(row["fields"]),
                "created_at": utc_text(row["created_at"]),
                "tries": self._tries(row["id"]),
            }
            for row in rows
        ]

    def _tries(self, notification_id: int) -> list[dict[str, Any]]:
        rows = self._store.all(
            "SELECT * FROM delivery WHERE notification_id = ? ORDER BY id", notification_id
        )
        return [
            {
                **dict(row),
                **{
                    name: None if row[name] is None else utc_text(row[name]) for name in ("due_at", "sent_at")
                },
            }
            for row in rows
        ]
