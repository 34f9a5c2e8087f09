"""An independent client of the protocol, `python-alipay-sdk`, runs a whole sale and checks every signature."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from alipay import AliPay
from alipay.exceptions import AliPayException
from alipay.utils import AliPayConfig

from tests.paysim.merchant import Merchant, number
from tests.paysim.receiver import Receiver
from tests.paysim.server import PaysimServer, http


@pytest.fixture
def sdk(server: PaysimServer) -> AliPay:
    settings = server.client_env
    sdk = AliPay(
        appid=settings["ALIPAY_APP_ID"],
        app_notify_url=None,
        app_private_key_string=Path(settings["ALIPAY_APP_KEY_FILE"]).read_text(),
        alipay_public_key_string=Path(settings["ALIPAY_PUBLIC_KEY_FILES"]).read_text(),
        sign_type="RSA2",
        config=AliPayConfig(timeout=10),
    )
    sdk._gateway = settings["ALIPAY_GATEWAY"]
    return sdk


@pytest.mark.parametrize("chaos", [False, True])
def test_an_independent_sdk_verifies_a_whole_sale(
    sdk: AliPay, server: PaysimServer, receiver: Receiver, chaos: bool
) -> None:
    server.control.settings(chaos=chaos)
    sold = number()
    query = sdk.api_alipay_trade_page_pay(
        subject="Python 入门 第一期",
        out_trade_no=sold,
        total_amount="9.90",
        return_url="http://127.0.0.1:1/back",
        notify_url=receiver.url,
    )
    back = server.control.pay(url=f"{server.gateway_url}?{query}")["return_url"]

    returned = dict(parse_qsl(urlsplit(back).query))
    assert sdk.verify(returned, returned.pop("sign"))
    assert "trade_status" not in returned
    notice = receiver.wait_for(1, sold)[0]
    assert sdk.verify(notice, notice.pop("sign"))
    assert (notice["trade_status"], notice["total_amount"]) == ("TRADE_SUCCESS", "9.90")

    paid = sdk.api_alipay_trade_query(out_trade_no=sold)
    assert (paid["trade_status"], paid["total_amount"]) == ("TRADE_SUCCESS", "9.90")
    first = sdk.api_alipay_trade_refund("3.00", out_trade_no=sold, out_request_no="A")
    second = sdk.api_alipay_trade_refund("2.50", out_trade_no=sold, out_request_no="B")
    again = sdk.api_alipay_trade_refund("2.50", out_trade_no=sold, out_request_no="B")
    assert [(a["fund_change"], a["refund_fee"]) for a in (first, second, again)] == [
        ("Y", "3.00"),
        ("Y", "5.50"),
        ("N", "5.50"),
    ]
    asked = sdk.api_alipay_trade_fastpay_refund_query("B", out_trade_no=sold)
    assert (asked["refund_status"], asked["refund_amount"]) == ("REFUND_SUCCESS", "2.50")

    day = server.control.clock()["beijing"][:10]
    server.control.clock("33h")
    ordered = sdk.server_api(
        "alipay.data.dataservice.bill.downloadurl.query", {"bill_type": "trade", "bill_date": day}
    )
    bill = http.get(ordered["bill_download_url"])
    archive = zipfile.ZipFile(io.BytesIO(bill.content), metadata_encoding="gbk")
    detail = next(name for name in archive.namelist() if name.endswith("业务明细.csv"))
    lines = [line for line in archive.read(detail).decode("gbk").splitlines() if f",{sold}\t," in line]
    assert [line.split(",")[11] for line in lines] == ["9.90", "-3.00", "-2.50"]


def test_an_independent_sdk_closes_a_scanned_trade(sdk: AliPay, server: PaysimServer) -> None:
    sold = number()
    query = sdk.api_alipay_trade_wap_pay(subject="课程", out_trade_no=sold, total_amount="1")
    url = f"{server.gateway_url}?{query}"

    assert sdk.api_alipay_trade_close(out_trade_no=sold)["sub_code"] == "ACQ.TRADE_NOT_EXIST"
    server.control.scan(url=url)
    assert sdk.api_alipay_trade_query(out_trade_no=sold)["trade_status"] == "WAIT_BUYER_PAY"
    assert sdk.api_alipay_trade_close(out_trade_no=sold)["code"] == "10000"
    assert sdk.api_alipay_trade_query(out_trade_no=sold)["trade_status"] == "TRADE_CLOSED"


def test_an_independent_sdk_sees_an_unsigned_gateway_error(sdk: AliPay) -> None:
    sdk._appid = "2021000000000000"
    with pytest.raises(AliPayException, match="invalid-app-id"):
        sdk.api_alipay_trade_query(out_trade_no="X")


def test_content_mutations_carry_a_true_signature_and_signature_mutations_do_not(
    sdk: AliPay, merchant: Merchant, server: PaysimServer, receiver: Receiver
) -> None:
    sold = merchant.pay(notify_url=receiver.url)
    plain = receiver.wait_for(1, sold)[0]
    for mutation in server.control.mutations():
        receiver.reset()
        server.control.notify(sold, mutate=mutation["name"])
        assert len(receiver.bodies) == 1, mutation
        pairs = parse_qsl(receiver.bodies[0].decode("utf-8", "replace"), keep_blank_values=True)
        form = dict(pairs)
        with_empty = mutation["name"] == "empty_params_signed"
        form = {name: value for name, value in form.items() if value or with_empty}
        whole = len(pairs) == len(dict(pairs)) and len(receiver.bodies[0]) < 1024 * 1024
        proven = whole and form.get("sign_type") == "RSA2" and _verified(sdk, form)
        assert proven == (mutation["group"] == "content"), mutation
        if mutation["expect"] == "refuse" and proven:
            assert {k: v for k, v in form.items() if k != "sign"} != {
                k: v for k, v in plain.items() if k != "sign"
            }


def _verified(sdk: AliPay, form: dict[str, str]) -> bool:
    signature = form.pop("sign", "")
    try:
        return bool(signature) and sdk.verify(form, signature)
    except ValueError:
        return False
