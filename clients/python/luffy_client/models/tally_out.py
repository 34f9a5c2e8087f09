from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TallyOut")


@_attrs_define
class TallyOut:
    """
    Attributes:
        agree_number (int):
        disagree_number (int):
        my_vote (int):
    """

    agree_number: int
    disagree_number: int
    my_vote: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        agree_number = self.agree_number

        disagree_number = self.disagree_number

        my_vote = self.my_vote

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "agree_number": agree_number,
                "disagree_number": disagree_number,
                "my_vote": my_vote,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        agree_number = d.pop("agree_number")

        disagree_number = d.pop("disagree_number")

        my_vote = d.pop("my_vote")

        tally_out = cls(
            agree_number=agree_number,
            disagree_number=disagree_number,
            my_vote=my_vote,
        )

        tally_out.additional_properties = d
        return tally_out

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
