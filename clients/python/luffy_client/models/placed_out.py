from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.jsapi_out import JsapiOut
    from ..models.order_with_money_back_out import OrderWithMoneyBackOut
    from ..models.qr_out import QrOut
    from ..models.redirect_out import RedirectOut


T = TypeVar("T", bound="PlacedOut")


@_attrs_define
class PlacedOut:
    """`payment` is null where there is nothing (more) to pay, or the channel did not answer: then ask to pay again.

    Attributes:
        order (OrderWithMoneyBackOut): An order, and what was paid for it and goes back without having been asked for,
            the newest first.
        payment (JsapiOut | None | QrOut | RedirectOut):
    """

    order: OrderWithMoneyBackOut
    payment: JsapiOut | None | QrOut | RedirectOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.jsapi_out import JsapiOut
        from ..models.qr_out import QrOut
        from ..models.redirect_out import RedirectOut

        order = self.order.to_dict()

        payment: dict[str, Any] | None
        if isinstance(self.payment, RedirectOut):
            payment = self.payment.to_dict()
        elif isinstance(self.payment, QrOut):
            payment = self.payment.to_dict()
        elif isinstance(self.payment, JsapiOut):
            payment = self.payment.to_dict()
        else:
            payment = self.payment

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "order": order,
                "payment": payment,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.jsapi_out import JsapiOut
        from ..models.order_with_money_back_out import OrderWithMoneyBackOut
        from ..models.qr_out import QrOut
        from ..models.redirect_out import RedirectOut

        d = dict(src_dict)
        order = OrderWithMoneyBackOut.from_dict(d.pop("order"))

        def _parse_payment(data: object) -> JsapiOut | None | QrOut | RedirectOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                payment_type_0_type_0 = RedirectOut.from_dict(data)

                return payment_type_0_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                payment_type_0_type_1 = QrOut.from_dict(data)

                return payment_type_0_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                payment_type_0_type_2 = JsapiOut.from_dict(data)

                return payment_type_0_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JsapiOut | None | QrOut | RedirectOut, data)

        payment = _parse_payment(d.pop("payment"))

        placed_out = cls(
            order=order,
            payment=payment,
        )

        placed_out.additional_properties = d
        return placed_out

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
