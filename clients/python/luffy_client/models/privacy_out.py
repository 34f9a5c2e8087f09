from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.blocker_out import BlockerOut
    from ..models.consent_out import ConsentOut
    from ..models.data_export_out import DataExportOut
    from ..models.deletion_out import DeletionOut


T = TypeVar("T", bound="PrivacyOut")


@_attrs_define
class PrivacyOut:
    """
    Attributes:
        consents (list[ConsentOut]):
        asks (int | None):
        exports (list[DataExportOut]):
        deletion (DeletionOut | None):
        blockers (list[BlockerOut]):
    """

    consents: list[ConsentOut]
    asks: int | None
    exports: list[DataExportOut]
    deletion: DeletionOut | None
    blockers: list[BlockerOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.deletion_out import DeletionOut

        consents = []
        for consents_item_data in self.consents:
            consents_item = consents_item_data.to_dict()
            consents.append(consents_item)

        asks: int | None
        asks = self.asks

        exports = []
        for exports_item_data in self.exports:
            exports_item = exports_item_data.to_dict()
            exports.append(exports_item)

        deletion: dict[str, Any] | None
        if isinstance(self.deletion, DeletionOut):
            deletion = self.deletion.to_dict()
        else:
            deletion = self.deletion

        blockers = []
        for blockers_item_data in self.blockers:
            blockers_item = blockers_item_data.to_dict()
            blockers.append(blockers_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "consents": consents,
                "asks": asks,
                "exports": exports,
                "deletion": deletion,
                "blockers": blockers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.blocker_out import BlockerOut
        from ..models.consent_out import ConsentOut
        from ..models.data_export_out import DataExportOut
        from ..models.deletion_out import DeletionOut

        d = dict(src_dict)
        consents = []
        _consents = d.pop("consents")
        for consents_item_data in _consents:
            consents_item = ConsentOut.from_dict(consents_item_data)

            consents.append(consents_item)

        def _parse_asks(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        asks = _parse_asks(d.pop("asks"))

        exports = []
        _exports = d.pop("exports")
        for exports_item_data in _exports:
            exports_item = DataExportOut.from_dict(exports_item_data)

            exports.append(exports_item)

        def _parse_deletion(data: object) -> DeletionOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                deletion_type_0 = DeletionOut.from_dict(data)

                return deletion_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeletionOut | None, data)

        deletion = _parse_deletion(d.pop("deletion"))

        blockers = []
        _blockers = d.pop("blockers")
        for blockers_item_data in _blockers:
            blockers_item = BlockerOut.from_dict(blockers_item_data)

            blockers.append(blockers_item)

        privacy_out = cls(
            consents=consents,
            asks=asks,
            exports=exports,
            deletion=deletion,
            blockers=blockers,
        )

        privacy_out.additional_properties = d
        return privacy_out

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
