from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.refund_out import RefundOut


T = TypeVar("T", bound="OkRefundOut")


@_attrs_define
class OkRefundOut:
    """
    Attributes:
        code (Literal[1000]):
        data (RefundOut): `channel` is where the cash goes back to, null where none does; `needs_two`: two operators
            must agree.

            `is_stuck`: the channel could not deliver the cash, and a person of the school sees to it.
    """

    code: Literal[1000]
    data: RefundOut
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
        from ..models.refund_out import RefundOut

        d = dict(src_dict)
        code = cast(Literal[1000], d.pop("code"))
        if code != 1000:
            raise ValueError(f"code must match const 1000, got '{code}'")

        data = RefundOut.from_dict(d.pop("data"))

        ok_refund_out = cls(
            code=code,
            data=data,
        )

        ok_refund_out.additional_properties = d
        return ok_refund_out

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
