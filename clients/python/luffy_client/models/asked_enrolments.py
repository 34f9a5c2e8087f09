from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.asked_enrolments_status_type_0 import (
    AskedEnrolmentsStatusType0,
    check_asked_enrolments_status_type_0,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="AskedEnrolments")


@_attrs_define
class AskedEnrolments:
    """
    Attributes:
        q (str | Unset):  Default: ''.
        status (AskedEnrolmentsStatusType0 | None | Unset):
        unassigned (bool | Unset):  Default: False.
    """

    q: str | Unset = ""
    status: AskedEnrolmentsStatusType0 | None | Unset = UNSET
    unassigned: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        q = self.q

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, str):
            status = self.status
        else:
            status = self.status

        unassigned = self.unassigned

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if q is not UNSET:
            field_dict["q"] = q
        if status is not UNSET:
            field_dict["status"] = status
        if unassigned is not UNSET:
            field_dict["unassigned"] = unassigned

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        q = d.pop("q", UNSET)

        def _parse_status(data: object) -> AskedEnrolmentsStatusType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = check_asked_enrolments_status_type_0(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AskedEnrolmentsStatusType0 | None | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        unassigned = d.pop("unassigned", UNSET)

        asked_enrolments = cls(
            q=q,
            status=status,
            unassigned=unassigned,
        )

        asked_enrolments.additional_properties = d
        return asked_enrolments

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
