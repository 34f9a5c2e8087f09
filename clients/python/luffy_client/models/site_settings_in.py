from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SiteSettingsIn")


@_attrs_define
class SiteSettingsIn:
    """
    Attributes:
        revision (int):
        name (str):
        name_en (str):
        short_name (str):
        icp_number (str | Unset):  Default: ''.
        contact_email (str | Unset):  Default: ''.
        contact_phone (str | Unset):  Default: ''.
        contact_address (str | Unset):  Default: ''.
        shows_reviews (bool | Unset):  Default: True.
        shows_community (bool | Unset):  Default: True.
        shows_streak (bool | Unset):  Default: True.
        hides_purchase_on_ios (bool | Unset):  Default: False.
        hides_purchase_in_mini_programs (bool | Unset):  Default: False.
    """

    revision: int
    name: str
    name_en: str
    short_name: str
    icp_number: str | Unset = ""
    contact_email: str | Unset = ""
    contact_phone: str | Unset = ""
    contact_address: str | Unset = ""
    shows_reviews: bool | Unset = True
    shows_community: bool | Unset = True
    shows_streak: bool | Unset = True
    hides_purchase_on_ios: bool | Unset = False
    hides_purchase_in_mini_programs: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        revision = self.revision

        name = self.name

        name_en = self.name_en

        short_name = self.short_name

        icp_number = self.icp_number

        contact_email = self.contact_email

        contact_phone = self.contact_phone

        contact_address = self.contact_address

        shows_reviews = self.shows_reviews

        shows_community = self.shows_community

        shows_streak = self.shows_streak

        hides_purchase_on_ios = self.hides_purchase_on_ios

        hides_purchase_in_mini_programs = self.hides_purchase_in_mini_programs

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "revision": revision,
                "name": name,
                "name_en": name_en,
                "short_name": short_name,
            }
        )
        if icp_number is not UNSET:
            field_dict["icp_number"] = icp_number
        if contact_email is not UNSET:
            field_dict["contact_email"] = contact_email
        if contact_phone is not UNSET:
            field_dict["contact_phone"] = contact_phone
        if contact_address is not UNSET:
            field_dict["contact_address"] = contact_address
        if shows_reviews is not UNSET:
            field_dict["shows_reviews"] = shows_reviews
        if shows_community is not UNSET:
            field_dict["shows_community"] = shows_community
        if shows_streak is not UNSET:
            field_dict["shows_streak"] = shows_streak
        if hides_purchase_on_ios is not UNSET:
            field_dict["hides_purchase_on_ios"] = hides_purchase_on_ios
        if hides_purchase_in_mini_programs is not UNSET:
            field_dict["hides_purchase_in_mini_programs"] = hides_purchase_in_mini_programs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        revision = d.pop("revision")

        name = d.pop("name")

        name_en = d.pop("name_en")

        short_name = d.pop("short_name")

        icp_number = d.pop("icp_number", UNSET)

        contact_email = d.pop("contact_email", UNSET)

        contact_phone = d.pop("contact_phone", UNSET)

        contact_address = d.pop("contact_address", UNSET)

        shows_reviews = d.pop("shows_reviews", UNSET)

        shows_community = d.pop("shows_community", UNSET)

        shows_streak = d.pop("shows_streak", UNSET)

        hides_purchase_on_ios = d.pop("hides_purchase_on_ios", UNSET)

        hides_purchase_in_mini_programs = d.pop("hides_purchase_in_mini_programs", UNSET)

        site_settings_in = cls(
            revision=revision,
            name=name,
            name_en=name_en,
            short_name=short_name,
            icp_number=icp_number,
            contact_email=contact_email,
            contact_phone=contact_phone,
            contact_address=contact_address,
            shows_reviews=shows_reviews,
            shows_community=shows_community,
            shows_streak=shows_streak,
            hides_purchase_on_ios=hides_purchase_on_ios,
            hides_purchase_in_mini_programs=hides_purchase_in_mini_programs,
        )

        site_settings_in.additional_properties = d
        return site_settings_in

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
