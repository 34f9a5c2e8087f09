from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.refund_rule_out_gives import RefundRuleOutGives, check_refund_rule_out_gives
from ..models.refund_rule_out_product_kind import RefundRuleOutProductKind, check_refund_rule_out_product_kind

T = TypeVar("T", bound="RefundRuleOut")


@_attrs_define
class RefundRuleOut:
    """Of the rules for a kind of product the first that fits decides. A limit that is null is none.

    `gives`: `percent` gives back `percent` of what was paid; `unwatched`, `unopened` and `days_left` that much of
    the share of lessons not watched, modules not opened or days to come. `fee_fen` is kept of the cash.

        Attributes:
            name (str):
            product_kind (RefundRuleOutProductKind):
            within_days (int | None):
            max_watched_percent (int | None):
            max_modules_opened (int | None):
            max_homework_graded (int | None):
            gives (RefundRuleOutGives):
            percent (int):
            fee_fen (int):
    """

    name: str
    product_kind: RefundRuleOutProductKind
    within_days: int | None
    max_watched_percent: int | None
    max_modules_opened: int | None
    max_homework_graded: int | None
    gives: RefundRuleOutGives
    percent: int
    fee_fen: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        product_kind: str = self.product_kind

        within_days: int | None
        within_days = self.within_days

        max_watched_percent: int | None
        max_watched_percent = self.max_watched_percent

        max_modules_opened: int | None
        max_modules_opened = self.max_modules_opened

        max_homework_graded: int | None
        max_homework_graded = self.max_homework_graded

        gives: str = self.gives

        percent = self.percent

        fee_fen = self.fee_fen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "product_kind": product_kind,
                "within_days": within_days,
                "max_watched_percent": max_watched_percent,
                "max_modules_opened": max_modules_opened,
                "max_homework_graded": max_homework_graded,
                "gives": gives,
                "percent": percent,
                "fee_fen": fee_fen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        product_kind = check_refund_rule_out_product_kind(d.pop("product_kind"))

        def _parse_within_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        within_days = _parse_within_days(d.pop("within_days"))

        def _parse_max_watched_percent(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        max_watched_percent = _parse_max_watched_percent(d.pop("max_watched_percent"))

        def _parse_max_modules_opened(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        max_modules_opened = _parse_max_modules_opened(d.pop("max_modules_opened"))

        def _parse_max_homework_graded(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        max_homework_graded = _parse_max_homework_graded(d.pop("max_homework_graded"))

        gives = check_refund_rule_out_gives(d.pop("gives"))

        percent = d.pop("percent")

        fee_fen = d.pop("fee_fen")

        refund_rule_out = cls(
            name=name,
            product_kind=product_kind,
            within_days=within_days,
            max_watched_percent=max_watched_percent,
            max_modules_opened=max_modules_opened,
            max_homework_graded=max_homework_graded,
            gives=gives,
            percent=percent,
            fee_fen=fee_fen,
        )

        refund_rule_out.additional_properties = d
        return refund_rule_out

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
