from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.result_out import ResultOut


T = TypeVar("T", bound="PractisedOut")


@_attrs_define
class PractisedOut:
    """`rights_left`: right answers in a row that are still missing; 0: it has left the book.

    Attributes:
        rights_left (int):
        result (ResultOut): `right`: names of choices, or texts of which any will do; `explanation` is HTML that was
            made harmless.
    """

    rights_left: int
    result: ResultOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        rights_left = self.rights_left

        result = self.result.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "rights_left": rights_left,
                "result": result,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.result_out import ResultOut

        d = dict(src_dict)
        rights_left = d.pop("rights_left")

        result = ResultOut.from_dict(d.pop("result"))

        practised_out = cls(
            rights_left=rights_left,
            result=result,
        )

        practised_out.additional_properties = d
        return practised_out

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
