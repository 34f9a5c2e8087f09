"""What can go wrong with WeChat Pay, on request."""

from __future__ import annotations

import gzip
import hashlib
import json
import time
from typing import Any

import httpx
import pytest
from cryptography.exceptions import InvalidSignature

from tests.paysim.merchant import number
from tests.paysim.receiver import Receiver
from tests.paysim.server import http
from tests.paysim.wechat_merchant import WechatMerchant

REFUNDS = "/v3/refund/domestic/refunds"
BILL = "/v3/bill/tradebill?bill_date={}&bill_type={}&tar_type=GZIP"


def add(wechat: WechatMerchant, action: str, op: str, **args: Any) -> None:
    match = {"channel": "wechat", "op": op}
    wechat.server.control.add_fault(action, match=match, times=1, args=args)


def accepted(wechat: WechatMerchant) -> list[str]:
    rows = wechat.server.control.journal()
    return [row["out_request_no"] for row in rows if row["op"] == "refund_accepted"]


# -- server calls -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "action", ["refuse_connection", "connect_timeout", "http_502", "http_503", "system_error"]
)
def test_a_fault_before_the_effect_leaves_no_trace(wechat: WechatMerchant, action: str) -> None:
    sold = wechat.pay()
    add(wechat, action, "refund", seconds=0.2)

    try:
        assert wechat.send("POST", REFUNDS, wechat.wish(sold, 1, "R1")).status_code >= 500
    except httpx.TransportError:
        assert action in ("refuse_connection", "connect_timeout")
    assert accepted(wechat) == []
    assert wechat.refund(sold, 1, "R1").status == 200


@pytest.mark.parametrize(
    "action",
    [
        "reset_after_commit",
        "read_timeout_after_commit",
        "http_500_after_commit",
        "system_error_after_commit",
        "truncated_body",
    ],
)
def test_a_fault_after_the_effect_hides_a_refund_that_happened_once(
    wechat: WechatMerchant, action: str
) -> None:
    sold = wechat.pay()
    add(wechat, action, "refund", seconds=0.2)

    try:
        assert wechat.send("POST", REFUNDS, wechat.wish(sold, 1, "R1")).status_code == 500
    except httpx.TransportError:
        assert action in ("reset_after_commit", "read_timeout_after_commit", "truncated_body")
    assert wechat.refund(sold, 1, "R1").status == 200
    assert accepted(wechat) == ["R1"]


@pytest.mark.parametrize(
    "action", ["bad_signature", "no_signature", "unknown_key", "stale_timestamp", "gbk_charset"]
)
def test_an_answer_can_be_unbelievable(wechat: WechatMerchant, action: str) -> None:
    sold = wechat.pay()
    add(wechat, action, "query")
    answer = wechat.send("GET", f"/v3/pay/transactions/out-trade-no/{sold}?mchid={wechat.mchid}")

    verified = wechat.verifies(answer.headers, answer.content)
    assert answer.status_code == 200
    # A stale or badly spelled answer is truly signed: only the age or the bytes tell.
    assert verified == (action in ("stale_timestamp", "gbk_charset"))
    if action == "stale_timestamp":
        assert int(answer.headers["wechatpay-timestamp"]) <= time.time() - 590
    if action == "no_signature":
        assert "wechatpay-signature" not in answer.headers


def test_an_answer_can_tell_a_wrong_amount_or_be_a_page_or_lead_away(wechat: WechatMerchant) -> None:
    sold = wechat.pay()
    add(wechat, "wrong_amount_in_query", "query", by_fen=-5)
    assert wechat.query(sold).fields["amount"]["total"] == 985

    target = f"/v3/pay/transactions/out-trade-no/{sold}?mchid={wechat.mchid}"
    add(wechat, "html_error_page", "query")
    assert wechat.send("GET", target).headers["content-type"].startswith("text/html")
    add(wechat, "redirect", "query", to="http://127.0.0.1:1/")
    assert wechat.send("GET", target).status_code == 302


def test_an_answer_may_leave_out_the_signatures_type(wechat: WechatMerchant) -> None:
    wechat.server.control.settings(chaos=True)
    kinds = {"wechatpay-signature-type" in wechat.prepay(number()).headers for _ in range(40)}

    assert kinds == {True, False}


# -- keys ---------------------------------------------------------------------------------------------------


def signers(wechat: WechatMerchant, **headers: str) -> set[str]:
    return {wechat.prepay_headers(headers)["wechatpay-serial"] for _ in range(16)}


def test_the_mode_says_who_signs_and_a_merchant_may_ask(wechat: WechatMerchant) -> None:
    public, certificate = wechat.public_key_id, wechat.certificate_serial

    for mode, wanted in (
        ("pubkey", {public}),
        ("cert", {certificate}),
        ("mixed(0.5)", {public, certificate}),
    ):
        wechat.server.control.settings(wechat_mode=mode)
        assert signers(wechat) == wanted
    assert signers(wechat, **{"wechatpay-serial": public}) == {public}


@pytest.mark.parametrize("kind", ["pubkey", "cert"])
def test_a_new_key_signs_beside_the_old_one_and_then_alone(wechat: WechatMerchant, kind: str) -> None:
    wechat.server.control.settings(wechat_mode=kind)
    old = wechat.public_key_id if kind == "pubkey" else wechat.certificate_serial
    new = wechat.server.control.rotate_keys(kind, overlap="2h")
    wechat.learn_keys()

    assert {old, new} <= wechat.platform.keys()
    assert signers(wechat) == {old, new}
    wechat.server.control.clock("3h")
    assert signers(wechat) == {new}
    if kind == "cert":
        listed = wechat.call("GET", "/v3/certificates").fields["data"]
        assert [row["serial_no"] for row in listed] == [new]


def test_a_gateway_with_a_wrong_clock_believes_nobody(wechat: WechatMerchant) -> None:
    wechat.server.control.settings(wechat_skew_s=360)
    assert wechat.query("NEVER1").code == "SIGN_ERROR"
    assert wechat.call("GET", "/v3/certificates", timestamp=str(int(time.time()) + 360)).code != "SIGN_ERROR"


# -- callbacks ----------------------------------------------------------------------------------------------


def test_each_try_is_signed_anew_and_follows_the_schedule(wechat: WechatMerchant, receiver: Receiver) -> None:
    receiver.answer = lambda _body: (500, b'{"code":"FAIL"}')
    sold = wechat.pay(notify_url=receiver.url)
    first_body, first = receiver.wait_for_message(1)
    time.sleep(0.1)
    wechat.server.control.clock("14s")
    time.sleep(0.3)
    assert len(receiver.bodies) == 1
    wechat.server.control.clock("2s")
    second_body, second = receiver.wait_for_message(2)

    assert first["wechatpay-nonce"] != second["wechatpay-nonce"]
    assert json.loads(first_body)["id"] == json.loads(second_body)["id"]
    assert wechat.heard(first_body, first) == wechat.heard(second_body, second)
    receiver.answer = lambda _body: (204, b"")
    wechat.server.control.clock("15s")
    receiver.wait_for_message(3)
    deadline = time.monotonic() + 5
    while wechat.server.control.notifications(sold)[0]["state"] != "accepted":
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_callback_gets_five_seconds(wechat: WechatMerchant, receiver: Receiver) -> None:
    def slowly(_body: bytes) -> tuple[int, bytes]:
        time.sleep(5.6)
        return 200, b""

    receiver.answer = slowly
    sold = number()
    wechat.prepay(sold, notify_url=receiver.url)
    begun = time.monotonic()
    answers = wechat.server.control.notify(sold)["answers"]

    assert 4.9 < time.monotonic() - begun < 5.6
    assert answers[0]["status"] is None
    assert "Timeout" in answers[0]["error"]


def test_the_buyer_may_be_faster_than_the_answer(wechat: WechatMerchant, receiver: Receiver) -> None:
    add(wechat, "early", "native")
    told_before: list[int] = []
    receiver.answer = lambda _body: (told_before.append(1), (204, b""))[1]  # type: ignore[func-returns-value]
    sold = number()

    assert wechat.prepay(sold, notify_url=receiver.url).status == 200
    assert told_before == [1]
    assert wechat.query(sold).fields["trade_state"] == "SUCCESS"


def test_a_callback_can_wait_for_the_merchants_close_or_never_come(
    wechat: WechatMerchant, receiver: Receiver
) -> None:
    wechat.server.control.add_fault("late_after_close", match={"channel": "wechat"}, times=1)
    sold = wechat.pay(notify_url=receiver.url)
    time.sleep(0.3)
    assert receiver.bodies == []
    assert wechat.close(sold).code == "ORDERPAID"
    receiver.wait_for_message()

    wechat.server.control.add_fault("drop_all", match={"channel": "wechat"}, times=1)
    lost = wechat.pay(notify_url=receiver.url)
    assert [notice["state"] for notice in wechat.server.control.notifications(lost)] == ["dropped"]


def test_a_rule_for_one_channel_leaves_the_other_alone(wechat: WechatMerchant, receiver: Receiver) -> None:
    wechat.server.control.add_fault("partial_refund_echo")
    wechat.pay(notify_url=receiver.url)

    assert wechat.heard(*receiver.wait_for_message())[0] == "TRANSACTION.SUCCESS"


def test_a_notice_can_claim_a_payment_that_never_happened(wechat: WechatMerchant, receiver: Receiver) -> None:
    sold = number()
    wechat.prepay(sold, notify_url=receiver.url)
    wechat.server.control.notify(sold)

    assert wechat.heard(*receiver.wait_for_message())[1]["trade_state"] == "SUCCESS"
    assert wechat.server.control.totals() == {}


# -- refunds ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "status", "event"),
    [("abnormal", "ABNORMAL", "REFUND.ABNORMAL"), ("refund_closed", "CLOSED", "REFUND.CLOSED")],
)
def test_a_refund_can_end_badly(
    wechat: WechatMerchant, receiver: Receiver, action: str, status: str, event: str
) -> None:
    sold = wechat.pay()
    add(wechat, action, "refund")
    assert wechat.refund(sold, 100, "R1", notify_url=receiver.url).fields["status"] == "PROCESSING"
    wechat.server.control.clock("10s")

    told, content = wechat.heard(*receiver.wait_for_message())
    assert (told, content["refund_status"]) == (event, status)
    assert wechat.refund_query("R1").fields["status"] == status
    assert wechat.server.control.totals()[sold] == {"paid_fen": 990, "refunded_fen": 0}


def test_a_refund_can_stay_under_way_for_ever(wechat: WechatMerchant) -> None:
    sold = wechat.pay()
    add(wechat, "processing_forever", "refund")
    wechat.refund(sold, 100, "R1")
    wechat.server.control.clock("30d")

    assert wechat.refund_query("R1").fields["status"] == "PROCESSING"


def test_money_can_be_missing_first_and_be_there_later(wechat: WechatMerchant) -> None:
    sold = wechat.pay()
    add(wechat, "not_enough", "refund")

    assert wechat.refund(sold, 100, "R1").code == "NOT_ENOUGH"
    assert wechat.refund(sold, 100, "R1").status == 200


def test_a_refunds_callback_can_come_before_the_answer_and_twice(
    wechat: WechatMerchant, receiver: Receiver
) -> None:
    sold = wechat.pay()
    add(wechat, "callback_before_answer", "refund")
    add(wechat, "duplicate_refund_callback", "refund")
    reply = wechat.refund(sold, 100, "R1", notify_url=receiver.url)

    assert reply.fields["status"] == "PROCESSING"
    assert receiver.bodies
    assert len(receiver.wait_for_bodies(2)) == 2
    assert wechat.refund_query("R1").fields["status"] == "SUCCESS"


# -- bills --------------------------------------------------------------------------------------------------


def bill(wechat: WechatMerchant, kind: str = "ALL") -> tuple[list[list[str]], bool]:
    """Fetch today's bill tomorrow; say whether its hash is right."""
    control = wechat.server.control
    day = control.clock()["beijing"][:10]
    control.clock("34h")
    try:
        asked = wechat.call("GET", BILL.format(day, kind))
        target = asked.fields["download_url"].removeprefix(wechat.base)
        answer = wechat.send("GET", target)
    finally:
        control.clock("-34h")
    assert "wechatpay-signature" not in answer.headers
    table = gzip.decompress(answer.content)
    rows = [line.split(",") for line in table.decode().splitlines()]
    return rows, hashlib.sha1(table).hexdigest() == asked.fields["hash_value"]


def test_the_bill_lists_payments_and_refunds_in_yuan(wechat: WechatMerchant) -> None:
    sold = wechat.pay(12_345, attach="a,b")
    wechat.refund(sold, 345, "R1", 12_345)
    wechat.server.control.clock("10s")

    rows, hash_is_right = bill(wechat)
    assert hash_is_right
    assert len(rows[0]) == len(rows[1]) == 27
    assert all(value.startswith("`") for row in (*rows[1:3], rows[4]) for value in row)
    money = [dict(zip(rows[0], row, strict=True)) for row in rows[1:3]]
    assert [(row["交易状态"], row["订单金额"], row["申请退款金额"]) for row in money] == [
        ("`SUCCESS", "`123.45", "`0.00"),
        ("`REFUND", "`0.00", "`3.45"),
    ]
    assert (money[1]["商户退款单号"], money[0]["商户数据包"]) == ("`R1", "`a b")
    assert rows[4] == ["`2", "`123.45", "`3.45", "`0.00", "`0.00000", "`123.45", "`3.45"]
    assert [len(bill(wechat, kind)[0]) for kind in ("SUCCESS", "REFUND")] == [4, 4]


def test_a_bill_can_lie(wechat: WechatMerchant) -> None:
    first, second = wechat.pay(), wechat.pay()
    for action, found in (
        ("missing_row", {second: "`9.90"}),
        ("extra_row", {first: "`9.90", second: "`9.90", "NEVER_HEARD_OF_IT": "`12.34"}),
        ("wrong_amount", {first: "`9.91", second: "`9.90"}),
    ):
        add(wechat, action, "bill")
        rows, _ = bill(wechat)
        assert {row[6][1:]: row[24] for row in rows[1:-2]} == found, action
    add(wechat, "bad_sha1", "bill_url")
    assert bill(wechat)[1] is False


def test_a_bill_can_be_late_and_its_address_dies(wechat: WechatMerchant) -> None:
    wechat.pay()
    control = wechat.server.control
    day = control.clock()["beijing"][:10]
    control.clock("34h")
    add(wechat, "not_ready", "bill_url")
    assert wechat.call("GET", BILL.format(day, "ALL")).code == "STATEMENT_CREATING"

    url = wechat.call("GET", BILL.format(day, "ALL")).fields["download_url"].removeprefix(wechat.base)
    assert http.get(f"{wechat.base}{url}").json()["code"] == "SIGN_ERROR"
    assert wechat.send("GET", url).status_code == 200
    control.clock("6m")
    assert wechat.call("GET", url).code == "RESOURCE_NOT_EXISTS"
    add(wechat, "expired_url", "bill_url")
    url = wechat.call("GET", BILL.format(day, "ALL")).fields["download_url"].removeprefix(wechat.base)
    assert wechat.call("GET", url).code == "RESOURCE_NOT_EXISTS"


def test_a_broken_signature_would_be_noticed(wechat: WechatMerchant) -> None:
    sold = wechat.pay()
    add(wechat, "bad_signature", "query")
    with pytest.raises(InvalidSignature):
        wechat.query(sold)
