from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CaseRequestOut")


@_attrs_define
class CaseRequestOut:
    """Money that the buyer asked back; `/ops/refunds/{number}` tells more.

    Attributes:
        number (str):
        state (str):
        state_label (str):
        cash_fen (int):
        berries (int):
        reason (str):
        decision_reason (str):
        decided_by (list[str]):
        asked_at (datetime.datetime):
        done_at (datetime.datetime | None):
    """

    number: str
    state: str
    state_label: str
    cash_fen: int
    berries: int
    reason: str
    decision_reason: str
    decided_by: list[str]
    asked_at: datetime.datetime
    done_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        state = self.state

        state_label = self.state_label

        cash_fen = self.cash_fen

        berries = self.berries

        reason = self.reason

        decision_reason = self.decision_reason

        decided_by = self.decided_by

        asked_at = self.asked_at.isoformat()

        done_at: None | str
        if isinstance(self.done_at, datetime.datetime):
            done_at = self.done_at.isoformat()
        else:
            done_at = self.done_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "state": state,
                "state_label": state_label,
                "cash_fen": cash_fen,
                "berries": berries,
                "reason": reason,
                "decision_reason": decision_reason,
                "decided_by": decided_by,
                "asked_at": asked_at,
                "done_at": done_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        state = d.pop("state")

        state_label = d.pop("state_label")

        cash_fen = d.pop("cash_fen")

        berries = d.pop("berries")

        reason = d.pop("reason")

        decision_reason = d.pop("decision_reason")

        decided_by = cast(list[str], d.pop("decided_by"))

        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))

        def _parse_done_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_at_type_0 = datetime.datetime.fromisoformat(data)

                return done_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        done_at = _parse_done_at(d.pop("done_at"))

        case_request_out = cls(
            number=number,
            state=state,
            state_label=state_label,
            cash_fen=cash_fen,
            berries=berries,
            reason=reason,
            decision_reason=decision_reason,
            decided_by=decided_by,
            asked_at=asked_at,
            done_at=done_at,
        )

        case_request_out.additional_properties = d
        return case_request_out

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
