"""Coupon rules, known by name. What somebody holds already is not changed by a file."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pydantic import BaseModel, Field

from luffy.accounts.audit import Actor, record
from luffy.accounts.permissions import Action
from luffy.catalog.offers import load_offers
from luffy.core.errors import LuffyError
from luffy.core.sheets import Cell
from luffy.coupons.models import Coupon
from luffy.exchange.tables.cells import Fen, line, named, text, yuan
from luffy.exchange.tables.table import Column, Outcome, RowRefused, Table

TYPES = {"通用券": 0, "满减券": 1, "折扣券": 2}


class CouponRow(BaseModel):
    name: line(64, 1)  # type: ignore[valid-type]  # Made by a function.
    brief: text(1000) = ""  # type: ignore[valid-type]  # Made by a function.
    coupon_type: Annotated[int, named(TYPES)]
    money: Fen = 0
    off_percent: Annotated[int, Field(ge=1, le=99)] | None = None
    minimum: Fen = 0
    product: line(40) = ""  # type: ignore[valid-type]  # Made by a function.
    quantity: Annotated[int, Field(ge=1, le=10_000_000)]
    per_account: Annotated[int, Field(ge=1, le=1000)] = 1
    open_date: date
    close_date: date
    valid_begin_date: date | None = None
    valid_end_date: date | None = None
    coupon_valid_days: Annotated[int, Field(ge=1, le=3650)] | None = None


class Coupons(Table[CouponRow]):
    action = Action.EXCHANGE_PEOPLE
    row = CouponRow
    columns = (
        Column("name", "活动名称", "开学满减", True),
        Column("brief", "说明", "开学季"),
        Column("coupon_type", "类型", "满减券", True),
        Column("money", "减免(元)", "50"),
        Column("off_percent", "付百分之几", ""),
        Column("minimum", "门槛(元)", "300"),
        Column("product", "商品", ""),
        Column("quantity", "数量", "1000", True),
        Column("per_account", "每人限领", "1"),
        Column("open_date", "领取开始", "2026-12-01", True),
        Column("close_date", "领取结束", "2026-12-31", True),
        Column("valid_begin_date", "有效期开始", ""),
        Column("valid_end_date", "有效期结束", ""),
        Column("coupon_valid_days", "领取后有效天数", "7"),
    )

    def key(self, row: CouponRow) -> str:
        return str(row.name)

    def write(self, row: CouponRow, *, by: Actor, now: datetime) -> Outcome:
        found = list(Coupon.objects.select_for_update().filter(name=row.name).order_by("id")[:2])
        if len(found) > 1:
            raise RowRefused(_("有两个同名的优惠券, 请在页面修改"), "活动名称")
        said = self._said(row)
        coupon = found[0] if found else Coupon()
        before = {name: getattr(coupon, name) for name in said} if found else None
        if before == said:
            return Outcome.UNCHANGED
        if coupon.claimed:
            raise RowRefused(_("已有人领取, 不能由表格修改"), "活动名称")
        for name, value in said.items():
            setattr(coupon, name, value)
        try:
            coupon.full_clean()
        except ValidationError as error:
            raise RowRefused(" ".join(error.messages)) from error
        coupon.save()
        change = (_told(before), _told(said))
        record("coupon.imported", f"coupon:{coupon.pk}", by=by, now=now, change=change)
        return Outcome.CHANGED if found else Outcome.CREATED

    def _said(self, row: CouponRow) -> dict[str, Any]:
        given = row.model_dump(exclude={"money", "minimum", "product"})
        money = {"money_fen": row.money, "minimum_fen": row.minimum, "product_id": self._product(row.product)}
        return {**given, **money, "brief": row.brief or None}

    def _product(self, key: str) -> int | None:
        if not key:
            return None
        try:
            offer = load_offers([key]).get(key)
        except LuffyError:
            offer = None
        if offer is None:
            raise RowRefused(_("没有这个商品, 例如 course:3"), "商品")
        return offer.product_id

    def rows(self) -> Iterator[Sequence[Cell]]:
        names = {number: name for name, number in TYPES.items()}
        for row in Coupon.objects.select_related("product").order_by("id").iterator(500):
            yield [
                row.name,
                row.brief or "",
                names[row.coupon_type],
                yuan(row.money_fen),
                row.off_percent,
                yuan(row.minimum_fen),
                row.product.key if row.product else "",
                row.quantity,
                row.per_account,
                row.open_date,
                row.close_date,
                row.valid_begin_date,
                row.valid_end_date,
                row.coupon_valid_days,
            ]


def _told(said: dict[str, Any] | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}
