from __future__ import annotations

import threading
import time
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.paysim.merchant import Merchant, number
from tests.paysim.receiver import Receiver
from tests.paysim.server import ControlRefused, PaysimServer

WAITS_S = [240, 600, 600, 3600, 7200, 21600, 54000]


def tries(server: PaysimServer, sold: str) -> list[dict[str, Any]]:
    return [attempt for notice in server.control.notifications(sold) for attempt in notice["tries"]]


def settled(server: PaysimServer, sold: str, *, count: int, within_s: float = 10) -> list[dict[str, Any]]:
    """Wait until `count` tries were answered."""
    deadline = time.monotonic() + within_s
    while len(done := [t for t in tries(server, sold) if t["state"] in ("accepted", "failed")]) < count:
        assert time.monotonic() < deadline, tries(server, sold)
        time.sleep(0.02)
    return done


def seconds(earlier: str, later: str) -> float:
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()


def test_an_accepted_notice_is_sent_once_and_tells_what_was_paid(
    merchant: Merchant, receiver: Receiver
) -> None:
    sold = merchant.pay("12.30", notify_url=receiver.url, passback_params="a%3Db", body="正文")

    notice = receiver.wait_for(1, sold)[0]
    done = settled(merchant.server, sold, count=1)

    assert merchant.verifies_notice(notice)
    told = {
        name: notice[name]
        for name in ("app_id", "seller_id", "total_amount", "trade_status", "passback_params")
    }
    assert told == {
        "app_id": merchant.app_id,
        "seller_id": merchant.seller_id,
        "total_amount": "12.30",
        "trade_status": "TRADE_SUCCESS",
        "passback_params": "a%3Db",
    }
    assert [(t["try_no"], t["state"], t["status"], t["body"]) for t in done] == [
        (1, "accepted", 200, "success")
    ]
    assert merchant.server.control.notifications(sold)[0]["state"] == "accepted"
    assert len(receiver.forms(sold)) == 1


@pytest.mark.parametrize(
    "answer",
    [
        (200, b"success\n"),
        (200, b"SUCCESS"),
        (200, b'"success"'),
        (200, b""),
        (500, b"success"),
        (302, b"success"),
    ],
)
def test_anything_but_the_exact_word_is_a_failure(
    merchant: Merchant, receiver: Receiver, answer: tuple[int, bytes]
) -> None:
    receiver.answer = lambda _body: answer
    sold = merchant.pay(notify_url=receiver.url)

    assert settled(merchant.server, sold, count=1)[0]["state"] == "failed"
    assert tries(merchant.server, sold)[1]["state"] == "queued"
    assert len(receiver.forms(sold)) == 1


def test_a_refused_notice_is_tried_eight_times_in_25_hours(merchant: Merchant, receiver: Receiver) -> None:
    receiver.answer = lambda _body: (200, b"fail")
    sold = merchant.pay(notify_url=receiver.url)
    for done, wait_s in enumerate(WAITS_S, 1):
        settled(merchant.server, sold, count=done)
        merchant.server.control.clock(wait_s - 5)
        assert len(tries(merchant.server, sold)) == done + 1
        assert tries(merchant.server, sold)[-1]["state"] == "queued"
        merchant.server.control.clock(6)
    done_tries = settled(merchant.server, sold, count=8)

    merchant.server.control.clock("2d")
    assert len(done_tries) == len(tries(merchant.server, sold)) == 8
    assert merchant.server.control.notifications(sold)[0]["state"] == "given up"
    assert len({form["notify_id"] for form in receiver.forms(sold)}) == 1
    assert len(set(receiver.bodies)) == 1


def test_the_schedule_is_divided_by_the_time_scale(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answer = lambda _body: (200, b"fail")
    scale = 36_000
    with PaysimServer(tmp_path, time_scale=scale, notify_twice=0) as server:
        sold = Merchant(server).pay(notify_url=receiver.url)
        done = settled(server, sold, count=8, within_s=20)

    waits_s = [seconds(a["sent_at"], b["due_at"]) for a, b in pairwise(done)]
    # The wait begins when the answer is in, which takes a little.
    assert waits_s == pytest.approx([wait / scale for wait in WAITS_S], abs=0.25)
    assert waits_s[-1] >= WAITS_S[-1] / scale


def test_notices_leave_twice_as_often_as_the_switch_says(merchant: Merchant, receiver: Receiver) -> None:
    merchant.server.control.settings(notify_twice=1)

    sold = merchant.pay(notify_url=receiver.url)

    both = receiver.wait_for(2, sold)
    assert both[0] == both[1]
    assert [t["state"] for t in settled(merchant.server, sold, count=2)] == ["accepted", "accepted"]


def test_refunds_are_told_too(merchant: Merchant, receiver: Receiver) -> None:
    sold = merchant.pay(notify_url=receiver.url)
    receiver.wait_for(1, sold)
    merchant.refund(sold, "1.00", "A")
    partial = receiver.wait_for(2, sold)[1]
    merchant.refund(sold, "8.90", "B")
    full = receiver.wait_for(3, sold)[2]

    fields = ("trade_status", "refund_fee", "out_biz_no", "total_amount")
    assert tuple(partial[name] for name in fields) == ("TRADE_SUCCESS", "1.00", "A", "9.90")
    assert tuple(full[name] for name in fields) == ("TRADE_CLOSED", "9.90", "B", "9.90")
    assert "gmt_refund" in partial
    assert "gmt_close" in full


def test_closing_is_told_to_mobile_pages_only(merchant: Merchant, receiver: Receiver) -> None:
    page, wap, late = number(), number(), number()
    control = merchant.server.control
    control.scan(url=merchant.page_url(page, notify_url=receiver.url))
    control.scan(url=merchant.page_url(wap, wap=True, notify_url=receiver.url))
    control.scan(url=merchant.page_url(late, wap=True, notify_url=receiver.url, timeout_express="5m"))
    merchant.close(page)
    merchant.close(wap)
    control.clock("6m")

    notices = receiver.wait_for(2)
    assert {(form["out_trade_no"], form["trade_status"]) for form in notices} == {
        (wap, "TRADE_CLOSED"),
        (late, "TRADE_CLOSED"),
    }
    assert all("refund_fee" not in form for form in notices)


def test_parallel_copies_are_under_way_at_the_same_time(merchant: Merchant, receiver: Receiver) -> None:
    sold = merchant.pay(notify_url=receiver.url)
    receiver.wait_for(1, sold)
    together = threading.Barrier(50, timeout=10)

    def meet(_body: bytes) -> tuple[int, bytes]:
        together.wait()
        return 200, b"success"

    receiver.answer = meet
    answers = merchant.server.control.notify(sold, count=50, parallel=True)["answers"]

    assert [(answer["status"], answer["body"]) for answer in answers] == [(200, "success")] * 50
    assert len(receiver.forms(sold)) == 51


def test_raw_bytes_arrive_as_they_are_and_only_where_allowed(merchant: Merchant, receiver: Receiver) -> None:
    sent = b"\x00\xffnonsense"
    answers = merchant.server.control.notify_raw(receiver.url, sent, count=2)["answers"]

    assert [answer["body"] for answer in answers] == ["success", "success"]
    assert receiver.bodies == [sent, sent]
    for forbidden in ("http://192.0.2.1/notify", "file:///etc/passwd", "http://example.com/"):
        with pytest.raises(ControlRefused) as refusal:
            merchant.server.control.notify_raw(forbidden, b"x")
        assert refusal.value.status == 422


def test_a_notice_to_a_foreign_host_never_leaves(merchant: Merchant) -> None:
    sold = merchant.pay(notify_url="http://192.0.2.1/notify")

    done = settled(merchant.server, sold, count=1)
    assert "HostRefused" in done[0]["error"]


def test_a_notice_can_be_claimed_for_a_page_nobody_paid_and_the_journal_does_not_believe_it(
    merchant: Merchant, receiver: Receiver
) -> None:
    sold = number()
    merchant.server.open_cashier(merchant.page_url(sold, notify_url=receiver.url))

    merchant.server.control.notify(sold)

    assert receiver.wait_for(1, sold)[0]["trade_status"] == "TRADE_SUCCESS"
    assert [row["op"] for row in merchant.server.control.journal()] == ["prepay"]
    assert merchant.server.control.totals() == {}


def test_any_form_can_be_signed_for_fuzzing(merchant: Merchant, receiver: Receiver) -> None:
    body = merchant.server.control.sign({"out_trade_no": "X1", "total_amount": "中文 & 1=1"})
    merchant.server.control.notify_raw(receiver.url, body)

    assert merchant.verifies_notice(receiver.forms("X1")[0])
