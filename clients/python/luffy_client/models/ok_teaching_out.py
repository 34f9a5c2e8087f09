from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.teaching_out import TeachingOut


T = TypeVar("T", bound="OkTeachingOut")


@_attrs_define
class OkTeachingOut:
    """
    Attributes:
        code (Literal[1000]):
        data (TeachingOut): `late` is part of `waiting`: homework that waits for a grade beyond what was promised.
    """

    code: Literal[1000]
    data: TeachingOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.teaching_out import TeachingOut

        d = dict(src_dict)
        code = cast(Literal[1000], d.pop("code"))
        if code != 1000:
            raise ValueError(f"code must match const 1000, got '{code}'")

        data = TeachingOut.from_dict(d.pop("data"))

        ok_teaching_out = cls(
            code=code,
            data=data,
        )

        ok_teaching_out.additional_properties = d
        return ok_teaching_out

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
