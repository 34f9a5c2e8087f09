from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.order_with_money_back_out_actions_item import (
    OrderWithMoneyBackOutActionsItem,
    check_order_with_money_back_out_actions_item,
)
from ..models.order_with_money_back_out_status import (
    OrderWithMoneyBackOutStatus,
    check_order_with_money_back_out_status,
)

if TYPE_CHECKING:
    from ..models.money_back_out import MoneyBackOut
    from ..models.order_line_out import OrderLineOut


T = TypeVar("T", bound="OrderWithMoneyBackOut")


@_attrs_define
class OrderWithMoneyBackOut:
    """An order, and what was paid for it and goes back without having been asked for, the newest first.

    Attributes:
        number (str):
        status (OrderWithMoneyBackOutStatus):
        status_number (int):
        status_label (str):
        payment_type (int):
        payment_type_label (str):
        lines (list[OrderLineOut]):
        listed_fen (int):
        discount_fen (int):
        credit_fen (int):
        line_discount_fen (int):
        site_discount_fen (int):
        berries_spent (int):
        berries_discount_fen (int):
        payable_fen (int):
        created_at (datetime.datetime):
        expires_at (datetime.datetime):
        paid_at (datetime.datetime | None):
        cancelled_at (datetime.datetime | None):
        opened (bool):
        actions (list[OrderWithMoneyBackOutActionsItem]):
        money_back (list[MoneyBackOut]):
    """

    number: str
    status: OrderWithMoneyBackOutStatus
    status_number: int
    status_label: str
    payment_type: int
    payment_type_label: str
    lines: list[OrderLineOut]
    listed_fen: int
    discount_fen: int
    credit_fen: int
    line_discount_fen: int
    site_discount_fen: int
    berries_spent: int
    berries_discount_fen: int
    payable_fen: int
    created_at: datetime.datetime
    expires_at: datetime.datetime
    paid_at: datetime.datetime | None
    cancelled_at: datetime.datetime | None
    opened: bool
    actions: list[OrderWithMoneyBackOutActionsItem]
    money_back: list[MoneyBackOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        status: str = self.status

        status_number = self.status_number

        status_label = self.status_label

        payment_type = self.payment_type

        payment_type_label = self.payment_type_label

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        listed_fen = self.listed_fen

        discount_fen = self.discount_fen

        credit_fen = self.credit_fen

        line_discount_fen = self.line_discount_fen

        site_discount_fen = self.site_discount_fen

        berries_spent = self.berries_spent

        berries_discount_fen = self.berries_discount_fen

        payable_fen = self.payable_fen

        created_at = self.created_at.isoformat()

        expires_at = self.expires_at.isoformat()

        paid_at: None | str
        if isinstance(self.paid_at, datetime.datetime):
            paid_at = self.paid_at.isoformat()
        else:
            paid_at = self.paid_at

        cancelled_at: None | str
        if isinstance(self.cancelled_at, datetime.datetime):
            cancelled_at = self.cancelled_at.isoformat()
        else:
            cancelled_at = self.cancelled_at

        opened = self.opened

        actions = []
        for actions_item_data in self.actions:
            actions_item: str = actions_item_data
            actions.append(actions_item)

        money_back = []
        for money_back_item_data in self.money_back:
            money_back_item = money_back_item_data.to_dict()
            money_back.append(money_back_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "status": status,
                "status_number": status_number,
                "status_label": status_label,
                "payment_type": payment_type,
                "payment_type_label": payment_type_label,
                "lines": lines,
                "listed_fen": listed_fen,
                "discount_fen": discount_fen,
                "credit_fen": credit_fen,
                "line_discount_fen": line_discount_fen,
                "site_discount_fen": site_discount_fen,
                "berries_spent": berries_spent,
                "berries_discount_fen": berries_discount_fen,
                "payable_fen": payable_fen,
                "created_at": created_at,
                "expires_at": expires_at,
                "paid_at": paid_at,
                "cancelled_at": cancelled_at,
                "opened": opened,
                "actions": actions,
                "money_back": money_back,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_back_out import MoneyBackOut
        from ..models.order_line_out import OrderLineOut

        d = dict(src_dict)
        number = d.pop("number")

        status = check_order_with_money_back_out_status(d.pop("status"))

        status_number = d.pop("status_number")

        status_label = d.pop("status_label")

        payment_type = d.pop("payment_type")

        payment_type_label = d.pop("payment_type_label")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = OrderLineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        listed_fen = d.pop("listed_fen")

        discount_fen = d.pop("discount_fen")

        credit_fen = d.pop("credit_fen")

        line_discount_fen = d.pop("line_discount_fen")

        site_discount_fen = d.pop("site_discount_fen")

        berries_spent = d.pop("berries_spent")

        berries_discount_fen = d.pop("berries_discount_fen")

        payable_fen = d.pop("payable_fen")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        def _parse_paid_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paid_at_type_0 = datetime.datetime.fromisoformat(data)

                return paid_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        paid_at = _parse_paid_at(d.pop("paid_at"))

        def _parse_cancelled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancelled_at_type_0 = datetime.datetime.fromisoformat(data)

                return cancelled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        cancelled_at = _parse_cancelled_at(d.pop("cancelled_at"))

        opened = d.pop("opened")

        actions = []
        _actions = d.pop("actions")
        for actions_item_data in _actions:
            actions_item = check_order_with_money_back_out_actions_item(actions_item_data)

            actions.append(actions_item)

        money_back = []
        _money_back = d.pop("money_back")
        for money_back_item_data in _money_back:
            money_back_item = MoneyBackOut.from_dict(money_back_item_data)

            money_back.append(money_back_item)

        order_with_money_back_out = cls(
            number=number,
            status=status,
            status_number=status_number,
            status_label=status_label,
            payment_type=payment_type,
            payment_type_label=payment_type_label,
            lines=lines,
            listed_fen=listed_fen,
            discount_fen=discount_fen,
            credit_fen=credit_fen,
            line_discount_fen=line_discount_fen,
            site_discount_fen=site_discount_fen,
            berries_spent=berries_spent,
            berries_discount_fen=berries_discount_fen,
            payable_fen=payable_fen,
            created_at=created_at,
            expires_at=expires_at,
            paid_at=paid_at,
            cancelled_at=cancelled_at,
            opened=opened,
            actions=actions,
            money_back=money_back,
        )

        order_with_money_back_out.additional_properties = d
        return order_with_money_back_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
