from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.certificate_rules_query_kind import (
    CertificateRulesQueryKind,
    check_certificate_rules_query_kind,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="CertificateRulesQuery")


@_attrs_define
class CertificateRulesQuery:
    """Which page, counted from 1; of courses or degrees, with words in the name.

    Attributes:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        kind (CertificateRulesQueryKind | Unset):  Default: 'course'.
        q (str | Unset):  Default: ''.
    """

    page: int | Unset = 1
    page_size: int | Unset = 20
    kind: CertificateRulesQueryKind | Unset = "course"
    q: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        page = self.page

        page_size = self.page_size

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind

        q = self.q

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if page is not UNSET:
            field_dict["page"] = page
        if page_size is not UNSET:
            field_dict["page_size"] = page_size
        if kind is not UNSET:
            field_dict["kind"] = kind
        if q is not UNSET:
            field_dict["q"] = q

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page = d.pop("page", UNSET)

        page_size = d.pop("page_size", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: CertificateRulesQueryKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = check_certificate_rules_query_kind(_kind)

        q = d.pop("q", UNSET)

        certificate_rules_query = cls(
            page=page,
            page_size=page_size,
            kind=kind,
            q=q,
        )

        certificate_rules_query.additional_properties = d
        return certificate_rules_query

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
