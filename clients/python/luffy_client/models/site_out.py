from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.site_out_client import SiteOutClient, check_site_out_client

if TYPE_CHECKING:
    from ..models.features_out import FeaturesOut


T = TypeVar("T", bound="SiteOut")


@_attrs_define
class SiteOut:
    """`purchase_hidden`: this client must offer nothing for sale (`X-Luffy-Client`, else its user agent).

    Attributes:
        name (str):
        short_name (str):
        logo (str):
        icp_number (str):
        contact_email (str):
        contact_phone (str):
        contact_address (str):
        features (FeaturesOut):
        client (SiteOutClient):
        purchase_hidden (bool):
    """

    name: str
    short_name: str
    logo: str
    icp_number: str
    contact_email: str
    contact_phone: str
    contact_address: str
    features: FeaturesOut
    client: SiteOutClient
    purchase_hidden: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        short_name = self.short_name

        logo = self.logo

        icp_number = self.icp_number

        contact_email = self.contact_email

        contact_phone = self.contact_phone

        contact_address = self.contact_address

        features = self.features.to_dict()

        client: str = self.client

        purchase_hidden = self.purchase_hidden

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "short_name": short_name,
                "logo": logo,
                "icp_number": icp_number,
                "contact_email": contact_email,
                "contact_phone": contact_phone,
                "contact_address": contact_address,
                "features": features,
                "client": client,
                "purchase_hidden": purchase_hidden,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.features_out import FeaturesOut

        d = dict(src_dict)
        name = d.pop("name")

        short_name = d.pop("short_name")

        logo = d.pop("logo")

        icp_number = d.pop("icp_number")

        contact_email = d.pop("contact_email")

        contact_phone = d.pop("contact_phone")

        contact_address = d.pop("contact_address")

        features = FeaturesOut.from_dict(d.pop("features"))

        client = check_site_out_client(d.pop("client"))

        purchase_hidden = d.pop("purchase_hidden")

        site_out = cls(
            name=name,
            short_name=short_name,
            logo=logo,
            icp_number=icp_number,
            contact_email=contact_email,
            contact_phone=contact_phone,
            contact_address=contact_address,
            features=features,
            client=client,
            purchase_hidden=purchase_hidden,
        )

        site_out.additional_properties = d
        return site_out

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
