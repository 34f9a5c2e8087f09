from __future__ import annotations

import io
import json
import time
import zipfile
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from cryptography.exceptions import InvalidSignature

from tests.paysim.merchant import Merchant, number
from tests.paysim.receiver import Receiver
from tests.paysim.server import ControlRefused, http
from tests.paysim.test_notifier import settled, tries

BILL = "alipay.data.dataservice.bill.downloadurl.query"


def refunded_fen(merchant: Merchant, sold: str) -> int:
    return merchant.server.control.totals()[sold]["refunded_fen"]


# -- server calls -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "status"),
    [("http_502", 502), ("http_503", 503), ("refuse_connection", None), ("connect_timeout", None)],
)
def test_a_fault_before_the_effect_leaves_no_trace(
    merchant: Merchant, action: str, status: int | None
) -> None:
    sold = merchant.pay()
    merchant.server.control.add_fault(action, match={"op": "refund"}, times=1, args={"seconds": 0.3})
    params = merchant.params(
        "alipay.trade.refund", {"out_trade_no": sold, "refund_amount": "1.00", "out_request_no": "A"}
    )

    if status is None:
        with pytest.raises(httpx.TransportError):
            http.post(merchant.gateway, data=params)
    else:
        assert http.post(merchant.gateway, data=params).status_code == status
    assert refunded_fen(merchant, sold) == 0
    assert merchant.refund(sold, "1.00", "A").fields["fund_change"] == "Y"


@pytest.mark.parametrize(
    "action",
    ["reset_after_commit", "read_timeout_after_commit", "truncated_body", "slow_drip", "http_500_after_commit",
     "system_error_after_commit"],
)  # fmt: skip
def test_a_fault_after_the_effect_hides_a_refund_that_happened(merchant: Merchant, action: str) -> None:
    sold = merchant.pay()
    merchant.server.control.add_fault(action, match={"op": "refund"}, times=1)
    params = merchant.params(
        "alipay.trade.refund", {"out_trade_no": sold, "refund_amount": "1.00", "out_request_no": "A"}
    )
    try:
        # httpx limits each read, not the whole answer: the drip has to be slower than that.
        seen = http.post(merchant.gateway, data=params, timeout=0.5).content
    except httpx.TransportError:
        seen = b"no answer"

    assert b'"10000"' not in seen
    assert refunded_fen(merchant, sold) == 100
    assert merchant.refund(sold, "1.00", "A").fields["fund_change"] == "N"
    assert refunded_fen(merchant, sold) == 100


@pytest.mark.parametrize("action", ["bad_signature", "signed_without_escapes"])
def test_an_answer_can_fail_its_check(merchant: Merchant, action: str) -> None:
    sold = merchant.pay()
    merchant.server.control.add_fault(action, match={"op": "query"}, times=1)

    with pytest.raises(InvalidSignature):
        merchant.query(sold)
    assert merchant.query(sold).signed


def test_answers_can_be_unsigned_redirected_html_or_wrong(merchant: Merchant) -> None:
    sold = merchant.pay()

    def raw(action: str) -> httpx.Response:
        merchant.server.control.add_fault(action, match={"op": "query"}, times=1)
        return http.post(merchant.gateway, data=merchant.params("alipay.trade.query", {"out_trade_no": sold}))

    assert b'"sign"' not in raw("no_signature").content
    assert raw("redirect").status_code == 302
    assert b"<html>" in raw("html_error_page").content
    assert merchant.read(raw("wrong_amount_in_query")).fields["total_amount"] == "9.89"
    assert raw("sign_first").text.startswith('{"sign"')
    assert merchant.read(raw("braces_in_strings")).fields["note"] == '}{","sign":"BBBB'
    gbk = raw("gbk_charset")
    assert "gbk" in gbk.headers["content-type"]
    answer = json.loads(gbk.content.decode("gbk"))["alipay_trade_query_response"]
    assert answer["store_name"] == "证大五道口店"


def test_any_documented_code_can_be_asked_for(merchant: Merchant) -> None:
    control = merchant.server.control
    control.add_fault("business_error", match={"op": "query"}, args={"sub_code": "ACQ.ACCESS_FORBIDDEN"})
    control.add_fault("business_error", match={"op": "page.pay"}, args={"sub_code": "ACQ.BUYER_SELLER_EQUAL"})

    assert merchant.query(merchant.server.data_dir.name).sub_code == "ACQ.ACCESS_FORBIDDEN"
    assert merchant.page_error(merchant.page_url(number())) == "ACQ.BUYER_SELLER_EQUAL"


# -- rules --------------------------------------------------------------------------------------------------


def test_a_rule_strikes_only_what_it_matches_and_counts(merchant: Merchant) -> None:
    control, first, second = merchant.server.control, merchant.pay(), merchant.pay()
    control.add_fault(
        "rate_limited", match={"method": "alipay.trade.qu*", "out_trade_no": first, "nth": 2}, times=1
    )

    codes = [merchant.query(sold).code for sold in (second, first, second, first, first)]

    assert codes == ["10000", "10000", "10000", "40005", "10000"]
    assert [(rule["action"], rule["hits"]) for rule in control.faults()] == [("rate_limited", 1)]
    control.clear_faults()
    assert control.faults() == []


def test_the_same_seed_makes_the_same_choices(merchant: Merchant) -> None:
    merchant.server.control.add_fault("rate_limited", match={"op": "query"}, prob=0.5)
    sold = merchant.pay()

    hits = sum(merchant.query(sold).code == "40005" for _ in range(60))

    assert 15 <= hits <= 45
    assert merchant.server.control.faults()[0]["hits"] == hits


@pytest.mark.parametrize(
    "rule",
    [{"action": "dance"}, {"action": "drop", "match": {"colour": "red"}}, {"action": "drop", "prob": 2},
     {"action": "drop", "times": 0}, {}],
)  # fmt: skip
def test_a_rule_that_makes_no_sense_is_refused(merchant: Merchant, rule: dict[str, Any]) -> None:
    with pytest.raises(ControlRefused) as refusal:
        merchant.server.control.call("POST", "faults", rule)

    assert refusal.value.status == 422
    assert merchant.server.control.faults() == []


# -- notices ------------------------------------------------------------------------------------------------


def test_a_dropped_try_is_made_up_by_the_next(merchant: Merchant, receiver: Receiver) -> None:
    merchant.server.control.add_fault("drop", times=1)
    sold = merchant.pay(notify_url=receiver.url)
    settled(merchant.server, sold, count=1)
    assert receiver.bodies == []

    merchant.server.control.clock("5m")
    receiver.wait_for(1, sold)


def test_all_tries_of_a_notice_can_be_lost(merchant: Merchant, receiver: Receiver) -> None:
    merchant.server.control.add_fault("drop_all")
    sold = merchant.pay(notify_url=receiver.url)

    merchant.server.control.clock("2d")
    assert receiver.bodies == []
    assert [(n["state"], n["tries"]) for n in merchant.server.control.notifications(sold)] == [
        ("dropped", [])
    ]
    merchant.server.control.notify(sold)
    assert receiver.wait_for(1, sold)[0]["trade_status"] == "TRADE_SUCCESS"


def test_a_notice_can_be_days_late(merchant: Merchant, receiver: Receiver) -> None:
    merchant.server.control.add_fault("after_days", args={"days": 3})
    merchant.server.control.add_fault("delay", args={"seconds": 60})
    sold = merchant.pay(notify_url=receiver.url)

    merchant.server.control.clock("3d")
    time.sleep(0.2)
    assert receiver.bodies == []
    merchant.server.control.clock("61s")
    receiver.wait_for(1, sold)


def test_a_notice_can_come_many_times_at_once(merchant: Merchant, receiver: Receiver) -> None:
    merchant.server.control.add_fault("duplicate", args={"n": 5, "parallel": True})
    sold = merchant.pay(notify_url=receiver.url)

    assert len(receiver.wait_for(5, sold)) == 5
    assert [t["state"] for t in settled(merchant.server, sold, count=5)] == ["accepted"] * 5


def test_a_notice_can_wait_for_the_merchants_close(merchant: Merchant, receiver: Receiver) -> None:
    merchant.server.control.add_fault("late_after_close")
    sold = merchant.pay(notify_url=receiver.url)
    merchant.server.control.clock("1h")
    time.sleep(0.2)
    assert receiver.bodies == []

    merchant.close(sold)
    receiver.wait_for(1, sold)


def test_notices_can_change_their_order(merchant: Merchant, receiver: Receiver) -> None:
    merchant.server.control.add_fault("reorder", args={"window": 1000})
    sold = [merchant.pay(notify_url=receiver.url) for _ in range(8)]

    due = [tries(merchant.server, one)[0]["due_at"] for one in sold]
    assert due != sorted(due)
    merchant.server.control.clock("1001s")
    assert {form["out_trade_no"] for form in receiver.wait_for(8)} == set(sold)


def test_a_notice_can_come_before_the_browser_knows_where_to_go(
    merchant: Merchant, receiver: Receiver
) -> None:
    merchant.server.control.add_fault("early", match={"op": "page.pay"})
    sold = number()

    merchant.server.open_cashier(merchant.page_url(sold, notify_url=receiver.url))

    assert [form["trade_status"] for form in receiver.forms(sold)] == ["TRADE_SUCCESS"]


def test_a_changed_notice_can_be_followed_by_an_honest_one(merchant: Merchant, receiver: Receiver) -> None:
    receiver.answer = lambda body: (200, b"fail" if b"total_amount=9.91" in body else b"success")
    merchant.server.control.add_fault("amount_plus_1", match={"op": "notify"}, times=1)
    sold = merchant.pay(notify_url=receiver.url)
    settled(merchant.server, sold, count=1)
    merchant.server.control.clock("5m")

    assert [form["total_amount"] for form in receiver.wait_for(2, sold)] == ["9.91", "9.90"]
    assert all(map(merchant.verifies_notice, receiver.forms(sold)))


def test_the_gateways_clock_can_be_wrong_in_notices(merchant: Merchant, receiver: Receiver) -> None:
    merchant.server.control.add_fault("clock_skew", args={"seconds": -360})
    sold = merchant.pay(notify_url=receiver.url)
    skewed = receiver.wait_for(1, sold)[0]

    assert merchant.verifies_notice(skewed)
    assert skewed["gmt_payment"] < merchant.query(sold).fields["send_pay_date"]


# -- refunds ------------------------------------------------------------------------------------------------


def test_a_refund_can_stay_in_progress_for_ever(merchant: Merchant) -> None:
    merchant.server.control.settings(chaos=False)
    merchant.server.control.add_fault("processing_forever", match={"op": "refund"})
    sold = merchant.pay()

    assert merchant.refund(sold, "9.90", "A").fields["fund_change"] == "N"
    assert merchant.refund_query(sold, "A").fields == {"code": "10000", "msg": "Success"}
    assert merchant.query(sold).fields["trade_status"] == "TRADE_SUCCESS"
    assert refunded_fen(merchant, sold) == 0
    assert merchant.server.control.journal()[-1]["op"] == "refund_accepted"
    assert merchant.refund(sold, "0.01", "B").sub_code == "ACQ.REASON_TRADE_REFUND_FEE_ERR"


def test_a_refund_can_be_told_before_it_is_answered_and_twice(merchant: Merchant, receiver: Receiver) -> None:
    merchant.server.control.add_fault("callback_before_answer")
    merchant.server.control.add_fault("duplicate_refund_callback")
    sold = merchant.pay(notify_url=receiver.url)
    receiver.wait_for(1, sold)

    merchant.refund(sold, "1.00", "A")

    assert len(receiver.forms(sold)) > 1
    assert [form.get("refund_fee") for form in receiver.wait_for(3, sold)] == [None, "1.00", "1.00"]


# -- bills --------------------------------------------------------------------------------------------------


def bill_lines(
    merchant: Merchant, bill_type: str = "trade", *, wait: str | None = None
) -> list[list[str]] | int:
    day = merchant.server.control.journal()[0]["at"]
    reply = merchant.call(BILL, {"bill_type": bill_type, "bill_date": _beijing_day(day)})
    if wait:
        merchant.server.control.clock(wait)
    answer = http.get(reply.fields["bill_download_url"])
    if answer.status_code != 200:
        return answer.status_code
    archive = zipfile.ZipFile(io.BytesIO(answer.content), metadata_encoding="gbk")
    text = archive.read(archive.namelist()[0]).decode("gbk")
    return [line.split(",") for line in text.splitlines() if not line.startswith("#")][1:]


def _beijing_day(at: str) -> str:
    return (datetime.fromisoformat(at) + timedelta(hours=8)).strftime("%Y-%m-%d")


def test_a_bill_shows_each_payment_and_refund_with_its_fen(merchant: Merchant) -> None:
    sold = merchant.pay("12.34")
    merchant.refund(sold, "2.30", "A")
    merchant.server.control.clock("33h")

    trade = bill_lines(merchant)
    account = bill_lines(merchant, "signcustomer")

    assert isinstance(trade, list)
    assert isinstance(account, list)
    assert [(line[1], line[2], line[11], line[21]) for line in trade] == [
        (f"{sold}\t", "交易", "12.34", ""),
        (f"{sold}\t", "退款", "-2.30", "A\t"),
    ]
    assert [(line[6], line[7], line[8]) for line in account] == [
        ("12.34", "", "12.34"),
        ("", "-2.30", "10.04"),
    ]


def test_bills_can_be_wrong_in_each_way(merchant: Merchant) -> None:
    control, sold, other = merchant.server.control, merchant.pay("1.00"), merchant.pay("2.00")
    control.clock("33h")

    control.add_fault("missing_row", match={"out_trade_no": sold}, times=1)
    assert [line[1] for line in bill_lines(merchant)] == [f"{other}\t"]  # type: ignore[union-attr]
    control.add_fault("extra_row", times=1)
    assert [line[11] for line in bill_lines(merchant)] == ["1.00", "2.00", "12.34"]  # type: ignore[union-attr]
    control.add_fault("wrong_amount", match={"out_trade_no": other}, times=1)
    assert [line[11] for line in bill_lines(merchant)] == ["1.00", "2.01"]  # type: ignore[union-attr]
    control.add_fault("expired_url", times=1)
    assert bill_lines(merchant) == 403
    assert bill_lines(merchant, wait="31s") == 403
    control.add_fault("not_ready", times=1)
    day = _beijing_day(control.journal()[0]["at"])
    assert merchant.call(BILL, {"bill_type": "trade", "bill_date": day}).sub_code == "BILL_NOT_EXIST"
    assert isinstance(bill_lines(merchant), list)
