from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.payment_method_out_channel import PaymentMethodOutChannel, check_payment_method_out_channel
from ..models.payment_method_out_device import PaymentMethodOutDevice, check_payment_method_out_device
from ..models.payment_method_out_name import PaymentMethodOutName, check_payment_method_out_name

T = TypeVar("T", bound="PaymentMethodOut")


@_attrs_define
class PaymentMethodOut:
    """`device`: on which the way works. `wechat` is the browser inside the WeChat app.

    Attributes:
        name (PaymentMethodOutName):
        channel (PaymentMethodOutChannel):
        device (PaymentMethodOutDevice):
    """

    name: PaymentMethodOutName
    channel: PaymentMethodOutChannel
    device: PaymentMethodOutDevice
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name: str = self.name

        channel: str = self.channel

        device: str = self.device

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "channel": channel,
                "device": device,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = check_payment_method_out_name(d.pop("name"))

        channel = check_payment_method_out_channel(d.pop("channel"))

        device = check_payment_method_out_device(d.pop("device"))

        payment_method_out = cls(
            name=name,
            channel=channel,
            device=device,
        )

        payment_method_out.additional_properties = d
        return payment_method_out

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
