"""Every documented error code of WeChat Pay can be produced by at least one request, and means what it says."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.paysim.merchant import number
from tests.paysim.server import ControlRefused, http
from tests.paysim.wechat_merchant import Reply, WechatMerchant, rfc3339

QUERY = "/v3/pay/transactions/out-trade-no/NEVER1"
Case = Callable[[WechatMerchant], Reply]


def paid(wechat: WechatMerchant) -> str:
    return wechat.pay()


def closed(wechat: WechatMerchant) -> str:
    sold = number()
    wechat.prepay(sold)
    wechat.close(sold)
    return sold


def struck(action: str, **args: Any) -> Case:
    def case(wechat: WechatMerchant) -> Reply:
        wechat.server.control.add_fault(action, match={"channel": "wechat", "op": "refund"}, args=args)
        return wechat.refund(paid(wechat), 1, "R1")

    return case


def bill(wechat: WechatMerchant, day: str) -> Reply:
    return wechat.call("GET", f"/v3/bill/tradebill?bill_date={day}&bill_type=ALL&tar_type=GZIP")


def bill_after(wechat: WechatMerchant, later: str) -> Reply:
    paid(wechat)
    today = wechat.server.control.clock()["beijing"][:10]
    # From any time of this day to that time of the next.
    left_s = 86400 - _seconds(wechat.server.control.clock()["beijing"][11:])
    wechat.server.control.clock(left_s)
    wechat.server.control.clock(later)
    return bill(wechat, today)


def _seconds(text: str) -> int:
    hours, minutes, seconds = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def without_product(wechat: WechatMerchant) -> Reply:
    wechat.server.control.settings(products=["JSAPI"])
    return wechat.prepay(number())


def other_terms(wechat: WechatMerchant) -> Reply:
    sold = number()
    wechat.prepay(sold)
    return wechat.prepay(sold, 991)


def too_soon(wechat: WechatMerchant) -> Reply:
    wechat.server.control.settings(wechat_refund_gap_s=60)
    sold = paid(wechat)
    assert wechat.refund(sold, 1, "R1").status == 200
    return wechat.refund(sold, 1, "R2")


def too_often(wechat: WechatMerchant) -> Reply:
    sold = paid(wechat)
    for nth in range(50):
        assert wechat.refund(sold, 1, f"R{nth}").status == 200
    return wechat.refund(sold, 1, "R50")


def same_refund_other_amount(wechat: WechatMerchant) -> Reply:
    sold = paid(wechat)
    wechat.refund(sold, 1, "R1")
    return wechat.refund(sold, 2, "R1")


def a_year_later(wechat: WechatMerchant) -> Reply:
    sold = paid(wechat)
    wechat.server.control.clock("366d")
    return wechat.refund(sold, 1, "R1")


def nonce_again(wechat: WechatMerchant) -> Reply:
    nonce = secrets.token_hex(16)
    wechat.call("GET", QUERY, nonce_str=nonce)
    return wechat.call("GET", QUERY, nonce_str=nonce)


CASES: list[tuple[int, str, Case]] = [
    (401, "SIGN_ERROR", lambda w: w.call("GET", QUERY, headers={"authorization": "Basic QQ=="})),
    (401, "SIGN_ERROR", lambda w: w.call("GET", QUERY, signature="AAAA")),
    (401, "SIGN_ERROR", lambda w: w.call("GET", QUERY, mchid="1600000000")),
    (401, "SIGN_ERROR", lambda w: w.call("GET", QUERY, serial_no="5" + "0" * 39)),
    (401, "SIGN_ERROR", lambda w: w.call("GET", QUERY, timestamp=str(int(time.time()) - 360))),
    (401, "SIGN_ERROR", lambda w: w.call("GET", QUERY, timestamp=str(int(time.time()) + 360))),
    (401, "SIGN_ERROR", nonce_again),
    (400, "PARAM_ERROR", lambda w: w.call("GET", QUERY)),
    (400, "PARAM_ERROR", lambda w: w.prepay("short")),
    (400, "PARAM_ERROR", lambda w: w.prepay("x" * 33)),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), 0)),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), 9.9)),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), "990")),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), True)),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), amount={"total": 1, "currency": "USD"})),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), description="课" * 128)),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), attach="课" * 129)),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), notify_url="http://shop.example/notify")),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), notify_url="https://shop.example/notify?a=1")),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), notify_url=None)),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), time_expire="2026-11-22 10:00:00")),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), time_expire=rfc3339(seconds=30))),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), time_expire=rfc3339(days=8))),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), kind="jsapi", payer={})),
    (400, "PARAM_ERROR", lambda w: w.prepay(number(), kind="h5", scene_info=None)),
    (400, "PARAM_ERROR", lambda w: w.call("POST", "/v3/pay/transactions/native", b"{")),
    (400, "PARAM_ERROR", lambda w: w.call("POST", "/v3/pay/transactions/native", b"[" * 10_000)),
    (400, "PARAM_ERROR", lambda w: w.refund(paid(w), 1, "R" * 65)),
    (400, "PARAM_ERROR", lambda w: w.refund(paid(w), 0, "R1")),
    (400, "PARAM_ERROR", lambda w: bill(w, "yesterday")),
    (400, "MCH_NOT_EXISTS", lambda w: w.prepay(number(), mchid="1600000000")),
    (400, "MCH_NOT_EXISTS", lambda w: w.call("GET", f"{QUERY}?mchid=1600000000")),
    (400, "APPID_MCHID_NOT_MATCH", lambda w: w.prepay(number(), appid="wx0000000000000000")),
    (400, "ORDER_CLOSED", lambda w: w.prepay(closed(w))),
    (400, "ORDERPAID", lambda w: w.prepay(paid(w))),
    (400, "ORDERPAID", lambda w: w.close(paid(w))),
    (403, "OUT_TRADE_NO_USED", other_terms),
    (403, "NO_AUTH", without_product),
    (403, "NOT_ENOUGH", struck("not_enough")),
    (403, "USER_ACCOUNT_ABNORMAL", struck("business_error", code="USER_ACCOUNT_ABNORMAL")),
    (404, "ORDER_NOT_EXIST", lambda w: w.query("NEVER1")),
    (404, "ORDER_NOT_EXIST", lambda w: w.close("NEVER1")),
    (404, "RESOURCE_NOT_EXISTS", lambda w: w.refund("NEVER1", 1, "R1")),
    (404, "RESOURCE_NOT_EXISTS", lambda w: w.refund_query("NEVER1")),
    (404, "RESOURCE_NOT_EXISTS", lambda w: w.call("GET", "/v3/certificates")),
    (404, "RESOURCE_NOT_EXISTS", lambda w: w.call("GET", "/v3/billdownload/file?token=x")),
    (400, "INVALID_REQUEST", lambda w: w.refund(closed(w), 1, "R1")),
    (400, "INVALID_REQUEST", lambda w: w.refund(paid(w), 991, "R1")),
    (400, "INVALID_REQUEST", lambda w: w.refund(paid(w), 1, "R1", 991)),
    (400, "INVALID_REQUEST", same_refund_other_amount),
    (400, "INVALID_REQUEST", too_often),
    (400, "INVALID_REQUEST", a_year_later),
    (400, "INVALID_REQUEST", lambda w: bill(w, rfc3339()[:10])),
    (400, "NO_STATEMENT_EXIST", lambda w: bill(w, rfc3339(days=-3)[:10])),
    (400, "STATEMENT_CREATING", lambda w: bill_after(w, "9h")),
    (429, "FREQUENCY_LIMITED", too_soon),
    (429, "RATELIMIT_EXCEEDED", struck("rate_limited")),
    (500, "SYSTEM_ERROR", struck("system_error")),
]


@pytest.mark.parametrize(("status", "code", "case"), CASES, ids=[f"{n}-{c[1]}" for n, c in enumerate(CASES)])
def test_an_error_has_its_code_and_status_and_no_signature(
    wechat: WechatMerchant, status: int, code: str, case: Case
) -> None:
    reply = case(wechat)

    assert (reply.status, reply.code, reply.signed) == (status, code, False)
    assert reply.fields["message"]


def test_a_refused_refund_moves_nothing(wechat: WechatMerchant) -> None:
    sold = paid(wechat)
    before = wechat.server.control.journal()
    for refused in (991, 0, -1, "1"):
        assert wechat.refund(sold, refused, "R1").status == 400
    assert wechat.server.control.journal() == before
    assert wechat.query(sold).fields["trade_state"] == "SUCCESS"


def test_the_signature_covers_query_and_every_byte_of_the_body(wechat: WechatMerchant) -> None:
    sold = number()
    body = b'{"mchid": "x"}'
    target = f"/v3/pay/transactions/out-trade-no/{sold}"
    signed = wechat.authorization("GET", f"{target}?mchid={wechat.mchid}", b"")
    headers = {"authorization": signed, "accept": "application/json", "user-agent": "tests"}

    changed_query = http.get(f"{wechat.base}{target}?mchid={wechat.mchid}&a=1", headers=headers)
    headers["authorization"] = wechat.authorization("POST", f"{target}/close", body)
    changed_body = http.post(f"{wechat.base}{target}/close", content=body + b" ", headers=headers)

    assert [answer.json()["code"] for answer in (changed_query, changed_body)] == ["SIGN_ERROR"] * 2


def test_the_same_prepay_again_is_the_same_order(wechat: WechatMerchant) -> None:
    sold, limit = number(), rfc3339(minutes=30)
    codes = {wechat.prepay(sold, time_expire=limit).fields["code_url"] for _ in range(3)}

    for code_url in codes:
        assert wechat.server.control.scan(code_url=code_url)["out_trade_no"] == sold


def test_the_time_limit_stops_paying_and_does_not_close(wechat: WechatMerchant) -> None:
    sold = number()
    wechat.prepay(sold, time_expire=rfc3339(minutes=30))
    wechat.server.control.clock("31m")

    with pytest.raises(ControlRefused) as refusal:
        wechat.server.control.pay(sold)
    assert refusal.value.code == "PAGE_EXPIRED"
    assert wechat.query(sold).fields["trade_state"] == "NOTPAY"
    wechat.server.control.clock("7d")
    assert wechat.query(sold).fields["trade_state"] == "CLOSED"
