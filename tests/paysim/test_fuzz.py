"""Whatever a merchant or a browser sends, the gateway answers in its own words and never with a 5xx."""

from __future__ import annotations

import json
import os
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.paysim.merchant import Merchant
from tests.paysim.server import http
from tests.paysim.wechat_merchant import WechatMerchant

EXAMPLES = int(os.environ.get("PAYSIM_FUZZ_EXAMPLES", "60"))
pytestmark = pytest.mark.timeout(0)  # a campaign with large numbers takes its time
patient = settings(
    max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
METHODS = [
    "alipay.trade.page.pay",
    "alipay.trade.wap.pay",
    "alipay.trade.query",
    "alipay.trade.close",
    "alipay.trade.refund",
    "alipay.trade.fastpay.refund.query",
    "alipay.data.dataservice.bill.downloadurl.query",
]
MEMBERS = [
    "out_trade_no",
    "trade_no",
    "total_amount",
    "subject",
    "product_code",
    "time_expire",
    "timeout_express",
]
MEMBERS += ["refund_amount", "out_request_no", "refund_reason", "bill_type", "bill_date", "body", "quit_url"]
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
biz = st.dictionaries(st.sampled_from(MEMBERS), values, max_size=6)


@patient
@given(method=st.sampled_from(METHODS), content=biz, charset=st.sampled_from(["utf-8", "gbk"]))
def test_well_signed_nonsense_is_answered(
    merchant: Merchant, method: str, content: Any, charset: str
) -> None:
    params = merchant.params(method, json.dumps(content), charset=charset)
    answer = http.post(merchant.gateway, content=urlencode(params, encoding=charset).encode())

    assert answer.status_code in (200, 302)
    if answer.status_code == 200 and not answer.content.startswith(b"<!doctype"):
        assert merchant.read(answer).code in ("10000", "40001", "40002", "40004")


@patient
@given(st.binary(max_size=300), st.binary(max_size=300))
def test_unsigned_noise_is_answered(merchant: Merchant, query: bytes, body: bytes) -> None:
    answer = http.post(f"{merchant.gateway}?{query.hex()}", content=body)

    assert answer.status_code == 200
    assert json.loads(answer.content)["error_response"]["sub_code"] == "isv.missing-method"


@patient
@given(
    st.dictionaries(
        st.sampled_from(
            ["method", "app_id", "charset", "sign", "sign_type", "timestamp", "version", "biz_content", "x"]
        ),
        st.text(max_size=30),
    )
)
def test_unsigned_parameters_are_answered(merchant: Merchant, params: dict[str, str]) -> None:
    raw = urlencode(params, errors="replace").encode()

    assert http.post(merchant.gateway, content=raw).status_code == 200


WECHAT_CALLS = [
    "/v3/pay/transactions/native",
    "/v3/pay/transactions/jsapi",
    "/v3/pay/transactions/h5",
    "/v3/pay/transactions/out-trade-no/NEVER1/close",
    "/v3/refund/domestic/refunds",
]
WECHAT_MEMBERS = [
    "out_trade_no",
    "description",
    "attach",
    "notify_url",
    "amount",
    "payer",
    "scene_info",
    "appid",
]
WECHAT_MEMBERS += ["mchid", "time_expire", "transaction_id", "out_refund_no", "reason"]


@patient
@given(
    target=st.sampled_from(WECHAT_CALLS),
    content=st.dictionaries(st.sampled_from(WECHAT_MEMBERS), values, max_size=4),
)
def test_well_signed_nonsense_is_answered_by_wechat(
    wechat: WechatMerchant, target: str, content: Any
) -> None:
    honest = wechat.order("FUZZ-1")
    for body in (content, {**honest, **content}, {**wechat.wish("FUZZ-1", 1, "R1"), **content}):
        reply = wechat.call("POST", target, json.dumps(body).encode())

        assert reply.status in (200, 204) or (400 <= reply.status < 500 and reply.code), reply
