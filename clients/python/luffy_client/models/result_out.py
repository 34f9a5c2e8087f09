from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ResultOut")


@_attrs_define
class ResultOut:
    """`right`: names of choices, or texts of which any will do; `explanation` is HTML that was made harmless.

    Attributes:
        is_right (bool):
        right (list[str]):
        tolerance (str):
        explanation (str):
    """

    is_right: bool
    right: list[str]
    tolerance: str
    explanation: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_right = self.is_right

        right = self.right

        tolerance = self.tolerance

        explanation = self.explanation

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "is_right": is_right,
                "right": right,
                "tolerance": tolerance,
                "explanation": explanation,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        is_right = d.pop("is_right")

        right = cast(list[str], d.pop("right"))

        tolerance = d.pop("tolerance")

        explanation = d.pop("explanation")

        result_out = cls(
            is_right=is_right,
            right=right,
            tolerance=tolerance,
            explanation=explanation,
        )

        result_out.additional_properties = d
        return result_out

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
