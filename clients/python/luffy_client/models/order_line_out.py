from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.order_line_out_refund_state_type_0 import (
    OrderLineOutRefundStateType0,
    check_order_line_out_refund_state_type_0,
)

T = TypeVar("T", bound="OrderLineOut")


@_attrs_define
class OrderLineOut:
    """`refund_state` is null while nobody wants it back.

    Attributes:
        product (str):
        name (str):
        image (str):
        access_days (int):
        label (str):
        listed_fen (int):
        discount_fen (int):
        credit_fen (int):
        line_discount_fen (int):
        site_discount_fen (int):
        berries_spent (int):
        berries_discount_fen (int):
        payable_fen (int):
        refund_state (None | OrderLineOutRefundStateType0):
    """

    product: str
    name: str
    image: str
    access_days: int
    label: str
    listed_fen: int
    discount_fen: int
    credit_fen: int
    line_discount_fen: int
    site_discount_fen: int
    berries_spent: int
    berries_discount_fen: int
    payable_fen: int
    refund_state: None | OrderLineOutRefundStateType0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        product = self.product

        name = self.name

        image = self.image

        access_days = self.access_days

        label = self.label

        listed_fen = self.listed_fen

        discount_fen = self.discount_fen

        credit_fen = self.credit_fen

        line_discount_fen = self.line_discount_fen

        site_discount_fen = self.site_discount_fen

        berries_spent = self.berries_spent

        berries_discount_fen = self.berries_discount_fen

        payable_fen = self.payable_fen

        refund_state: None | str
        if isinstance(self.refund_state, str):
            refund_state = self.refund_state
        else:
            refund_state = self.refund_state

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "product": product,
                "name": name,
                "image": image,
                "access_days": access_days,
                "label": label,
                "listed_fen": listed_fen,
                "discount_fen": discount_fen,
                "credit_fen": credit_fen,
                "line_discount_fen": line_discount_fen,
                "site_discount_fen": site_discount_fen,
                "berries_spent": berries_spent,
                "berries_discount_fen": berries_discount_fen,
                "payable_fen": payable_fen,
                "refund_state": refund_state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product = d.pop("product")

        name = d.pop("name")

        image = d.pop("image")

        access_days = d.pop("access_days")

        label = d.pop("label")

        listed_fen = d.pop("listed_fen")

        discount_fen = d.pop("discount_fen")

        credit_fen = d.pop("credit_fen")

        line_discount_fen = d.pop("line_discount_fen")

        site_discount_fen = d.pop("site_discount_fen")

        berries_spent = d.pop("berries_spent")

        berries_discount_fen = d.pop("berries_discount_fen")

        payable_fen = d.pop("payable_fen")

        def _parse_refund_state(data: object) -> None | OrderLineOutRefundStateType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                refund_state_type_0 = check_order_line_out_refund_state_type_0(data)

                return refund_state_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OrderLineOutRefundStateType0, data)

        refund_state = _parse_refund_state(d.pop("refund_state"))

        order_line_out = cls(
            product=product,
            name=name,
            image=image,
            access_days=access_days,
            label=label,
            listed_fen=listed_fen,
            discount_fen=discount_fen,
            credit_fen=credit_fen,
            line_discount_fen=line_discount_fen,
            site_discount_fen=site_discount_fen,
            berries_spent=berries_spent,
            berries_discount_fen=berries_discount_fen,
            payable_fen=payable_fen,
            refund_state=refund_state,
        )

        order_line_out.additional_properties = d
        return order_line_out

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
