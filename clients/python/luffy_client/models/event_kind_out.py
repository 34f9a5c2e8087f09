from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.event_kind_out_example import EventKindOutExample


T = TypeVar("T", bound="EventKindOut")


@_attrs_define
class EventKindOut:
    """
    Attributes:
        name (str):
        text (str):
        example (EventKindOutExample):
    """

    name: str
    text: str
    example: EventKindOutExample
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        text = self.text

        example = self.example.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "text": text,
                "example": example,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_kind_out_example import EventKindOutExample

        d = dict(src_dict)
        name = d.pop("name")

        text = d.pop("text")

        example = EventKindOutExample.from_dict(d.pop("example"))

        event_kind_out = cls(
            name=name,
            text=text,
            example=example,
        )

        event_kind_out.additional_properties = d
        return event_kind_out

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
