"""The channels' bills, read over the wire from the sandbox gateway and from files that are not as they should be."""

import gzip
import hashlib
import io
import zipfile
from datetime import UTC, datetime

import pytest

from luffy.core import clock
from luffy.core.calendar import SHANGHAI, day_of
from luffy.payments.gateways import Redirect, alipay_bill, wechat_bill
from luffy.payments.gateways.bills import BillKind, BillNotReady, BillRow, BillUnreadable
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import Channel, Refund, RefundReason, RefundState
from luffy.payments.services import refund
from luffy.payments.services.start import start
from tests.payments.test_gateway_flow import is_paid, until
from tests.payments.world import BUYER, Purchase, a_purchase

WAYS = [(Channel.ALIPAY, "alipay"), (Channel.WECHAT, "wechat_native")]
both = pytest.mark.parametrize(("channel", "method"), WAYS, ids=["alipay", "wechat"])
over_the_wire = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 5, 1, 12, 0, tzinfo=SHANGHAI)


def sold(paysim, method: str) -> Purchase:
    purchase = a_purchase()
    shown = start(purchase.order.pk, payment_method=method, now=clock.now(), by=BUYER)
    paysim.control.pay(url=shown.url) if isinstance(shown, Redirect) else paysim.control.pay(
        code_url=shown.code_url
    )
    until(lambda: is_paid(purchase))
    return purchase


def given_back(purchase: Purchase, amount_fen: int) -> Refund:
    made = Refund.objects.create(
        out_refund_no=f"R{purchase.attempt.out_trade_no}N1",
        attempt=purchase.attempt,
        amount_fen=amount_fen,
        reason=RefundReason.CUSTOMER,
        created_at=clock.now(),
        next_try_at=clock.now(),
    )
    refund.send(made.pk, now=clock.now())
    # At Alipay it is done at once; WeChat tells later.
    until(lambda: Refund.objects.get().state == RefundState.DONE, within_s=30)
    return made


@pytest.fixture
def tomorrow(paysim):
    """The gateway's clock stands a day and more ahead, so that today has a bill."""

    def go() -> None:
        paysim.control.clock("36h")

    yield go
    paysim.control.reset()


@over_the_wire
@both
def test_a_days_bill_tells_each_payment_and_each_refund(paysim, tomorrow, channel, method):
    today = day_of(clock.now())
    first, second = sold(paysim, method), sold(paysim, method)
    back = given_back(first, 3_300)
    tomorrow()

    rows = list(gateway(channel).bill(today, now=clock.now()))

    told = sorted((row.kind, row.out_trade_no, row.out_refund_no, row.amount_fen) for row in rows)
    assert told == sorted(
        [
            (BillKind.PAY, first.attempt.out_trade_no, "", 9_900),
            (BillKind.PAY, second.attempt.out_trade_no, "", 9_900),
            (BillKind.REFUND, first.attempt.out_trade_no, back.out_refund_no, 3_300),
        ]
    )
    assert {row.channel_trade_no for row in rows} == {
        first.attempt.channel_trade_no,
        second.attempt.channel_trade_no,
    }
    assert {day_of(row.at) for row in rows} == {today}


@over_the_wire
@both
def test_a_day_on_which_nobody_paid_gives_nothing(paysim, tomorrow, channel, method):
    tomorrow()

    assert list(gateway(channel).bill(day_of(clock.now()), now=clock.now())) == []


@over_the_wire
@both
def test_a_bill_that_is_not_made_yet_is_not_ready(paysim, tomorrow, channel, method):
    sold(paysim, method)
    tomorrow()
    paysim.control.add_fault("not_ready")

    with pytest.raises(BillNotReady):
        list(gateway(channel).bill(day_of(clock.now()), now=clock.now()))


@over_the_wire
@both
@pytest.mark.parametrize("action", ["http_502", "bad_signature", "refuse_connection"])
def test_without_an_answer_it_is_not_ready(paysim, tomorrow, channel, method, action):
    sold(paysim, method)
    tomorrow()
    paysim.control.add_fault(action)

    with pytest.raises(BillNotReady):
        list(gateway(channel).bill(day_of(clock.now()), now=clock.now()))


@over_the_wire
def test_a_wechat_bill_with_another_hash_is_not_believed(paysim, tomorrow):
    sold(paysim, "wechat_native")
    tomorrow()
    paysim.control.add_fault("bad_sha1")

    with pytest.raises(BillUnreadable, match="SHA1"):
        list(gateway(Channel.WECHAT).bill(day_of(clock.now()), now=clock.now()))


@over_the_wire
def test_a_bill_whose_address_has_died_is_asked_for_again(paysim, tomorrow):
    sold(paysim, "alipay")
    tomorrow()
    paysim.control.add_fault("expired_url", times=1)

    with pytest.raises(BillNotReady):
        list(gateway(Channel.ALIPAY).bill(day_of(clock.now()), now=clock.now()))
    assert len(list(gateway(Channel.ALIPAY).bill(day_of(clock.now()), now=clock.now()))) == 1


HEAD = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,订单金额（元）,退款批次号/请求号,备注"
ROW = '2026\t,01HX\t,交易,"课, 等2件",2026-05-01 11:59:00,2026-05-01 12:00:00,99.00,\t,'
END = "#---业务明细列表结束---"


def zipped(text: str, *, name: str = "2088_业务明细.csv") -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text.encode("gbk"))
        archive.writestr("2088_业务明细(汇总).csv", b"")
    file.seek(0)
    return file


def test_an_alipay_row_is_read_by_the_names_of_its_columns():
    (row,) = alipay_bill.rows(zipped(f"#支付宝业务明细查询\r\n{HEAD}\r\n{ROW}\r\n{END}\r\n"))

    assert row == BillRow(BillKind.PAY, "01HX", "", "2026", 9_900, AT)
    assert row.at.astimezone(UTC).hour == 4


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\r\n{ROW}\r\n",
        f"{HEAD.replace('商户订单号', '另一列')}\r\n{END}",
        f"{HEAD}\r\n{ROW.replace('交易', '转账')}\r\n{END}",
        f"{HEAD}\r\n{ROW.replace('99.00', '1e2')}\r\n{END}",
        f"{HEAD}\r\n{ROW.replace('99.00', '--1')}\r\n{END}",
        f"{HEAD}\r\n{ROW.replace('2026-05-01 12', '2026-05-32 12')}\r\n{END}",
        f"{HEAD}\r\n{ROW},one more\r\n{END}",
        "",
    ],
)
def test_an_alipay_file_in_another_form_is_unreadable(text):
    with pytest.raises(BillUnreadable):
        list(alipay_bill.rows(zipped(text)))


@pytest.mark.parametrize("raw", [b"", b"not a zip", zipped(HEAD).getvalue()[:-30]])
def test_what_is_no_zip_is_unreadable(raw):
    with pytest.raises(BillUnreadable):
        list(alipay_bill.rows(io.BytesIO(raw)))


def test_a_zip_without_the_details_is_unreadable():
    with pytest.raises(BillUnreadable, match="missing"):
        list(alipay_bill.rows(zipped("", name="other.csv")))


def test_a_zip_that_says_it_unpacks_to_more_than_allowed_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(alipay_bill, "MAX_TEXT_BYTES", 10)

    with pytest.raises(BillUnreadable, match="too large"):
        list(alipay_bill.rows(zipped(f"{HEAD}\r\n{END}")))


W_HEAD = "交易时间,微信订单号,商户订单号,交易状态,商户退款单号,退款状态,商品名称,订单金额,申请退款金额"
W_ROW = "`2026-05-01 12:00:00,`4200,`01HX,`SUCCESS,`,`,`课, 等2件,`99.00,`0.00"
W_BACK = "`2026-05-01 12:00:00,`4200,`01HX,`REFUND,`R1,`SUCCESS,`课,`0.00,`33.00"
W_END = "总交易单数,应结订单总金额\n`2,`99.00\n"


def unpacked(text: str, *, sha1: str = "") -> list[BillRow]:
    raw = text.encode()
    return list(
        wechat_bill.rows(io.BytesIO(gzip.compress(raw)), sha1=sha1 or hashlib.sha1(raw).hexdigest().upper())
    )


def test_a_wechat_row_is_read_by_the_names_of_its_columns():
    rows = unpacked(f"\ufeff{W_HEAD}\r\n{W_ROW}\r\n{W_BACK}\r\n{W_END}")

    assert rows == [
        BillRow(BillKind.PAY, "01HX", "", "4200", 9_900, AT),
        BillRow(BillKind.REFUND, "01HX", "R1", "4200", 3_300, AT),
    ]


def test_a_refund_that_failed_moved_no_money():
    assert unpacked(f"{W_HEAD}\n{W_BACK.replace('`SUCCESS', '`FAIL')}\n{W_END}") == []


def test_a_refund_that_had_not_ended_is_read_as_under_way():
    assert unpacked(f"{W_HEAD}\n{W_BACK.replace('`SUCCESS', '`PROCESSING')}\n{W_END}") == [
        BillRow(BillKind.REFUND, "01HX", "R1", "4200", 3_300, AT, is_under_way=True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{W_HEAD}\n{W_ROW}\n",
        f"{W_HEAD}\n{W_ROW}\nsomething else\n",
        f"{W_HEAD.replace('交易状态', '另一列')}\n{W_END}",
        f"{W_HEAD}\n{W_ROW.replace('SUCCESS', 'REVOKED')}\n{W_END}",
        f"{W_HEAD}\n{W_ROW.replace('99.00', '9900分')}\n{W_END}",
        f"{W_HEAD}\n{W_ROW},`one more\n{W_END}",
        "",
    ],
)
def test_a_wechat_file_in_another_form_is_unreadable(text):
    with pytest.raises(BillUnreadable):
        unpacked(text)


def test_a_wechat_file_that_was_changed_is_unreadable():
    with pytest.raises(BillUnreadable, match="SHA1"):
        unpacked(f"{W_HEAD}\n{W_END}", sha1="0" * 40)


@pytest.mark.parametrize("raw", [b"", b"no gzip", gzip.compress(b"text" * 999, mtime=0)[:-9]])
def test_what_is_no_gzip_is_unreadable(raw):
    with pytest.raises(BillUnreadable):
        list(wechat_bill.rows(io.BytesIO(raw), sha1="0" * 40))


def test_a_file_that_unpacks_to_more_than_allowed_is_stopped(monkeypatch):
    monkeypatch.setattr(wechat_bill, "MAX_TEXT_BYTES", 1_000)

    with pytest.raises(BillUnreadable, match="too large"):
        unpacked("a" * 300_000)
