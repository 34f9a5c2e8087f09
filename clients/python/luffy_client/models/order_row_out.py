from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.order_row_out_fulfilment import OrderRowOutFulfilment, check_order_row_out_fulfilment
from ..models.order_row_out_status import OrderRowOutStatus, check_order_row_out_status

if TYPE_CHECKING:
    from ..models.person_out import PersonOut


T = TypeVar("T", bound="OrderRowOut")


@_attrs_define
class OrderRowOut:
    """
    Attributes:
        number (str):
        account (PersonOut):
        status (OrderRowOutStatus):
        status_label (str):
        fulfilment (OrderRowOutFulfilment):
        payable_fen (int):
        created_at (datetime.datetime):
        paid_at (datetime.datetime | None):
    """

    number: str
    account: PersonOut
    status: OrderRowOutStatus
    status_label: str
    fulfilment: OrderRowOutFulfilment
    payable_fen: int
    created_at: datetime.datetime
    paid_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        account = self.account.to_dict()

        status: str = self.status

        status_label = self.status_label

        fulfilment: str = self.fulfilment

        payable_fen = self.payable_fen

        created_at = self.created_at.isoformat()

        paid_at: None | str
        if isinstance(self.paid_at, datetime.datetime):
            paid_at = self.paid_at.isoformat()
        else:
            paid_at = self.paid_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "account": account,
                "status": status,
                "status_label": status_label,
                "fulfilment": fulfilment,
                "payable_fen": payable_fen,
                "created_at": created_at,
                "paid_at": paid_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.person_out import PersonOut

        d = dict(src_dict)
        number = d.pop("number")

        account = PersonOut.from_dict(d.pop("account"))

        status = check_order_row_out_status(d.pop("status"))

        status_label = d.pop("status_label")

        fulfilment = check_order_row_out_fulfilment(d.pop("fulfilment"))

        payable_fen = d.pop("payable_fen")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

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

        order_row_out = cls(
            number=number,
            account=account,
            status=status,
            status_label=status_label,
            fulfilment=fulfilment,
            payable_fen=payable_fen,
            created_at=created_at,
            paid_at=paid_at,
        )

        order_row_out.additional_properties = d
        return order_row_out

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
