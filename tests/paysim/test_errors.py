"""Every documented error code can be produced by at least one request, and means what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import urlencode

import pytest

from tests.paysim.merchant import ABSENT, Merchant, Reply, beijing_now, number
from tests.paysim.server import http

GATEWAY_ERRORS: list[tuple[str, str, dict[str, object]]] = [
    ("isv.missing-app-id", "40001", {"app_id": ABSENT}),
    ("isv.invalid-app-id", "40002", {"app_id": "2021000000000000"}),
    ("isv.missing-signature-type", "40001", {"sign_type": ABSENT}),
    ("isv.invalid-signature-type", "40002", {"sign_type": "RSA"}),
    ("isv.missing-signature", "40001", {"sign": ""}),
    ("isv.invalid-signature", "40002", {"sign": "AAAA"}),
    ("isv.missing-timestamp", "40001", {"timestamp": ABSENT}),
    ("isv.invalid-timestamp", "40002", {"timestamp": "2026-13-45T00:00:00Z"}),
    ("isv.missing-version", "40001", {"version": ABSENT}),
    ("isv.invalid-charset", "40002", {"charset": "klingon"}),
    ("isv.invalid-format", "40002", {"format": "XML"}),
    ("isv.missing-method", "40001", {"method": ABSENT}),
    ("isv.invalid-method", "40002", {"method": "alipay.trade.dance"}),
]


@pytest.mark.parametrize(("sub_code", "code", "changes"), GATEWAY_ERRORS)
def test_a_bad_request_gets_its_unsigned_gateway_error(
    merchant: Merchant, sub_code: str, code: str, changes: dict[str, object]
) -> None:
    params = merchant.params("alipay.trade.query", {"out_trade_no": "X"}, **changes)
    reply = merchant.read(http.post(merchant.gateway, data=params))

    assert (reply.code, reply.sub_code, reply.signed) == (code, sub_code, False)


def test_a_wrong_signature_is_answered_with_the_text_that_was_checked(merchant: Merchant) -> None:
    reply = merchant.call("alipay.trade.query", {"out_trade_no": "X"}, sign="AAAA")

    assert f"app_id={merchant.app_id}&" in reply.fields["sub_msg"]


def test_content_that_is_no_json_object_is_refused(merchant: Merchant) -> None:
    for content in ("{", "[1]", '"text"', "[" * 10_000):
        params = merchant.params("alipay.trade.query", content)
        assert merchant.read(http.post(merchant.gateway, data=params)).sub_code == "isv.invalid-parameter"


def test_a_gbk_request_is_understood_and_answered_in_gbk(merchant: Merchant) -> None:
    params = merchant.params("alipay.trade.query", {"out_trade_no": "无"}, charset="gbk")
    answer = http.post(
        merchant.gateway,
        content=urlencode(params, encoding="gbk"),
        headers={"content-type": "application/x-www-form-urlencoded"},
    )

    assert "charset=gbk" in answer.headers["content-type"]
    assert "交易不存在" in json.dumps(json.loads(answer.content.decode("gbk")), ensure_ascii=False)


PAGE_ERRORS: list[tuple[str, dict[str, object]]] = [
    ("ACQ.INVALID_PARAMETER", {"out_trade_no": "has-a-hyphen"}),
    ("ACQ.INVALID_PARAMETER", {"out_trade_no": "x" * 65}),
    ("ACQ.INVALID_PARAMETER", {"total_amount": "9.999"}),
    ("ACQ.INVALID_PARAMETER", {"total_amount": "NaN"}),
    ("ACQ.INVALID_PARAMETER", {"total_amount": " 9.90"}),
    ("ACQ.INVALID_PARAMETER", {"total_amount": "９.90"}),
    ("ACQ.INVALID_PARAMETER", {"total_amount": 9.9}),
    ("ACQ.TOTAL_FEE_EXCEED", {"total_amount": "0.00"}),
    ("ACQ.TOTAL_FEE_EXCEED", {"total_amount": "100000000.01"}),
    ("ACQ.INVALID_PARAMETER", {"subject": "a=b"}),
    ("ACQ.INVALID_PARAMETER", {"subject": "课" * 257}),
    ("ACQ.INVALID_PARAMETER", {"product_code": "QUICK_WAP_WAY"}),
    ("ACQ.INVALID_PARAMETER", {"time_expire": "tomorrow"}),
    ("ACQ.INVALID_PARAMETER", {"time_expire": beijing_now(seconds=30)}),
    ("ACQ.INVALID_PARAMETER", {"time_expire": beijing_now(days=16)}),
    ("ACQ.INVALID_PARAMETER", {"time_expire": beijing_now(minutes=-1)}),
    ("ACQ.INVALID_PARAMETER", {"timeout_express": "16d"}),
    ("ACQ.INVALID_PARAMETER", {"timeout_express": "90s"}),
]


@pytest.mark.parametrize(("sub_code", "changes"), PAGE_ERRORS)
def test_a_bad_offer_shows_its_error_page_and_opens_nothing(
    merchant: Merchant, sub_code: str, changes: dict[str, object]
) -> None:
    amount = changes.get("total_amount", "9.90")
    more = {name: value for name, value in changes.items() if name not in ("out_trade_no", "total_amount")}
    url = merchant.page_url(str(changes.get("out_trade_no", number())), amount, **more)

    assert merchant.page_error(url) == sub_code
    assert merchant.server.control.journal() == []


@pytest.mark.parametrize(
    "offer",
    [
        {"timeout_express": "1c"},
        {"time_expire": beijing_now(days=14)},
        {"amount": "100000000"},
        {"amount": "0.01"},
    ],
)
def test_an_offer_at_the_edge_is_accepted(merchant: Merchant, offer: dict[str, str]) -> None:
    assert merchant.server.open_cashier(merchant.page_url(number(), **offer))


def test_a_product_the_app_did_not_sign_for_is_forbidden(merchant: Merchant) -> None:
    merchant.server.control.settings(products=["QUICK_WAP_WAY"])

    assert merchant.page_error(merchant.page_url(number())) == "ACQ.ACCESS_FORBIDDEN"
    assert merchant.server.open_cashier(merchant.page_url(number(), wap=True))


def test_reopening_a_number_depends_on_its_trade(merchant: Merchant) -> None:
    control, sold = merchant.server.control, number()
    merchant.server.open_cashier(merchant.page_url(sold, "9.90"))
    merchant.server.open_cashier(merchant.page_url(sold, "8.80"))  # no trade yet: nothing to disagree with
    control.scan(url=merchant.page_url(sold, "9.90"))

    assert merchant.page_error(merchant.page_url(sold, "8.80")) == "ACQ.CONTEXT_INCONSISTENT"
    assert merchant.server.open_cashier(merchant.page_url(sold, "9.90"))
    control.pay(sold)
    assert merchant.page_error(merchant.page_url(sold, "9.90")) == "ACQ.TRADE_HAS_SUCCESS"

    closed = number()
    control.scan(url=merchant.page_url(closed))
    merchant.close(closed)
    assert merchant.page_error(merchant.page_url(closed)) == "ACQ.TRADE_HAS_CLOSE"


def test_the_seller_cannot_buy_from_himself(merchant: Merchant) -> None:
    token = merchant.server.open_cashier(merchant.page_url(number()))
    address = f"{merchant.server.base_url}/alipay/cashier/{token}"
    answer = http.post(address, data={"action": "pay", "payer": merchant.seller_id})

    assert "ACQ.BUYER_SELLER_EQUAL" in answer.content.decode("gbk")
    assert [row["op"] for row in merchant.server.control.journal()] == ["prepay"]


def test_before_the_scan_there_is_no_trade_and_yet_the_page_can_be_paid(merchant: Merchant) -> None:
    sold = number()
    merchant.server.open_cashier(merchant.page_url(sold))

    assert merchant.query(sold).sub_code == "ACQ.TRADE_NOT_EXIST"
    assert merchant.close(sold).sub_code == "ACQ.TRADE_NOT_EXIST"
    merchant.server.control.pay(sold)
    assert merchant.query(sold).fields["trade_status"] == "TRADE_SUCCESS"


def test_a_call_without_any_number_is_refused(merchant: Merchant) -> None:
    for method in ("query", "close", "refund"):
        assert merchant.call(f"alipay.trade.{method}", {}).sub_code == "ACQ.INVALID_PARAMETER"


def test_the_gateway_number_wins_over_the_merchants(merchant: Merchant) -> None:
    first, second = merchant.pay("1.00"), merchant.pay("2.00")
    trade_no = merchant.query(first).fields["trade_no"]

    reply = merchant.call("alipay.trade.query", {"trade_no": trade_no, "out_trade_no": second})

    assert reply.fields["out_trade_no"] == first


def test_closing_a_paid_trade_is_refused_with_one_of_three_codes(merchant: Merchant) -> None:
    sold = merchant.pay()

    codes = {merchant.close(sold).sub_code for _ in range(40)}
    assert codes == {"ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID", "ACQ.REASON_ILLEGAL_STATUS"}

    merchant.server.control.settings(chaos=False)
    assert {merchant.close(sold).sub_code for _ in range(5)} == {"ACQ.TRADE_STATUS_ERROR"}
    assert merchant.query(sold).fields["trade_status"] == "TRADE_SUCCESS"


def _unpaid(merchant: Merchant) -> Reply:
    sold = number()
    merchant.server.control.scan(url=merchant.page_url(sold))
    return merchant.refund(sold, "1.00", "A")


def _closed_by_refund(merchant: Merchant) -> Reply:
    sold = merchant.pay()
    merchant.refund(sold, "9.90", "A")
    return merchant.refund(sold, "0.01", "B")


def _finished(merchant: Merchant) -> Reply:
    sold = merchant.pay()
    merchant.server.control.clock("366d")
    assert merchant.query(sold).fields["trade_status"] == "TRADE_FINISHED"
    return merchant.refund(sold, "1.00", "A")


def _other_amount(merchant: Merchant) -> Reply:
    sold = merchant.pay()
    merchant.refund(sold, "1.00", "A")
    return merchant.refund(sold, "2.00", "A")


def _too_much_in_sum(merchant: Merchant) -> Reply:
    sold = merchant.pay()
    merchant.refund(sold, "9.00", "A")
    return merchant.refund(sold, "0.91", "B")


def _too_soon(merchant: Merchant) -> Reply:
    merchant.server.control.settings(refund_gap_s=3)
    sold = merchant.pay()
    assert merchant.refund(sold, "1.00", "A").code == "10000"
    return merchant.refund(sold, "1.00", "B")


def _poor_seller(merchant: Merchant) -> Reply:
    merchant.server.control.add_fault("not_enough", times=1)
    return merchant.refund(merchant.pay(), "1.00", "A")


REFUND_ERRORS: list[tuple[str, Callable[[Merchant], Reply]]] = [
    ("ACQ.TRADE_NOT_EXIST", lambda merchant: merchant.refund(number(), "1.00", "A")),
    ("ACQ.TRADE_STATUS_ERROR", _unpaid),
    ("ACQ.TRADE_HAS_CLOSE", _closed_by_refund),
    ("ACQ.TRADE_HAS_FINISHED", _finished),
    ("ACQ.DISCORDANT_REPEAT_REQUEST", _other_amount),
    ("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", lambda merchant: merchant.refund(merchant.pay(), "9.91", "A")),
    ("ACQ.REASON_TRADE_REFUND_FEE_ERR", _too_much_in_sum),
    ("ACQ.TRADE_NOT_ALLOW_REFUND", _too_soon),
    ("ACQ.SELLER_BALANCE_NOT_ENOUGH", _poor_seller),
    ("ACQ.INVALID_PARAMETER", lambda merchant: merchant.refund(merchant.pay(), "-1.00", "A")),
    ("ACQ.INVALID_PARAMETER", lambda merchant: merchant.refund(merchant.pay(), "0", "A")),
    ("ACQ.INVALID_PARAMETER", lambda merchant: merchant.refund(merchant.pay(), "1.00", "")),
]


@pytest.mark.parametrize(("sub_code", "ask"), REFUND_ERRORS)
def test_a_refund_that_cannot_be_is_refused_with_a_signed_answer(
    merchant: Merchant, sub_code: str, ask: Callable[[Merchant], Reply]
) -> None:
    reply = ask(merchant)

    assert (reply.code, reply.sub_code, reply.signed) == ("40004", sub_code, True)


def test_a_wrong_refund_number_answers_success_with_nothing_in_it(merchant: Merchant) -> None:
    merchant.server.control.settings(chaos=False)

    assert merchant.refund_query(merchant.pay(), "NEVER").fields == {"code": "10000", "msg": "Success"}


def test_bills_are_refused_in_their_own_words(merchant: Merchant) -> None:
    def order(bill_type: str, bill_date: str) -> str:
        biz = {"bill_type": bill_type, "bill_date": bill_date}
        return merchant.call("alipay.data.dataservice.bill.downloadurl.query", biz).sub_code

    today = beijing_now()[:10]
    assert order("trade", today) == "BILL_NOT_EXIST"
    assert order("trade", today[:7]) == "BILL_NOT_EXIST"
    assert order("trade", "2020-01-01") == "NO_BILL_DATA"
    assert order("secret", "2020-01-01") == "INVAILID_ARGUMENTS"
    for nonsense in ("2020-02-30", "20200101", "", "2020-01-01 ", "２020-01-01"):
        assert order("trade", nonsense) == "INVAILID_ARGUMENTS"


@pytest.mark.parametrize(
    ("action", "code", "sub_code", "signed"),
    [
        ("system_error", "40004", "ACQ.SYSTEM_ERROR", True),
        ("unknown_error", "20000", "isp.unknow-error", True),
        ("rate_limited", "40005", "isv.app-call-limited", False),
    ],
)
def test_the_gateways_own_troubles_happen_on_request_and_without_effect(
    merchant: Merchant, action: str, code: str, sub_code: str, signed: bool
) -> None:
    sold = merchant.pay()
    merchant.server.control.add_fault(action, match={"op": "refund"}, times=1)

    reply = merchant.refund(sold, "1.00", "A")
    assert (reply.code, reply.sub_code, reply.signed) == (code, sub_code, signed)
    assert merchant.server.control.totals()[sold]["refunded_fen"] == 0
    assert merchant.refund(sold, "1.00", "A").fields["fund_change"] == "Y"


def test_a_request_of_two_mebibytes_is_cut_off(merchant: Merchant) -> None:
    answer = http.post(merchant.gateway, content=b"x" * (2 * 1024 * 1024))

    assert answer.status_code == 413
