from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SiteSettingsOut")


@_attrs_define
class SiteSettingsOut:
    """
    Attributes:
        revision (int):
        name (str):
        name_en (str):
        short_name (str):
        icp_number (str):
        contact_email (str):
        contact_phone (str):
        contact_address (str):
        shows_reviews (bool):
        shows_community (bool):
        shows_streak (bool):
        hides_purchase_on_ios (bool):
        hides_purchase_in_mini_programs (bool):
        logo (str):
        updated_at (datetime.datetime | None):
        updated_by (None | str):
    """

    revision: int
    name: str
    name_en: str
    short_name: str
    icp_number: str
    contact_email: str
    contact_phone: str
    contact_address: str
    shows_reviews: bool
    shows_community: bool
    shows_streak: bool
    hides_purchase_on_ios: bool
    hides_purchase_in_mini_programs: bool
    logo: str
    updated_at: datetime.datetime | None
    updated_by: None | str
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

        logo = self.logo

        updated_at: None | str
        if isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        updated_by: None | str
        updated_by = self.updated_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "revision": revision,
                "name": name,
                "name_en": name_en,
                "short_name": short_name,
                "icp_number": icp_number,
                "contact_email": contact_email,
                "contact_phone": contact_phone,
                "contact_address": contact_address,
                "shows_reviews": shows_reviews,
                "shows_community": shows_community,
                "shows_streak": shows_streak,
                "hides_purchase_on_ios": hides_purchase_on_ios,
                "hides_purchase_in_mini_programs": hides_purchase_in_mini_programs,
                "logo": logo,
                "updated_at": updated_at,
                "updated_by": updated_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        revision = d.pop("revision")

        name = d.pop("name")

        name_en = d.pop("name_en")

        short_name = d.pop("short_name")

        icp_number = d.pop("icp_number")

        contact_email = d.pop("contact_email")

        contact_phone = d.pop("contact_phone")

        contact_address = d.pop("contact_address")

        shows_reviews = d.pop("shows_reviews")

        shows_community = d.pop("shows_community")

        shows_streak = d.pop("shows_streak")

        hides_purchase_on_ios = d.pop("hides_purchase_on_ios")

        hides_purchase_in_mini_programs = d.pop("hides_purchase_in_mini_programs")

        logo = d.pop("logo")

        def _parse_updated_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        updated_at = _parse_updated_at(d.pop("updated_at"))

        def _parse_updated_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        updated_by = _parse_updated_by(d.pop("updated_by"))

        site_settings_out = cls(
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
            logo=logo,
            updated_at=updated_at,
            updated_by=updated_by,
        )

        site_settings_out.additional_properties = d
        return site_settings_out

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
