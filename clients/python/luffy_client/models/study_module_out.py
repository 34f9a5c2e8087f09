from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.study_module_out_status import StudyModuleOutStatus, check_study_module_out_status

T = TypeVar("T", bound="StudyModuleOut")


@_attrs_define
class StudyModuleOut:
    """
    Attributes:
        id (int):
        name (str):
        position (int):
        status (StudyModuleOutStatus):
        open_date (datetime.date | None):
        end_date (datetime.date | None):
        total (int):
        passed (int):
    """

    id: int
    name: str
    position: int
    status: StudyModuleOutStatus
    open_date: datetime.date | None
    end_date: datetime.date | None
    total: int
    passed: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        position = self.position

        status: str = self.status

        open_date: None | str
        if isinstance(self.open_date, datetime.date):
            open_date = self.open_date.isoformat()
        else:
            open_date = self.open_date

        end_date: None | str
        if isinstance(self.end_date, datetime.date):
            end_date = self.end_date.isoformat()
        else:
            end_date = self.end_date

        total = self.total

        passed = self.passed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "position": position,
                "status": status,
                "open_date": open_date,
                "end_date": end_date,
                "total": total,
                "passed": passed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        position = d.pop("position")

        status = check_study_module_out_status(d.pop("status"))

        def _parse_open_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                open_date_type_0 = datetime.date.fromisoformat(data)

                return open_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        open_date = _parse_open_date(d.pop("open_date"))

        def _parse_end_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_date_type_0 = datetime.date.fromisoformat(data)

                return end_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        end_date = _parse_end_date(d.pop("end_date"))

        total = d.pop("total")

        passed = d.pop("passed")

        study_module_out = cls(
            id=id,
            name=name,
            position=position,
            status=status,
            open_date=open_date,
            end_date=end_date,
            total=total,
            passed=passed,
        )

        study_module_out.additional_properties = d
        return study_module_out

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
