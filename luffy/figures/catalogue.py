"""Every figure there is: its columns, its question, how it is drawn, and the rows behind it.

Source: docs/rules/figures.md
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luffy.figures.sql import learning, money


class Unit(StrEnum):
    """How a cell is written; the last ones lead to a page."""

    DAY = "day"
    MOMENT = "moment"
    TEXT = "text"
    COUNT = "count"
    FEN = "fen"
    BERRIES = "berries"
    PERCENT = "percent"
    HOURS = "hours"
    CHANNEL = "channel"
    ORDER = "order"
    REFUND = "refund"
    ENROLMENT = "enrolment"


@dataclass(frozen=True, slots=True)
class Column:
    """`adds`: whether a sum of it says something."""

    name: str
    label: str | Promise
    unit: Unit
    adds: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    sql: str


@dataclass(frozen=True, slots=True)
class Figure(Table):
    """`drawn` are names of columns; the first column names the rows behind each row."""

    title: str | Promise
    chart: str
    drawn: tuple[str, ...]
    behind: Table


DAY = Column("day", _("日期"), Unit.DAY)
ORDER = Column("order", _("订单"), Unit.ORDER)
PAID_AT = Column("paid_at", _("支付时间"), Unit.MOMENT)
CHANNEL = Column("channel", _("付款方式"), Unit.CHANNEL)
PAYABLE = Column("payable_fen", _("实付"), Unit.FEN, adds=True)
ACCOUNT = Column("account_id", _("账号编号"), Unit.TEXT)


def _fen(name: str, label: str | Promise) -> Column:
    return Column(name, label, Unit.FEN, adds=True)


def _count(name: str, label: str | Promise, *, adds: bool = True) -> Column:
    return Column(name, label, Unit.COUNT, adds=adds)


_PAID = (ORDER, PAID_AT, CHANNEL, PAYABLE)
_TOTAL = _fen("total_fen", _("合计"))

FIGURES: Mapping[str, Figure] = {
    "revenue-by-day": Figure(
        (
            DAY,
            _count("orders", _("订单数")),
            _fen("alipay_fen", _("支付宝")),
            _fen("wechat_fen", _("微信")),
            _TOTAL,
        ),
        money.REVENUE_BY_DAY,
        _("每日收入"),
        "stack",
        ("alipay_fen", "wechat_fen"),
        Table(_PAID, money.ORDERS_OF_DAY),
    ),
    "revenue-by-channel": Figure(
        (CHANNEL, _count("orders", _("订单数")), _TOTAL),
        money.REVENUE_BY_CHANNEL,
        _("各付款方式收入"),
        "bar",
        ("total_fen",),
        Table(_PAID, money.ORDERS_OF_CHANNEL),
    ),
    "revenue-by-product": Figure(
        (
            Column("product", _("商品编号"), Unit.TEXT),
            Column("name", _("商品"), Unit.TEXT),
            _count("sold", _("售出")),
            _TOTAL,
        ),
        money.REVENUE_BY_PRODUCT,
        _("各商品收入"),
        "bar",
        ("total_fen",),
        Table((ORDER, PAID_AT, Column("name", _("商品"), Unit.TEXT), PAYABLE), money.LINES_OF_PRODUCT),
    ),
    "conversion-by-day": Figure(
        (
            DAY,
            _count("carts", _("加入购物车(人)"), adds=False),
            _count("settlements", _("去结算(人)"), adds=False),
            _count("placed", _("下单(人)"), adds=False),
            _count("paid", _("支付(人)"), adds=False),
        ),
        learning.CONVERSION_BY_DAY,
        _("转化"),
        "line",
        ("carts", "settlements", "placed", "paid"),
        Table(
            (ORDER, Column("created_at", _("下单时间"), Unit.MOMENT), PAID_AT, PAYABLE),
            learning.ORDERS_PLACED,
        ),
    ),
    "refunds-by-day": Figure(
        (
            DAY,
            _count("requests", _("退费单数")),
            _fen("cash_fen", _("退现金")),
            Column("berries", _("退贝里"), Unit.BERRIES, adds=True),
        ),
        money.REFUNDS_BY_DAY,
        _("每日退费"),
        "bar",
        ("cash_fen",),
        Table(
            (
                Column("refund", _("退费单"), Unit.REFUND),
                Column("done_at", _("完成时间"), Unit.MOMENT),
                ORDER,
                _fen("cash_fen", _("退现金")),
                Column("berries", _("退贝里"), Unit.BERRIES, adds=True),
            ),
            money.REFUNDS_OF_DAY,
        ),
    ),
    "learners-by-day": Figure(
        (
            DAY,
            _count("active", _("在学(人)"), adds=False),
            Column("hours", _("学习时长"), Unit.HOURS, adds=True),
            _count("lessons", _("学完课时")),
        ),
        learning.LEARNERS_BY_DAY,
        _("每日学习"),
        "line",
        ("active", "lessons"),
        Table((DAY, ACCOUNT, _count("seconds", _("学习(秒)"))), learning.STUDY_OF_DAY),
    ),
    "completion-by-course": Figure(
        (
            Column("course", _("课程编号"), Unit.TEXT),
            Column("name", _("课程"), Unit.TEXT),
            _count("learners", _("学员")),
            _count("finished", _("学完")),
            Column("percent", _("完成率"), Unit.PERCENT),
        ),
        learning.COMPLETION_BY_COURSE,
        _("课程完成率"),
        "bar",
        ("percent",),
        Table(
            (
                ACCOUNT,
                Column("name", _("课程"), Unit.TEXT),
                _count("done", _("学完课时")),
                _count("lessons", _("课时")),
            ),
            learning.LEARNERS_OF_COURSE,
        ),
    ),
    "homework-by-day": Figure(
        (
            DAY,
            _count("due", _("应交")),
            _count("on_time", _("按时")),
            _count("late", _("迟交")),
            _count("missing", _("未交")),
            Column("percent", _("按时率"), Unit.PERCENT),
        ),
        learning.HOMEWORK_BY_DAY,
        _("作业按时情况"),
        "stack",
        ("on_time", "late", "missing"),
        Table(
            (
                Column("enrolment", _("报名"), Unit.ENROLMENT),
                ACCOUNT,
                Column("homework", _("作业"), Unit.TEXT),
                Column("due_date", _("应交日期"), Unit.DAY),
                Column("submitted_at", _("提交时间"), Unit.MOMENT),
            ),
            learning.HOMEWORK_OF_DAY,
        ),
    ),
    "mentor-response": Figure(
        (
            Column("mentor", _("导师"), Unit.TEXT),
            _count("graded", _("批改")),
            Column("median_hours", _("一半不超过"), Unit.HOURS),
            Column("p90_hours", _("九成不超过"), Unit.HOURS),
            Column("percent", _("承诺时间内"), Unit.PERCENT),
        ),
        learning.MENTOR_RESPONSE,
        _("导师批改时间"),
        "bar",
        ("median_hours", "p90_hours"),
        Table(
            (
                Column("enrolment", _("报名"), Unit.ENROLMENT),
                Column("mentor", _("导师"), Unit.TEXT),
                Column("homework", _("作业"), Unit.TEXT),
                Column("submitted_at", _("提交时间"), Unit.MOMENT),
                Column("graded_at", _("批改时间"), Unit.MOMENT),
            ),
            learning.GRADED_BY_MENTOR,
        ),
    ),
    "liability-by-day": Figure(
        (
            DAY,
            Column("moved", _("当日变动"), Unit.BERRIES, adds=True),
            Column("owed", _("欠学员"), Unit.BERRIES),
            Column("owed_fen", _("折合"), Unit.FEN),
        ),
        money.LIABILITY_BY_DAY,
        _("贝里负债"),
        "line",
        ("owed",),
        Table(
            (
                Column("at", _("时间"), Unit.MOMENT),
                ACCOUNT,
                Column("memo", _("备注"), Unit.TEXT),
                Column("moved", _("变动"), Unit.BERRIES, adds=True),
            ),
            money.TRANSFERS_OF_DAY,
        ),
    ),
}
