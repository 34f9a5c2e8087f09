from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.case_step_out_after_type_0 import CaseStepOutAfterType0
    from ..models.case_step_out_before_type_0 import CaseStepOutBeforeType0


T = TypeVar("T", bound="CaseStepOut")


@_attrs_define
class CaseStepOut:
    """One row of the audit trail. `actor` is null where nobody but the system did it.

    Attributes:
        at (datetime.datetime):
        actor (None | str):
        source (str):
        action (str):
        subject (str):
        before (CaseStepOutBeforeType0 | None):
        after (CaseStepOutAfterType0 | None):
        reason (str):
    """

    at: datetime.datetime
    actor: None | str
    source: str
    action: str
    subject: str
    before: CaseStepOutBeforeType0 | None
    after: CaseStepOutAfterType0 | None
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.case_step_out_after_type_0 import CaseStepOutAfterType0
        from ..models.case_step_out_before_type_0 import CaseStepOutBeforeType0

        at = self.at.isoformat()

        actor: None | str
        actor = self.actor

        source = self.source

        action = self.action

        subject = self.subject

        before: dict[str, Any] | None
        if isinstance(self.before, CaseStepOutBeforeType0):
            before = self.before.to_dict()
        else:
            before = self.before

        after: dict[str, Any] | None
        if isinstance(self.after, CaseStepOutAfterType0):
            after = self.after.to_dict()
        else:
            after = self.after

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "at": at,
                "actor": actor,
                "source": source,
                "action": action,
                "subject": subject,
                "before": before,
                "after": after,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.case_step_out_after_type_0 import CaseStepOutAfterType0
        from ..models.case_step_out_before_type_0 import CaseStepOutBeforeType0

        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        def _parse_actor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        actor = _parse_actor(d.pop("actor"))

        source = d.pop("source")

        action = d.pop("action")

        subject = d.pop("subject")

        def _parse_before(data: object) -> CaseStepOutBeforeType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                before_type_0 = CaseStepOutBeforeType0.from_dict(data)

                return before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CaseStepOutBeforeType0 | None, data)

        before = _parse_before(d.pop("before"))

        def _parse_after(data: object) -> CaseStepOutAfterType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                after_type_0 = CaseStepOutAfterType0.from_dict(data)

                return after_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CaseStepOutAfterType0 | None, data)

        after = _parse_after(d.pop("after"))

        reason = d.pop("reason")

        case_step_out = cls(
            at=at,
            actor=actor,
            source=source,
            action=action,
            subject=subject,
            before=before,
            after=after,
            reason=reason,
        )

        case_step_out.additional_properties = d
        return case_step_out

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
