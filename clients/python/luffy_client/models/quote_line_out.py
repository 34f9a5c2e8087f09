from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.coupon_choice_out import CouponChoiceOut
    from ..models.credit_out import CreditOut


T = TypeVar("T", bound="QuoteLineOut")


@_attrs_define
class QuoteLineOut:
    """`discount_fen` is everything taken off this line: `listed_fen` − `discount_fen` = `payable_fen`.

    Attributes:
        product (str):
        name (str):
        image (str):
        price_policy_id (int):
        access_days (int):
        label (str):
        listed_fen (int):
        discount_fen (int):
        credit_fen (int):
        line_discount_fen (int):
        site_discount_fen (int):
        berries_discount_fen (int):
        payable_fen (int):
        coupon_id (int | None):
        coupons (list[CouponChoiceOut]):
        credits_ (list[CreditOut]):
    """

    product: str
    name: str
    image: str
    price_policy_id: int
    access_days: int
    label: str
    listed_fen: int
    discount_fen: int
    credit_fen: int
    line_discount_fen: int
    site_discount_fen: int
    berries_discount_fen: int
    payable_fen: int
    coupon_id: int | None
    coupons: list[CouponChoiceOut]
    credits_: list[CreditOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        product = self.product

        name = self.name

        image = self.image

        price_policy_id = self.price_policy_id

        access_days = self.access_days

        label = self.label

        listed_fen = self.listed_fen

        discount_fen = self.discount_fen

        credit_fen = self.credit_fen

        line_discount_fen = self.line_discount_fen

        site_discount_fen = self.site_discount_fen

        berries_discount_fen = self.berries_discount_fen

        payable_fen = self.payable_fen

        coupon_id: int | None
        coupon_id = self.coupon_id

        coupons = []
        for coupons_item_data in self.coupons:
            coupons_item = coupons_item_data.to_dict()
            coupons.append(coupons_item)

        credits_ = []
        for credits_item_data in self.credits_:
            credits_item = credits_item_data.to_dict()
            credits_.append(credits_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "product": product,
                "name": name,
                "image": image,
                "price_policy_id": price_policy_id,
                "access_days": access_days,
                "label": label,
                "listed_fen": listed_fen,
                "discount_fen": discount_fen,
                "credit_fen": credit_fen,
                "line_discount_fen": line_discount_fen,
                "site_discount_fen": site_discount_fen,
                "berries_discount_fen": berries_discount_fen,
                "payable_fen": payable_fen,
                "coupon_id": coupon_id,
                "coupons": coupons,
                "credits": credits_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.coupon_choice_out import CouponChoiceOut
        from ..models.credit_out import CreditOut

        d = dict(src_dict)
        product = d.pop("product")

        name = d.pop("name")

        image = d.pop("image")

        price_policy_id = d.pop("price_policy_id")

        access_days = d.pop("access_days")

        label = d.pop("label")

        listed_fen = d.pop("listed_fen")

        discount_fen = d.pop("discount_fen")

        credit_fen = d.pop("credit_fen")

        line_discount_fen = d.pop("line_discount_fen")

        site_discount_fen = d.pop("site_discount_fen")

        berries_discount_fen = d.pop("berries_discount_fen")

        payable_fen = d.pop("payable_fen")

        def _parse_coupon_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        coupon_id = _parse_coupon_id(d.pop("coupon_id"))

        coupons = []
        _coupons = d.pop("coupons")
        for coupons_item_data in _coupons:
            coupons_item = CouponChoiceOut.from_dict(coupons_item_data)

            coupons.append(coupons_item)

        credits_ = []
        _credits_ = d.pop("credits")
        for credits_item_data in _credits_:
            credits_item = CreditOut.from_dict(credits_item_data)

            credits_.append(credits_item)

        quote_line_out = cls(
            product=product,
            name=name,
            image=image,
            price_policy_id=price_policy_id,
            access_days=access_days,
            label=label,
            listed_fen=listed_fen,
            discount_fen=discount_fen,
            credit_fen=credit_fen,
            line_discount_fen=line_discount_fen,
            site_discount_fen=site_discount_fen,
            berries_discount_fen=berries_discount_fen,
            payable_fen=payable_fen,
            coupon_id=coupon_id,
            coupons=coupons,
            credits_=credits_,
        )

        quote_line_out.additional_properties = d
        return quote_line_out

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
