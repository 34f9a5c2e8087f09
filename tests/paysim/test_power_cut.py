"""kill -9 at random moments loses no journal row and no notice of a payment."""

from __future__ import annotations

import os
import random
import threading
import time
from pathlib import Path

import httpx
import pytest

from tests.paysim.merchant import Merchant, number
from tests.paysim.receiver import Receiver
from tests.paysim.server import PaysimServer

ROUNDS = int(os.environ.get("PAYSIM_KILL_ROUNDS", "4"))


def buy_until_it_dies(merchant: Merchant, notify_url: str, acknowledged: list[str]) -> None:
    """Pay again and again; remember what the gateway confirmed."""
    headers = {"authorization": f"Bearer {merchant.server.token}"}
    with httpx.Client(base_url=merchant.server.base_url, headers=headers, timeout=5) as browser:
        try:
            while True:
                sold = number()
                browser.get(merchant.page_url(sold, notify_url=notify_url))
                if browser.post("/_sim/pay", json={"out_trade_no": sold}).status_code == 200:
                    acknowledged.append(sold)
        except httpx.TransportError:
            return


@pytest.mark.timeout(0)  # a campaign with large numbers takes its time
def test_a_power_cut_loses_neither_journal_nor_notices(tmp_path: Path, receiver: Receiver) -> None:
    server = PaysimServer(tmp_path, time_scale=3600, notify_twice=0)
    acknowledged: list[str] = []
    journal: list[dict[str, object]] = []
    moments = random.Random(5)
    for _ in range(ROUNDS):
        server.start()
        assert server.control.journal()[: len(journal)] == journal
        merchant = Merchant(server)
        buyers = [
            threading.Thread(target=buy_until_it_dies, args=(merchant, receiver.url, acknowledged))
            for _ in range(3)
        ]
        for buyer in buyers:
            buyer.start()
        time.sleep(moments.uniform(0.15, 0.5))
        journal = server.control.journal()
        server.kill()
        for buyer in buyers:
            buyer.join()
    server.start()
    try:
        journal = server.control.journal()
        paid = {row["out_trade_no"] for row in journal if row["op"] == "pay"}
        told = _wait_until_told(receiver, paid)
    finally:
        server.stop()

    assert len(acknowledged) >= ROUNDS
    assert set(acknowledged) <= paid
    assert [row["seq"] for row in journal] == list(range(1, len(journal) + 1))
    assert told >= paid


def _wait_until_told(receiver: Receiver, paid: set[object]) -> set[str]:
    deadline = time.monotonic() + 20
    while not paid <= (told := {form["out_trade_no"] for form in receiver.forms()}):
        assert time.monotonic() < deadline, f"{len(paid - told)} notices are missing"
        time.sleep(0.1)
    return told


def test_the_journal_cannot_be_rewritten(tmp_path: Path) -> None:
    import sqlite3

    with PaysimServer(tmp_path, notify_twice=0) as server:
        Merchant(server).pay()
    with sqlite3.connect(tmp_path / "paysim.sqlite3") as database:
        for sql in ("DELETE FROM journal", "UPDATE journal SET amount_fen = 1"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                database.execute(sql)
