"""The gateway's only memory: one SQLite file, every commit on disk before anybody is answered.

All access happens on the event loop's thread and no transaction spans an `await`, so that each one is alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

APPEND_ONLY = """
CREATE TRIGGER IF NOT EXISTS journal_keeps_rows BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS journal_keeps_values BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""

SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, channel TEXT NOT NULL, op TEXT NOT NULL,
  out_trade_no TEXT NOT NULL, trade_no TEXT, amount_fen INTEGER, out_request_no TEXT) STRICT;
CREATE INDEX IF NOT EXISTS journal_by_number ON journal (channel, out_trade_no);
CREATE INDEX IF NOT EXISTS journal_by_time ON journal (channel, op, at);
CREATE TABLE IF NOT EXISTS alipay_page (
  token TEXT PRIMARY KEY, out_trade_no TEXT NOT NULL, offer TEXT NOT NULL, opened_at REAL NOT NULL,
  expires_at REAL, pay_at REAL, payer TEXT) STRICT;
CREATE INDEX IF NOT EXISTS alipay_page_by_number ON alipay_page (out_trade_no);
CREATE INDEX IF NOT EXISTS alipay_page_slow ON alipay_page (pay_at) WHERE pay_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS alipay_trade (
  out_trade_no TEXT PRIMARY KEY, trade_no TEXT NOT NULL UNIQUE, offer TEXT NOT NULL,
  amount_fen INTEGER NOT NULL, status TEXT NOT NULL, buyer TEXT NOT NULL, created_at REAL NOT NULL,
  expires_at REAL NOT NULL, paid_at REAL, closed_at REAL, refunded_fen INTEGER NOT NULL DEFAULT 0,
  CHECK (refunded_fen BETWEEN 0 AND amount_fen)) STRICT;
CREATE INDEX IF NOT EXISTS alipay_trade_waiting ON alipay_trade (expires_at) WHERE status = 'WAIT_BUYER_PAY';
CREATE TABLE IF NOT EXISTS alipay_refund (
  out_trade_no TEXT NOT NULL REFERENCES alipay_trade, out_request_no TEXT NOT NULL,
  amount_fen INTEGER NOT NULL, reason TEXT NOT NULL, at REAL NOT NULL, done INTEGER NOT NULL,
  PRIMARY KEY (out_trade_no, out_request_no)) STRICT;
CREATE TABLE IF NOT EXISTS alipay_bill (
  token TEXT PRIMARY KEY, bill_type TEXT NOT NULL, period TEXT NOT NULL, expires_at REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS wechat_order (
  out_trade_no TEXT PRIMARY KEY, transaction_id TEXT NOT NULL UNIQUE, offer TEXT NOT NULL,
  amount_fen INTEGER NOT NULL, state TEXT NOT NULL, openid TEXT NOT NULL, created_at REAL NOT NULL,
  paid_at REAL, closed_at REAL) STRICT;
CREATE INDEX IF NOT EXISTS wechat_order_waiting ON wechat_order (created_at) WHERE state = 'NOTPAY';
CREATE TABLE IF NOT EXISTS wechat_ticket (
  token TEXT PRIMARY KEY, out_trade_no TEXT NOT NULL REFERENCES wechat_order, kind TEXT NOT NULL,
  expires_at REAL NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS wechat_ticket_by_number ON wechat_ticket (out_trade_no);
CREATE TABLE IF NOT EXISTS wechat_refund (
  out_refund_no TEXT PRIMARY KEY, out_trade_no TEXT NOT NULL REFERENCES wechat_order,
  refund_id TEXT NOT NULL UNIQUE, amount_fen INTEGER NOT NULL, reason TEXT NOT NULL, notify_url TEXT NOT NULL,
  status TEXT NOT NULL, outcome TEXT NOT NULL, created_at REAL NOT NULL, due_at REAL, done_at REAL,
  notices INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS wechat_refund_by_number ON wechat_refund (out_trade_no);
CREATE INDEX IF NOT EXISTS wechat_refund_due ON wechat_refund (due_at) WHERE status = 'PROCESSING';
CREATE TABLE IF NOT EXISTS wechat_bill (
  token TEXT PRIMARY KEY, content BLOB NOT NULL, expires_at REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS notification (
  id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, out_trade_no TEXT NOT NULL, notify_id TEXT NOT NULL,
  url TEXT NOT NULL, fields TEXT NOT NULL, created_at REAL NOT NULL, state TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS notification_by_number ON notification (channel, out_trade_no);
CREATE TABLE IF NOT EXISTS delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT, notification_id INTEGER NOT NULL REFERENCES notification,
  try_no INTEGER NOT NULL,
  due_at REAL, state TEXT NOT NULL, mutation TEXT, sent_at REAL, status INTEGER, body TEXT,
  error TEXT) STRICT;
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (due_at) WHERE state = 'queued';
CREATE INDEX IF NOT EXISTS delivery_by_notification ON delivery (notification_id);
CREATE TABLE IF NOT EXISTS fault (
  id INTEGER PRIMARY KEY, match TEXT NOT NULL, action TEXT NOT NULL, args TEXT NOT NULL, prob REAL NOT NULL,
  times INTEGER, seen INTEGER NOT NULL DEFAULT 0, hits INTEGER NOT NULL DEFAULT 0) STRICT;
"""

# In an order that respects the references.
FORGOTTEN_ON_RESET = (
    "journal",
    "alipay_page",
    "alipay_refund",
    "alipay_trade",
    "alipay_bill",
    "wechat_refund",
    "wechat_ticket",
    "wechat_order",
    "wechat_bill",
    "delivery",
    "notification",
    "fault",
    "setting",
)


class Store:
    """Run SQL on the data file."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "busy_timeout = 5000",
        ):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(SCHEMA + APPEND_ONLY)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what happens inside one commit. Inside another transaction, join it."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def run(self, sql: str, *values: Any) -> int:
        """Execute a change; give the new row's id (insert)."""
        return self._db.execute(sql, values).lastrowid or 0

    def one(self, sql: str, *values: Any) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._db.execute(sql, values).fetchone()
        return row

    def all(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        return self._db.execute(sql, values).fetchall()

    def setting(self, name: str, default: Any) -> Any:
        row = self.one("SELECT value FROM setting WHERE name = ?", name)
        return default if row is None else json.loads(row["value"])

    def keep_setting(self, name: str, value: Any) -> None:
        self.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", name, json.dumps(value))

    def forget(self) -> None:
        """Empty every table. Only a reset may do this, so the journal's guard leaves for a moment."""
        with self.transaction():
            self._db.execute("DROP TRIGGER journal_keeps_rows")
            for table in FORGOTTEN_ON_RESET:
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from the list above
            self._db.execute(APPEND_ONLY.partition("CREATE TRIGGER IF NOT EXISTS journal_keeps_values")[0])

    def close(self) -> None:
        self._db.close()
