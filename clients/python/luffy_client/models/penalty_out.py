from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.penalty_out_cause import PenaltyOutCause, check_penalty_out_cause
from ..models.penalty_out_state import PenaltyOutState, check_penalty_out_state

T = TypeVar("T", bound="PenaltyOut")


@_attrs_define
class PenaltyOut:
    """A penalty above its limit. `moved_berries` and `fee_taken` are what was there to take when it was approved;
    `reason` is the operator's.

        Attributes:
            id (int):
            enrolment_id (int):
            student (str):
            degree (str):
            module (str):
            homework (str):
            submission_id (int | None):
            cause (PenaltyOutCause):
            cause_label (str):
            berries (int):
            asks_above (int | None):
            moved_berries (int):
            fee_taken (int):
            grade (None | str):
            comment (str):
            graded_by (None | str):
            state (PenaltyOutState):
            state_label (str):
            proposed_at (datetime.datetime):
            decided_by (None | str):
            decided_at (datetime.datetime | None):
            reason (str):
    """

    id: int
    enrolment_id: int
    student: str
    degree: str
    module: str
    homework: str
    submission_id: int | None
    cause: PenaltyOutCause
    cause_label: str
    berries: int
    asks_above: int | None
    moved_berries: int
    fee_taken: int
    grade: None | str
    comment: str
    graded_by: None | str
    state: PenaltyOutState
    state_label: str
    proposed_at: datetime.datetime
    decided_by: None | str
    decided_at: datetime.datetime | None
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        enrolment_id = self.enrolment_id

        student = self.student

        degree = self.degree

        module = self.module

        homework = self.homework

        submission_id: int | None
        submission_id = self.submission_id

        cause: str = self.cause

        cause_label = self.cause_label

        berries = self.berries

        asks_above: int | None
        asks_above = self.asks_above

        moved_berries = self.moved_berries

        fee_taken = self.fee_taken

        grade: None | str
        grade = self.grade

        comment = self.comment

        graded_by: None | str
        graded_by = self.graded_by

        state: str = self.state

        state_label = self.state_label

        proposed_at = self.proposed_at.isoformat()

        decided_by: None | str
        decided_by = self.decided_by

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
                "id": id,
                "enrolment_id": enrolment_id,
                "student": student,
                "degree": degree,
                "module": module,
                "homework": homework,
                "submission_id": submission_id,
                "cause": cause,
                "cause_label": cause_label,
                "berries": berries,
                "asks_above": asks_above,
                "moved_berries": moved_berries,
                "fee_taken": fee_taken,
                "grade": grade,
                "comment": comment,
                "graded_by": graded_by,
                "state": state,
                "state_label": state_label,
                "proposed_at": proposed_at,
                "decided_by": decided_by,
                "decided_at": decided_at,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        enrolment_id = d.pop("enrolment_id")

        student = d.pop("student")

        degree = d.pop("degree")

        module = d.pop("module")

        homework = d.pop("homework")

        def _parse_submission_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        submission_id = _parse_submission_id(d.pop("submission_id"))

        cause = check_penalty_out_cause(d.pop("cause"))

        cause_label = d.pop("cause_label")

        berries = d.pop("berries")

        def _parse_asks_above(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        asks_above = _parse_asks_above(d.pop("asks_above"))

        moved_berries = d.pop("moved_berries")

        fee_taken = d.pop("fee_taken")

        def _parse_grade(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        grade = _parse_grade(d.pop("grade"))

        comment = d.pop("comment")

        def _parse_graded_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        graded_by = _parse_graded_by(d.pop("graded_by"))

        state = check_penalty_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        proposed_at = datetime.datetime.fromisoformat(d.pop("proposed_at"))

        def _parse_decided_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decided_by = _parse_decided_by(d.pop("decided_by"))

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

        penalty_out = cls(
            id=id,
            enrolment_id=enrolment_id,
            student=student,
            degree=degree,
            module=module,
            homework=homework,
            submission_id=submission_id,
            cause=cause,
            cause_label=cause_label,
            berries=berries,
            asks_above=asks_above,
            moved_berries=moved_berries,
            fee_taken=fee_taken,
            grade=grade,
            comment=comment,
            graded_by=graded_by,
            state=state,
            state_label=state_label,
            proposed_at=proposed_at,
            decided_by=decided_by,
            decided_at=decided_at,
            reason=reason,
        )

        penalty_out.additional_properties = d
        return penalty_out

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
