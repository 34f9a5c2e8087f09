from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_state import CaseState, check_case_state
from ..models.cause import Cause, check_cause

if TYPE_CHECKING:
    from ..models.moderation_case_out_reports import ModerationCaseOutReports


T = TypeVar("T", bound="ModerationCaseOut")


@_attrs_define
class ModerationCaseOut:
    """`text` is null when it is gone; `reports`: how many accounts gave which reason.

    Attributes:
        target (str):
        kind (str):
        author (str):
        text (None | str):
        link (None | str):
        cause (Cause): Why somebody has to look at it.
        state (CaseState):
        reports (ModerationCaseOutReports):
        opened_at (datetime.datetime):
        decided_at (datetime.datetime | None):
        decided_by (None | str):
        reason (str):
    """

    target: str
    kind: str
    author: str
    text: None | str
    link: None | str
    cause: Cause
    state: CaseState
    reports: ModerationCaseOutReports
    opened_at: datetime.datetime
    decided_at: datetime.datetime | None
    decided_by: None | str
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        target = self.target

        kind = self.kind

        author = self.author

        text: None | str
        text = self.text

        link: None | str
        link = self.link

        cause: str = self.cause

        state: str = self.state

        reports = self.reports.to_dict()

        opened_at = self.opened_at.isoformat()

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        decided_by: None | str
        decided_by = self.decided_by

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "target": target,
                "kind": kind,
                "author": author,
                "text": text,
                "link": link,
                "cause": cause,
                "state": state,
                "reports": reports,
                "opened_at": opened_at,
                "decided_at": decided_at,
                "decided_by": decided_by,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.moderation_case_out_reports import ModerationCaseOutReports

        d = dict(src_dict)
        target = d.pop("target")

        kind = d.pop("kind")

        author = d.pop("author")

        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))

        def _parse_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        link = _parse_link(d.pop("link"))

        cause = check_cause(d.pop("cause"))

        state = check_case_state(d.pop("state"))

        reports = ModerationCaseOutReports.from_dict(d.pop("reports"))

        opened_at = datetime.datetime.fromisoformat(d.pop("opened_at"))

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

        def _parse_decided_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decided_by = _parse_decided_by(d.pop("decided_by"))

        reason = d.pop("reason")

        moderation_case_out = cls(
            target=target,
            kind=kind,
            author=author,
            text=text,
            link=link,
            cause=cause,
            state=state,
            reports=reports,
            opened_at=opened_at,
            decided_at=decided_at,
            decided_by=decided_by,
            reason=reason,
        )

        moderation_case_out.additional_properties = d
        return moderation_case_out

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
