from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.price_policy_out import PricePolicyOut
    from ..models.problem_out import ProblemOut


T = TypeVar("T", bound="CartItemOut")


@_attrs_define
class CartItemOut:
    """`price_fen`, `access_days` and `label` are null where the chosen policy is gone.

    Attributes:
        product (str):
        name (str):
        image (str):
        price_policy_id (int):
        price_fen (int | None):
        access_days (int | None):
        label (None | str):
        price_policies (list[PricePolicyOut]):
        added_at (datetime.datetime):
        problem (None | ProblemOut):
    """

    product: str
    name: str
    image: str
    price_policy_id: int
    price_fen: int | None
    access_days: int | None
    label: None | str
    price_policies: list[PricePolicyOut]
    added_at: datetime.datetime
    problem: None | ProblemOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.problem_out import ProblemOut

        product = self.product

        name = self.name

        image = self.image

        price_policy_id = self.price_policy_id

        price_fen: int | None
        price_fen = self.price_fen

        access_days: int | None
        access_days = self.access_days

        label: None | str
        label = self.label

        price_policies = []
        for price_policies_item_data in self.price_policies:
            price_policies_item = price_policies_item_data.to_dict()
            price_policies.append(price_policies_item)

        added_at = self.added_at.isoformat()

        problem: dict[str, Any] | None
        if isinstance(self.problem, ProblemOut):
            problem = self.problem.to_dict()
        else:
            problem = self.problem

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "product": product,
                "name": name,
                "image": image,
                "price_policy_id": price_policy_id,
                "price_fen": price_fen,
                "access_days": access_days,
                "label": label,
                "price_policies": price_policies,
                "added_at": added_at,
                "problem": problem,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.price_policy_out import PricePolicyOut
        from ..models.problem_out import ProblemOut

        d = dict(src_dict)
        product = d.pop("product")

        name = d.pop("name")

        image = d.pop("image")

        price_policy_id = d.pop("price_policy_id")

        def _parse_price_fen(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        price_fen = _parse_price_fen(d.pop("price_fen"))

        def _parse_access_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        access_days = _parse_access_days(d.pop("access_days"))

        def _parse_label(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        label = _parse_label(d.pop("label"))

        price_policies = []
        _price_policies = d.pop("price_policies")
        for price_policies_item_data in _price_policies:
            price_policies_item = PricePolicyOut.from_dict(price_policies_item_data)

            price_policies.append(price_policies_item)

        added_at = datetime.datetime.fromisoformat(d.pop("added_at"))

        def _parse_problem(data: object) -> None | ProblemOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                problem_type_0 = ProblemOut.from_dict(data)

                return problem_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProblemOut, data)

        problem = _parse_problem(d.pop("problem"))

        cart_item_out = cls(
            product=product,
            name=name,
            image=image,
            price_policy_id=price_policy_id,
            price_fen=price_fen,
            access_days=access_days,
            label=label,
            price_policies=price_policies,
            added_at=added_at,
            problem=problem,
        )

        cart_item_out.additional_properties = d
        return cart_item_out

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
