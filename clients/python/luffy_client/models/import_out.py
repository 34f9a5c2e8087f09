from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.import_status import ImportStatus, check_import_status
from ..models.table_kind import TableKind, check_table_kind

if TYPE_CHECKING:
    from ..models.import_problem_out import ImportProblemOut


T = TypeVar("T", bound="ImportOut")


@_attrs_define
class ImportOut:
    """
    Attributes:
        number (str):
        kind (TableKind):
        is_dry (bool):
        status (ImportStatus):
        name (str):
        by (str):
        total (int):
        done (int):
        created (int):
        changed (int):
        unchanged (int):
        refused (int):
        failure (str):
        made_at (datetime.datetime):
        ended_at (datetime.datetime | None):
        problems (list[ImportProblemOut]):
    """

    number: str
    kind: TableKind
    is_dry: bool
    status: ImportStatus
    name: str
    by: str
    total: int
    done: int
    created: int
    changed: int
    unchanged: int
    refused: int
    failure: str
    made_at: datetime.datetime
    ended_at: datetime.datetime | None
    problems: list[ImportProblemOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        kind: str = self.kind

        is_dry = self.is_dry

        status: str = self.status

        name = self.name

        by = self.by

        total = self.total

        done = self.done

        created = self.created

        changed = self.changed

        unchanged = self.unchanged

        refused = self.refused

        failure = self.failure

        made_at = self.made_at.isoformat()

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        problems = []
        for problems_item_data in self.problems:
            problems_item = problems_item_data.to_dict()
            problems.append(problems_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "kind": kind,
                "is_dry": is_dry,
                "status": status,
                "name": name,
                "by": by,
                "total": total,
                "done": done,
                "created": created,
                "changed": changed,
                "unchanged": unchanged,
                "refused": refused,
                "failure": failure,
                "made_at": made_at,
                "ended_at": ended_at,
                "problems": problems,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.import_problem_out import ImportProblemOut

        d = dict(src_dict)
        number = d.pop("number")

        kind = check_table_kind(d.pop("kind"))

        is_dry = d.pop("is_dry")

        status = check_import_status(d.pop("status"))

        name = d.pop("name")

        by = d.pop("by")

        total = d.pop("total")

        done = d.pop("done")

        created = d.pop("created")

        changed = d.pop("changed")

        unchanged = d.pop("unchanged")

        refused = d.pop("refused")

        failure = d.pop("failure")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        problems = []
        _problems = d.pop("problems")
        for problems_item_data in _problems:
            problems_item = ImportProblemOut.from_dict(problems_item_data)

            problems.append(problems_item)

        import_out = cls(
            number=number,
            kind=kind,
            is_dry=is_dry,
            status=status,
            name=name,
            by=by,
            total=total,
            done=done,
            created=created,
            changed=changed,
            unchanged=unchanged,
            refused=refused,
            failure=failure,
            made_at=made_at,
            ended_at=ended_at,
            problems=problems,
        )

        import_out.additional_properties = d
        return import_out

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
