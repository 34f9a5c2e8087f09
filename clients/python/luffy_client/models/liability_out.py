from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.owed_out import OwedOut


T = TypeVar("T", bound="LiabilityOut")


@_attrs_define
class LiabilityOut:
    """What is owed at the end of the day: the sum of the lots, and beside it the ledger's own.

    Attributes:
        as_of_date (datetime.date):
        owed (int):
        owed_fen (int):
        ledger (int):
        equals_ledger (bool):
        origins (list[OwedOut]):
    """

    as_of_date: datetime.date
    owed: int
    owed_fen: int
    ledger: int
    equals_ledger: bool
    origins: list[OwedOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        as_of_date = self.as_of_date.isoformat()

        owed = self.owed

        owed_fen = self.owed_fen

        ledger = self.ledger

        equals_ledger = self.equals_ledger

        origins = []
        for origins_item_data in self.origins:
            origins_item = origins_item_data.to_dict()
            origins.append(origins_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "as_of_date": as_of_date,
                "owed": owed,
                "owed_fen": owed_fen,
                "ledger": ledger,
                "equals_ledger": equals_ledger,
                "origins": origins,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.owed_out import OwedOut

        d = dict(src_dict)
        as_of_date = datetime.date.fromisoformat(d.pop("as_of_date"))

        owed = d.pop("owed")

        owed_fen = d.pop("owed_fen")

        ledger = d.pop("ledger")

        equals_ledger = d.pop("equals_ledger")

        origins = []
        _origins = d.pop("origins")
        for origins_item_data in _origins:
            origins_item = OwedOut.from_dict(origins_item_data)

            origins.append(origins_item)

        liability_out = cls(
            as_of_date=as_of_date,
            owed=owed,
            owed_fen=owed_fen,
            ledger=ledger,
            equals_ledger=equals_ledger,
            origins=origins,
        )

        liability_out.additional_properties = d
        return liability_out

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
