"""WeChat's bill of a day: a packed table, each cell with a backtick before it, amounts in yuan. Pure."""

import gzip
import hashlib
import hmac
import io
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO

from luffy.core.calendar import SHANGHAI
from luffy.core.money import parse_yuan
from luffy.payments.gateways.bills import BillKind, BillRow, BillUnreadable

MAX_TEXT_BYTES = 1024 * 1024 * 1024
CHUNK_BYTES = 256 * 1024
KINDS = {"SUCCESS": BillKind.PAY, "REFUND": BillKind.REFUND}
AT, TRADE, NUMBER, STATE = "交易时间", "微信订单号", "商户订单号", "交易状态"
REFUND_NUMBER, REFUND_STATE = "商户退款单号", "退款状态"
PAID, REFUNDED = "订单金额", "申请退款金额"
COLUMNS = (AT, TRADE, NUMBER, STATE, REFUND_NUMBER, REFUND_STATE, PAID, REFUNDED)
SUMMARY = "总交易单数"


def rows(packed: IO[bytes], *, sha1: str) -> Iterator[BillRow]:
    """Its rows as they stand. Proven first: `sha1` is of the unpacked file, and was in a signed answer.

    Raises:
        BillUnreadable: damaged, or not such a file; also after some rows.
    """
    try:
        with _unpacked(packed, sha1=sha1) as file:
            yield from _rows(io.TextIOWrapper(file, encoding="utf-8-sig"))
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise BillUnreadable(f"{type(error).__name__}: {error}"[:200]) from error


def _unpacked(packed: IO[bytes], *, sha1: str) -> IO[bytes]:
    digest = hashlib.sha1(usedforsecurity=False)
    file = TemporaryFile()  # noqa: SIM115 - the caller closes it
    with gzip.open(packed) as source:
        while chunk := source.read(CHUNK_BYTES):
            digest.update(chunk)
            file.write(chunk)
            if file.tell() > MAX_TEXT_BYTES:
                raise ValueError("too large")
    if not hmac.compare_digest(digest.hexdigest().encode(), sha1.lower().encode()):
        raise ValueError("another SHA1 than announced")
    file.seek(0)
    return file


def _rows(lines: io.TextIOWrapper) -> Iterator[BillRow]:
    head = [name.strip().lstrip("`") for name in lines.readline().split(",")]
    if not set(COLUMNS) <= set(head):
        raise ValueError("columns are missing")
    for line in lines:
        if not line.startswith("`"):
            if SUMMARY not in line:
                raise ValueError("neither row nor summary")
            return
        # Names of goods may hold commas, but no comma with a backtick after it.
        cells = dict(zip(head, (cell.strip() for cell in line[1:].split(",`")), strict=True))
        if cells[REFUND_STATE] != "FAIL":
            yield _row(cells)
    raise ValueError("it has no end")


def _row(cells: Mapping[str, str]) -> BillRow:
    kind = KINDS.get(cells[STATE])
    if kind is None:
        raise ValueError(f"neither payment nor refund: {cells[STATE][:20]}")
    is_refund = kind is BillKind.REFUND
    return BillRow(
        kind=kind,
        out_trade_no=cells[NUMBER],
        out_refund_no=cells[REFUND_NUMBER] if is_refund else "",
        channel_trade_no=cells[TRADE],
        amount_fen=parse_yuan(cells[REFUNDED if is_refund else PAID]),
        at=datetime.strptime(cells[AT], "%Y-%m-%d %H:%M:%S").replace(tzinfo=SHANGHAI),
        is_under_way=is_refund and cells[REFUND_STATE] != "SUCCESS",
    )
