"""A notice is shown without what names a person, whatever a gateway puts in."""

import json

from hypothesis import given
from hypothesis import strategies as st

from luffy.support.masking import MOST_FIELDS, mask, masked
from tests.payments.keys import Notice

PERSON = {
    "buyer_id": "2088102122524333",
    "buyer_open_id": "074a1CcTG1LelxKe4xQC0zgNdId0nxi9",
    "buyer_logon_id": "159****5620",
    "seller_email": "shop@example.com",
    "fund_bill_list": '[{"bankName":"ICBC 13800138000"}]',
    "receiver_name": "张三丰大侠",
}


def test_a_form_shows_the_trade_and_hides_the_buyer():
    shown = dict(masked(Notice(fields=PERSON).form()))

    assert shown["out_trade_no"] == "01HXAAAAAAAAAAAAAAAAAAAAAA"
    assert shown["trade_status"] == "TRADE_SUCCESS"
    assert shown["total_amount"] == "99.00"
    assert shown["buyer_id"] == "2***3"
    assert shown["receiver_name"] == "张***侠"
    for name, value in PERSON.items():
        assert value not in shown[name]
    assert len(shown["sign"]) == 5


def test_json_shows_the_trade_and_hides_the_payer_however_deep():
    raw = json.dumps(
        {
            "id": "EV-1",
            "event_type": "TRANSACTION.SUCCESS",
            "resource": {
                "ciphertext": "c2VjcmV0IHRleHQ=",
                "out_trade_no": "T1",
                "amount": {"total": 9900, "currency": "CNY"},
                "payer": {"openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},
                "people": [{"phone": "13800138000"}],
            },
        }
    ).encode()

    assert masked(raw) == [
        ("id", "EV-1"),
        ("event_type", "TRANSACTION.SUCCESS"),
        ("resource.ciphertext", "c***="),
        ("resource.out_trade_no", "T1"),
        ("resource.amount.total", "9900"),
        ("resource.amount.currency", "CNY"),
        ("resource.payer.openid", "o***o"),
        ("resource.people.0.phone", "1***0"),
    ]


def test_short_values_go_whole():
    assert [mask(value) for value in ("", "a", "1234", "12345")] == ["", "***", "***", "1***5"]


def test_what_is_no_notice_shows_its_length_only():
    assert masked(b"") == []
    assert masked(b"\xff\xfe13800138000") == [("", "13 bytes")]


def test_many_fields_are_cut():
    assert len(masked("&".join(f"f{number}=x" for number in range(500)).encode())) == MOST_FIELDS


@given(raw=st.binary(max_size=400))
def test_any_bytes_can_be_shown(raw):
    assert all(isinstance(value, str) for pair in masked(raw) for value in pair)


@given(secret=st.text(alphabet="0123456789", min_size=11, max_size=18), name=st.text(min_size=1, max_size=12))
def test_a_field_nobody_knows_never_shows_its_value(secret, name):
    raw = json.dumps({f"x_{name}": secret, "deep": {"x": [secret]}}).encode()

    assert all(secret not in value for _, value in masked(raw))
