"""Alipay's bill of a day: a zip with two GBK tables, of which the details are read. Pure."""

import csv
import io
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from luffy.core.calendar import SHANGHAI
from luffy.core.money import parse_yuan
from luffy.payments.gateways.bills import BillKind, BillRow, BillUnreadable

MAX_TEXT_BYTES = 1024 * 1024 * 1024
KINDS = {"交易": BillKind.PAY, "退款": BillKind.REFUND}
TRADE, NUMBER, KIND = "支付宝交易号", "商户订单号", "业务类型"
DONE_AT, AMOUNT, REFUND_NUMBER = "完成时间", "订单金额（元）", "退款批次号/请求号"
COLUMNS = (TRADE, NUMBER, KIND, DONE_AT, AMOUNT, REFUND_NUMBER)
END = "业务明细列表结束"


def rows(file: IO[bytes]) -> Iterator[BillRow]:
    """Its rows as they stand.

    Raises:
        BillUnreadable: not such a file, or cut off; also after some rows.
    """
    try:
        # The names of its members are in GBK and do not say so.
        with ZipFile(file, metadata_encoding="gbk") as archive, archive.open(_details(archive)) as table:
            yield from _rows(io.TextIOWrapper(table, encoding="gb18030", newline=""))
    except (BadZipFile, zlib.error, csv.Error, EOFError, ValueError, RuntimeError) as error:
        raise BillUnreadable(f"{type(error).__name__}: {error}"[:200]) from error


def _details(archive: ZipFile) -> ZipInfo:
    found = [
        member
        for member in archive.infolist()
        if "业务明细" in member.filename and "汇总" not in member.filename
    ]
    if len(found) != 1 or found[0].file_size > MAX_TEXT_BYTES:
        raise ValueError("the details are missing or too large")
    return found[0]


def _rows(text: io.TextIOWrapper) -> Iterator[BillRow]:
    head: list[str] = []
    is_whole = False
    for cells in csv.reader(text):
        values = [cell.strip() for cell in cells]
        if not values or values[0].startswith("#"):
            is_whole = is_whole or END in "".join(values)
        elif not head:
            head = values
            if not set(COLUMNS) <= set(head):
                raise ValueError("columns are missing")
        else:
            yield _row(dict(zip(head, values, strict=True)))
    if not is_whole:
        raise ValueError("it has no end")


def _row(cells: Mapping[str, str]) -> BillRow:
    kind = KINDS.get(cells[KIND])
    if kind is None:
        raise ValueError(f"neither payment nor refund: {cells[KIND][:20]}")
    return BillRow(
        kind=kind,
        out_trade_no=cells[NUMBER],
        out_refund_no=cells[REFUND_NUMBER] if kind is BillKind.REFUND else "",
        channel_trade_no=cells[TRADE],
        amount_fen=parse_yuan(cells[AMOUNT].removeprefix("-")),
        at=datetime.strptime(cells[DONE_AT], "%Y-%m-%d %H:%M:%S").replace(tzinfo=SHANGHAI),
    )
