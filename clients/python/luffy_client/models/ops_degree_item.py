from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="OpsDegreeItem")


@_attrs_define
class OpsDegreeItem:
    """
    Attributes:
        id (int):
        name (str):
        image (str):
        status (int):
        status_label (str):
        modules (int):
        price_from_fen (int | None):
    """

    id: int
    name: str
    image: str
    status: int
    status_label: str
    modules: int
    price_from_fen: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        image = self.image

        status = self.status

        status_label = self.status_label

        modules = self.modules

        price_from_fen: int | None
        price_from_fen = self.price_from_fen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "image": image,
                "status": status,
                "status_label": status_label,
                "modules": modules,
                "price_from_fen": price_from_fen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        image = d.pop("image")

        status = d.pop("status")

        status_label = d.pop("status_label")

        modules = d.pop("modules")

        def _parse_price_from_fen(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        price_from_fen = _parse_price_from_fen(d.pop("price_from_fen"))

        ops_degree_item = cls(
            id=id,
            name=name,
            image=image,
            status=status,
            status_label=status_label,
            modules=modules,
            price_from_fen=price_from_fen,
        )

        ops_degree_item.additional_properties = d
        return ops_degree_item

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
