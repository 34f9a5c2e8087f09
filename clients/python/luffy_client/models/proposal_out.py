from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.proposal_out_cause import ProposalOutCause, check_proposal_out_cause
from ..models.proposal_out_state import ProposalOutState, check_proposal_out_state

T = TypeVar("T", bound="ProposalOut")


@_attrs_define
class ProposalOut:
    """A penalty above its limit: nothing moves before an operator has approved it. `reason` is hers.

    Attributes:
        cause (ProposalOutCause):
        cause_label (str):
        berries (int):
        state (ProposalOutState):
        state_label (str):
        proposed_at (datetime.datetime):
        decided_at (datetime.datetime | None):
        reason (str):
    """

    cause: ProposalOutCause
    cause_label: str
    berries: int
    state: ProposalOutState
    state_label: str
    proposed_at: datetime.datetime
    decided_at: datetime.datetime | None
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cause: str = self.cause

        cause_label = self.cause_label

        berries = self.berries

        state: str = self.state

        state_label = self.state_label

        proposed_at = self.proposed_at.isoformat()

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cause": cause,
                "cause_label": cause_label,
                "berries": berries,
                "state": state,
                "state_label": state_label,
                "proposed_at": proposed_at,
                "decided_at": decided_at,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cause = check_proposal_out_cause(d.pop("cause"))

        cause_label = d.pop("cause_label")

        berries = d.pop("berries")

        state = check_proposal_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        proposed_at = datetime.datetime.fromisoformat(d.pop("proposed_at"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        reason = d.pop("reason")

        proposal_out = cls(
            cause=cause,
            cause_label=cause_label,
            berries=berries,
            state=state,
            state_label=state_label,
            proposed_at=proposed_at,
            decided_at=decided_at,
            reason=reason,
        )

        proposal_out.additional_properties = d
        return proposal_out

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
