"""A sale by WeChat from the merchant's first call to the bill, signed and checked by hand."""

from __future__ import annotations

import pytest

from tests.paysim.merchant import number
from tests.paysim.receiver import Receiver
from tests.paysim.wechat_merchant import WechatMerchant


@pytest.mark.parametrize("kind", ["native", "jsapi", "h5"])
def test_an_order_is_made_paid_told_and_queried(
    wechat: WechatMerchant, receiver: Receiver, kind: str
) -> None:
    sold = number()
    handed = wechat.prepay(sold, kind=kind, notify_url=receiver.url, attach="a=1")
    assert handed.signed
    assert wechat.query(sold).fields["trade_state"] == "NOTPAY"

    named = {
        "native": {"code_url": handed.fields.get("code_url")},
        "jsapi": {"prepay_id": handed.fields.get("prepay_id")},
        "h5": {"h5_token": handed.fields.get("h5_url", "").partition("?")[0].rpartition("/")[2]},
    }[kind]
    wechat.server.control.pay(**named)

    event, told = wechat.heard(*receiver.wait_for_message())
    asked = wechat.query(sold)
    assert asked.signed
    assert event == "TRANSACTION.SUCCESS"
    for fields in (told, asked.fields):
        assert (fields["trade_state"], fields["out_trade_no"], fields["attach"]) == ("SUCCESS", sold, "a=1")
        assert (fields["mchid"], fields["appid"]) == (wechat.mchid, wechat.appid)
        assert (fields["amount"]["total"], fields["amount"]["currency"]) == (990, "CNY")
    by_id = wechat.call("GET", f"/v3/pay/transactions/id/{told['transaction_id']}?mchid={wechat.mchid}")
    assert by_id.fields["out_trade_no"] == sold
    assert wechat.server.control.totals() == {sold: {"paid_fen": 990, "refunded_fen": 0}}
    assert [row["op"] for row in wechat.server.control.journal()] == ["prepay", "pay"]


def test_a_closed_order_cannot_be_paid_and_closing_again_changes_nothing(wechat: WechatMerchant) -> None:
    sold = number()
    wechat.prepay(sold)

    for _ in range(2):
        closed = wechat.close(sold)
        assert (closed.status, closed.fields, closed.signed) == (204, {}, True)
    assert wechat.query(sold).fields["trade_state"] == "CLOSED"
    assert wechat.prepay(sold).code == "ORDER_CLOSED"
    assert [row["op"] for row in wechat.server.control.journal()] == ["prepay", "close"]
