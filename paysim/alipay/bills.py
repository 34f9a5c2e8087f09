"""Bills: a zip with two GBK files, written from the journal."""

from __future__ import annotations

import csv
import io
import secrets
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from paysim.alipay.errors import BusinessRefused
from paysim.alipay.offer import Offer
from paysim.alipay.trades import CHANNEL
from paysim.billing import Move, bent, signed_fen, span_of
from paysim.clock import BEIJING, Clock, beijing_text
from paysim.faults import Event, Faults, Stage
from paysim.journal import Journal
from paysim.money import yuan
from paysim.store import Store

LIFE_S = 30.0
READY = timedelta(hours=9)


def _columns(names: str) -> list[str]:
    return names.split(",")


DETAIL_HEAD = _columns(
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,"
    "商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,"
    "卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注"
)
SUMMARY_HEAD = _columns(
    "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,"
    "卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）"
)
ACCOUNT_HEAD = _columns(
    "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注"
)
ACCOUNT_SUMMARY_HEAD = _columns("收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,合计（元）")


class Bills:
    """Ask for a bill, fetch it within 30 seconds."""

    def __init__(self, store: Store, clock: Clock, journal: Journal, faults: Faults) -> None:
        self._store = store
        self._clock = clock
        self._journal = journal
        self._faults = faults

    def order(self, bill_type: str, period: str) -> str:
        """Make a download token. A day's bill exists from 09:00 of the next day on.

        Raises: BusinessRefused.
        """
        span = span_of(period)
        if bill_type not in ("trade", "signcustomer") or span is None:
            raise BusinessRefused("INVAILID_ARGUMENTS")
        start, end = span
        fired = {rule.action for rule in self._faults.fire(Stage.BILL, Event(CHANNEL, "bill_url"))}
        if self._clock.now() < (end + READY).timestamp() or "not_ready" in fired:
            raise BusinessRefused("BILL_NOT_EXIST")
        if not self._journal.money_moves(channel=CHANNEL, start=start.timestamp(), end=end.timestamp()):
            raise BusinessRefused("NO_BILL_DATA")
        token = secrets.token_urlsafe(24)
        expires_at = self._clock.now() + (-1 if "expired_url" in fired else LIFE_S)
        self._store.run("INSERT INTO alipay_bill VALUES (?, ?, ?, ?)", token, bill_type, period, expires_at)
        return token

    def fetch(self, token: str, seller_id: str) -> tuple[str, bytes] | None:
        """Give file name and zip; None when the token is unknown or too old."""
        row = self._store.one("SELECT * FROM alipay_bill WHERE token = ?", token)
        span = span_of(row["period"]) if row else None
        if row is None or span is None or row["expires_at"] <= self._clock.now():
            return None
        moves = bent(self._moves(*span), self._faults, CHANNEL)
        name = f"{seller_id}0156_{row['period'].replace('-', '')}"
        files = _trade_files(name, seller_id, span, moves, self._clock.now())
        if row["bill_type"] == "signcustomer":
            files = _account_files(name, seller_id, span, moves)
        return f"{name}.csv.zip", _zipped(files)

    def _moves(self, start: datetime, end: datetime) -> list[Move]:
        rows = self._journal.money_moves(channel=CHANNEL, start=start.timestamp(), end=end.timestamp())
        return [self._move(row) for row in rows]

    def _move(self, row: dict[str, Any]) -> Move:
        trade = self._store.all("SELECT * FROM alipay_trade WHERE out_trade_no = ?", row["out_trade_no"])[0]
        subject = Offer.from_json(trade["offer"]).subject
        return Move(
            row["out_trade_no"],
            row["trade_no"],
            signed_fen(row),
            row["at"],
            trade["created_at"],
            subject,
            trade["buyer"],
            row["out_request_no"] or "",
        )


Files = list[tuple[str, bytes]]


def _trade_files(
    name: str, seller_id: str, span: tuple[datetime, datetime], moves: list[Move], now: float
) -> Files:
    paid, back = _parted(moves)
    back_yuan = yuan(sum(m.amount_fen for m in back))
    closing = (
        f"#交易合计：{len(paid)}笔，商家实收共{yuan(sum(m.amount_fen for m in paid))}元，商家优惠共0.00元",
        f"#退款合计：{len(back)}笔，商家实收退款共{back_yuan}元，商家优惠退款共0.00元",
        f"#导出时间：[{_long_date(datetime.fromtimestamp(now, BEIJING))}]",
    )
    detail = _csv("业务明细", seller_id, span, DETAIL_HEAD, map(_detail_row, moves), closing)
    total = yuan(sum(m.amount_fen for m in moves))
    sums = [
        "",
        "",
        str(len(paid)),
        str(len(back)),
        total,
        total,
        "0.00",
        "0.00",
        "0.00",
        "0.00",
        "0.00",
        total,
    ]
    summary = _csv("业务汇总", seller_id, span, SUMMARY_HEAD, [["合计", *sums[1:]]], closing[2:])
    return [(f"{name}_业务明细.csv", detail), (f"{name}_业务明细(汇总).csv", summary)]


def _account_files(name: str, seller_id: str, span: tuple[datetime, datetime], moves: list[Move]) -> Files:
    rows, balance_fen = [], 0
    for number, move in enumerate(moves, 1):
        balance_fen += move.amount_fen
        income, expense = (yuan(move.amount_fen), "") if move.amount_fen > 0 else ("", yuan(move.amount_fen))
        rows.append(
            [
                f"{number:020d}\t",
                f"{move.trade_no}\t",
                f"{move.out_trade_no}\t",
                move.subject,
                beijing_text(move.at),
                move.buyer,
                income,
                expense,
                yuan(balance_fen),
                "支付宝",
                "在线支付" if income else "交易退款",
                move.out_request_no,
            ]
        )
    paid, back = _parted(moves)
    in_fen, out_fen = sum(m.amount_fen for m in paid), sum(m.amount_fen for m in back)
    sums = [str(len(paid)), yuan(in_fen), str(len(back)), yuan(out_fen), yuan(in_fen + out_fen)]
    return [
        (f"{name}_账务明细.csv", _csv("账务明细", seller_id, span, ACCOUNT_HEAD, rows)),
        (f"{name}_账务明细(汇总).csv", _csv("账务汇总", seller_id, span, ACCOUNT_SUMMARY_HEAD, [sums])),
    ]


def _parted(moves: list[Move]) -> tuple[list[Move], list[Move]]:
    return [m for m in moves if m.amount_fen > 0], [m for m in moves if m.amount_fen < 0]


def _kind(move: Move) -> str:
    return "退款" if move.amount_fen < 0 else "交易"


def _detail_row(move: Move) -> list[str]:
    amount = yuan(move.amount_fen)
    zeros = ["0.00"] * 5
    return [
        f"{move.trade_no}\t",
        f"{move.out_trade_no}\t",
        _kind(move),
        move.subject,
        beijing_text(move.created_at),
        beijing_text(move.at),
        "",
        "",
        "",
        "",
        move.buyer,
        amount,
        amount,
        *zeros,
        "",
        "0.00",
        "0.00",
        f"{move.out_request_no}\t" if move.out_request_no else "",
        "0.00",
        "0.00",
        "",
    ]


def _csv(
    title: str,
    seller_id: str,
    span: tuple[datetime, datetime],
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    closing: Sequence[str] = (),
) -> bytes:
    out = io.StringIO()
    rule = "-" * 40
    out.write(f"#支付宝{title}查询\r\n#账号：[{seller_id}0156]\r\n")
    out.write(
        f"#起始日期：[{_long_date(span[0])}]   终止日期：[{_long_date(span[1])}]\r\n"
        f"#{rule}{title}列表{rule}\r\n"
    )
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(rows)
    out.write(f"#{rule}{title}列表结束{rule}\r\n")
    out.writelines(f"{line}\r\n" for line in closing)
    return out.getvalue().encode("gbk", "replace")


def _long_date(at: datetime) -> str:
    return at.strftime("%Y年%m月%d日 %H:%M:%S")


class _GbkName(zipfile.ZipInfo):
    """A zip member whose name is stored in GBK without the UTF-8 flag, as the real bills do."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the standard library's own hook
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def _zipped(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(_GbkName(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
