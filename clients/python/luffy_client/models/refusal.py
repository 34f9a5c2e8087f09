from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.refusal_detail import RefusalDetail


T = TypeVar("T", bound="Refusal")


@_attrs_define
class Refusal:
    """`msg` is for people, in the language asked for; programs read `code` and `detail`.

    Attributes:
        code (int):
        msg (str):
        detail (RefusalDetail):
        request_id (str):
    """

    code: int
    msg: str
    detail: RefusalDetail
    request_id: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        msg = self.msg

        detail = self.detail.to_dict()

        request_id = self.request_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "msg": msg,
                "detail": detail,
                "request_id": request_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.refusal_detail import RefusalDetail

        d = dict(src_dict)
        code = d.pop("code")

        msg = d.pop("msg")

        detail = RefusalDetail.from_dict(d.pop("detail"))

        request_id = d.pop("request_id")

        refusal = cls(
            code=code,
            msg=msg,
            detail=detail,
            request_id=request_id,
        )

        refusal.additional_properties = d
        return refusal

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
