"""kill -9 at random moments loses no journal row and no notice of a payment."""

from __future__ import annotations

import json
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
from tests.paysim.wechat_merchant import WechatMerchant

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


def buy_by_wechat_until_it_dies(merchant: WechatMerchant, notify_url: str, acknowledged: list[str]) -> None:
    """The same by WeChat; each payment is refunded at once."""
    try:
        while True:
            sold = number()
            if merchant.prepay(sold, notify_url=notify_url).status != 200:
                continue
            if merchant.server.control.pay(sold)["trade_status"] == "SUCCESS":
                acknowledged.append(sold)
                merchant.refund(sold, 990, f"R{sold}", notify_url=notify_url)
    except httpx.TransportError:
        return


@pytest.mark.timeout(0)  # a campaign with large numbers takes its time
def test_a_power_cut_loses_nothing_of_wechat(tmp_path: Path, receiver: Receiver) -> None:
    server = PaysimServer(tmp_path, time_scale=3600, notify_twice=0, chaos=False)
    acknowledged: list[str] = []
    journal: list[dict[str, object]] = []
    moments = random.Random(6)
    for _ in range(ROUNDS):
        server.start()
        assert server.control.journal()[: len(journal)] == journal
        merchant = WechatMerchant(server)
        buyers = [
            threading.Thread(target=buy_by_wechat_until_it_dies, args=(merchant, receiver.url, acknowledged))
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
        _wait_until_all_is_told(server, receiver, WechatMerchant(server), acknowledged)
        journal = server.control.journal()
    finally:
        server.stop()

    assert len(acknowledged) >= ROUNDS
    assert [row["seq"] for row in journal] == list(range(1, len(journal) + 1))


def _wait_until_all_is_told(
    server: PaysimServer, receiver: Receiver, merchant: WechatMerchant, acknowledged: list[str]
) -> None:
    """Each acknowledged payment and each accepted refund is told, whatever was killed in between."""
    rows = server.control.journal()
    wanted = {("TRANSACTION.SUCCESS", row["out_trade_no"]) for row in rows if row["op"] == "pay"}
    wanted |= {("REFUND.SUCCESS", row["out_trade_no"]) for row in rows if row["op"] == "refund_accepted"}
    assert {("TRANSACTION.SUCCESS", sold) for sold in acknowledged} <= wanted
    deadline = time.monotonic() + 20
    while not wanted <= (told := _told(receiver, merchant)):
        assert time.monotonic() < deadline, f"{len(wanted - told)} notices are missing"
        time.sleep(0.1)


def _told(receiver: Receiver, merchant: WechatMerchant) -> set[tuple[str, str]]:
    envelopes = [json.loads(body) for body in list(receiver.bodies)]
    return {(told["event_type"], merchant.opened(told["resource"])["out_trade_no"]) for told in envelopes}


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
