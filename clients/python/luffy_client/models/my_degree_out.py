from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.my_degree_out_status import MyDegreeOutStatus, check_my_degree_out_status

T = TypeVar("T", bound="MyDegreeOut")


@_attrs_define
class MyDegreeOut:
    """A degree that I am or was enrolled in; `percent` of its homework is passed.

    Attributes:
        id (int):
        degree (str):
        degree_id (int):
        image (str):
        status (MyDegreeOutStatus):
        status_label (str):
        mentor (None | str):
        valid_until (datetime.date | None):
        percent (int):
        has_form (bool):
    """

    id: int
    degree: str
    degree_id: int
    image: str
    status: MyDegreeOutStatus
    status_label: str
    mentor: None | str
    valid_until: datetime.date | None
    percent: int
    has_form: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        degree = self.degree

        degree_id = self.degree_id

        image = self.image

        status: str = self.status

        status_label = self.status_label

        mentor: None | str
        mentor = self.mentor

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        percent = self.percent

        has_form = self.has_form

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "degree": degree,
                "degree_id": degree_id,
                "image": image,
                "status": status,
                "status_label": status_label,
                "mentor": mentor,
                "valid_until": valid_until,
                "percent": percent,
                "has_form": has_form,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        degree = d.pop("degree")

        degree_id = d.pop("degree_id")

        image = d.pop("image")

        status = check_my_degree_out_status(d.pop("status"))

        status_label = d.pop("status_label")

        def _parse_mentor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mentor = _parse_mentor(d.pop("mentor"))

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        percent = d.pop("percent")

        has_form = d.pop("has_form")

        my_degree_out = cls(
            id=id,
            degree=degree,
            degree_id=degree_id,
            image=image,
            status=status,
            status_label=status_label,
            mentor=mentor,
            valid_until=valid_until,
            percent=percent,
            has_form=has_form,
        )

        my_degree_out.additional_properties = d
        return my_degree_out

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
