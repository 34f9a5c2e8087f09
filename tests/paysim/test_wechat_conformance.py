"""An independent client of the protocol, `wechatpayv3`, runs a whole sale and checks every signature."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from wechatpayv3 import WeChatPay, WeChatPayType

from tests.paysim.merchant import number
from tests.paysim.receiver import Receiver
from tests.paysim.server import PaysimServer

MODES = ["pubkey", "cert"]


@pytest.fixture
def sdk(server: PaysimServer, request: pytest.FixtureRequest, tmp_path: Path) -> WeChatPay:
    """The SDK in one mode. It demands the signature's type, which is optional, so variety is off."""
    server.control.settings(chaos=False, wechat_mode=request.param, wechat_refund_takes_s=0.3)
    return client(server, request.param, tmp_path)


def client(server: PaysimServer, mode: str, folder: Path) -> WeChatPay:
    settings = server.client_env
    files = dict(pair.split("=", 1) for pair in settings["WECHAT_PUBLIC_KEYS"].split(","))
    public = {name: path for name, path in files.items() if name.startswith("PUB_KEY_ID_")}
    more: dict[str, Any] = {}
    if mode == "pubkey":
        key_id, path = list(public.items())[-1]
        more = {"public_key_id": key_id, "public_key": Path(path).read_text()}
    else:
        # Given one certificate, the constructor does not call the vendor's own address.
        serial, path = next((name, path) for name, path in files.items() if name not in public)
        (folder / f"{serial}.pem").write_text(Path(path).read_text())
        more = {"cert_dir": str(folder)}
    sdk = WeChatPay(
        wechatpay_type=WeChatPayType.NATIVE,
        mchid=settings["WECHAT_MCHID"],
        private_key=Path(settings["WECHAT_KEY_FILE"]).read_text(),
        cert_serial_no=settings["WECHAT_SERIAL"],
        appid=settings["WECHAT_APPID"],
        apiv3_key=Path(settings["WECHAT_APIV3_KEY_FILE"]).read_text(),
        timeout=(3, 10),
        **more,
    )
    sdk._core._gate_way = settings["WECHAT_BASE"]
    return sdk


def done(answer: tuple[int, Any]) -> dict[str, Any]:
    status, text = answer
    assert status in (200, 204), answer
    fields: dict[str, Any] = json.loads(text) if text else {}
    return fields


@pytest.mark.parametrize("sdk", MODES, indirect=True)
def test_an_independent_sdk_verifies_a_whole_sale(
    sdk: WeChatPay, server: PaysimServer, receiver: Receiver
) -> None:
    sold = number()
    code = done(sdk.pay("Python 入门", sold, {"total": 990}, notify_url=receiver.url, attach="a=1"))
    server.control.pay(code_url=code["code_url"])

    told = sdk.callback(*reversed(receiver.wait_for_message()))
    assert (told["event_type"], told["resource"]["trade_state"]) == ("TRANSACTION.SUCCESS", "SUCCESS")
    assert (told["resource"]["out_trade_no"], told["resource"]["amount"]["total"]) == (sold, 990)
    assert done(sdk.query(out_trade_no=sold))["trade_state"] == "SUCCESS"
    assert done(sdk.query(transaction_id=told["resource"]["transaction_id"]))["out_trade_no"] == sold

    receiver.reset()
    amount = {"refund": 300, "total": 990, "currency": "CNY"}
    taken = done(
        sdk.refund(f"R{sold}", amount, out_trade_no=sold, notify_url=receiver.url, reason="不想学了")
    )
    assert taken["status"] == "PROCESSING"
    back = sdk.callback(*reversed(receiver.wait_for_message()))
    assert (back["event_type"], back["resource"]["refund_status"]) == ("REFUND.SUCCESS", "SUCCESS")
    assert back["resource"]["amount"]["refund"] == 300
    assert done(sdk.query_refund(f"R{sold}"))["status"] == "SUCCESS"
    assert done(sdk.query(out_trade_no=sold))["trade_state"] == "REFUND"

    day = server.control.clock()["beijing"][:10]
    server.control.clock("34h")
    asked = done(sdk.trade_bill(day))
    status, packed = sdk.download_bill(asked["download_url"])
    table = gzip.decompress(packed)
    assert (status, asked["hash_value"]) == (200, hashlib.sha1(table).hexdigest())
    rows = [line.split(",") for line in table.decode().splitlines()]
    amounts = [(row[24], row[25]) for row in rows[1:] if row[6:7] == [f"`{sold}"]]
    assert amounts == [("`9.90", "`0.00"), ("`0.00", "`3.00")]
    assert rows[-1] == ["`2", "`9.90", "`3.00", "`0.00", "`0.00000", "`9.90", "`3.00"]


@pytest.mark.parametrize("sdk", MODES, indirect=True)
def test_an_independent_sdk_closes_and_sees_errors(sdk: WeChatPay) -> None:
    sold = number()
    done(sdk.pay("课程", sold, {"total": 1}, notify_url="https://shop.example/notify"))

    assert sdk.close(sold)[0] == 204
    assert done(sdk.query(out_trade_no=sold))["trade_state"] == "CLOSED"
    status, text = sdk.query(out_trade_no="NEVER1")
    assert (status, json.loads(text)["code"]) == (404, "ORDER_NOT_EXIST")


@pytest.mark.parametrize("sdk", ["cert"], indirect=True)
def test_an_independent_sdk_fetches_new_certificates_after_a_rotation(
    sdk: WeChatPay, server: PaysimServer
) -> None:
    new = server.control.rotate_keys("cert", overlap="0s")

    assert sdk.query(out_trade_no="NEVER1")[0] == 404
    sold = number()
    done(sdk.pay("课程", sold, {"total": 1}, notify_url="https://shop.example/notify"))
    assert done(sdk.query(out_trade_no=sold))["trade_state"] == "NOTPAY"
    assert [f"{known.serial_number:040X}" for known in sdk._core._certificates] == [new]


@pytest.mark.parametrize("sdk", ["pubkey"], indirect=True)
def test_content_mutations_carry_a_true_signature_and_signature_mutations_do_not(
    sdk: WeChatPay, server: PaysimServer, receiver: Receiver
) -> None:
    sold = number()
    done(sdk.pay("课程", sold, {"total": 990}, notify_url=receiver.url))
    server.control.pay(sold)
    receiver.wait_for_bodies(1)
    for mutation in server.control.mutations("wechat"):
        receiver.reset()
        server.control.notify(sold, mutate=mutation["name"])
        assert len(receiver.bodies) == 1, mutation
        headers = {"wechatpay-signature-type": "WECHATPAY2-SHA256-RSA2048", **receiver.headers[0]}
        try:
            proven = bool(sdk._core._verify_signature(headers, receiver.bodies[0].decode("latin-1")))
            proven = proven or sdk._core._verify_signature(headers, receiver.bodies[0].decode())
        except Exception:
            proven = False
        unreadable = mutation["name"] == "not_json"
        assert proven == (mutation["group"] == "content") or unreadable, mutation
