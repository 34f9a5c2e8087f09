from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.submission_to_grade_out_grade_type_0 import (
    SubmissionToGradeOutGradeType0,
    check_submission_to_grade_out_grade_type_0,
)

if TYPE_CHECKING:
    from ..models.earlier_out import EarlierOut
    from ..models.file_out import FileOut
    from ..models.grading_out import GradingOut
    from ..models.likeness_out import LikenessOut
    from ..models.mentor_appeal_out import MentorAppealOut
    from ..models.preview_out import PreviewOut


T = TypeVar("T", bound="SubmissionToGradeOut")


@_attrs_define
class SubmissionToGradeOut:
    """A hand-in beside its grading points. `diff` is a unified diff to the attempt before, empty for the first or
    where nothing changed, null where the texts are too long to compare. `can_grade` and `can_regrade` tell what is
    possible now; `next_id` is the hand-in that waits longest of my others.

        Attributes:
            id (int):
            number (int):
            is_newest (bool):
            student (str):
            student_id (int):
            enrolment_id (int):
            degree (str):
            module (str):
            assignment_id (int):
            homework (str):
            is_exam (bool):
            value_berries (int):
            requirement (str):
            threshold (str):
            text (str):
            link (str):
            files (list[FileOut]):
            submitted_at (datetime.datetime):
            due_date (datetime.date):
            is_on_time (bool):
            promised_at (datetime.datetime | None):
            grade (None | SubmissionToGradeOutGradeType0):
            comment (str):
            graded_by (None | str):
            graded_at (datetime.datetime | None):
            can_grade (bool):
            can_regrade (bool):
            gradings (list[GradingOut]):
            earlier (list[EarlierOut]):
            diff (None | str):
            likenesses (list[LikenessOut]):
            preview (list[PreviewOut]):
            appeal (MentorAppealOut | None):
            next_id (int | None):
    """

    id: int
    number: int
    is_newest: bool
    student: str
    student_id: int
    enrolment_id: int
    degree: str
    module: str
    assignment_id: int
    homework: str
    is_exam: bool
    value_berries: int
    requirement: str
    threshold: str
    text: str
    link: str
    files: list[FileOut]
    submitted_at: datetime.datetime
    due_date: datetime.date
    is_on_time: bool
    promised_at: datetime.datetime | None
    grade: None | SubmissionToGradeOutGradeType0
    comment: str
    graded_by: None | str
    graded_at: datetime.datetime | None
    can_grade: bool
    can_regrade: bool
    gradings: list[GradingOut]
    earlier: list[EarlierOut]
    diff: None | str
    likenesses: list[LikenessOut]
    preview: list[PreviewOut]
    appeal: MentorAppealOut | None
    next_id: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.mentor_appeal_out import MentorAppealOut

        id = self.id

        number = self.number

        is_newest = self.is_newest

        student = self.student

        student_id = self.student_id

        enrolment_id = self.enrolment_id

        degree = self.degree

        module = self.module

        assignment_id = self.assignment_id

        homework = self.homework

        is_exam = self.is_exam

        value_berries = self.value_berries

        requirement = self.requirement

        threshold = self.threshold

        text = self.text

        link = self.link

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        submitted_at = self.submitted_at.isoformat()

        due_date = self.due_date.isoformat()

        is_on_time = self.is_on_time

        promised_at: None | str
        if isinstance(self.promised_at, datetime.datetime):
            promised_at = self.promised_at.isoformat()
        else:
            promised_at = self.promised_at

        grade: None | str
        if isinstance(self.grade, str):
            grade = self.grade
        else:
            grade = self.grade

        comment = self.comment

        graded_by: None | str
        graded_by = self.graded_by

        graded_at: None | str
        if isinstance(self.graded_at, datetime.datetime):
            graded_at = self.graded_at.isoformat()
        else:
            graded_at = self.graded_at

        can_grade = self.can_grade

        can_regrade = self.can_regrade

        gradings = []
        for gradings_item_data in self.gradings:
            gradings_item = gradings_item_data.to_dict()
            gradings.append(gradings_item)

        earlier = []
        for earlier_item_data in self.earlier:
            earlier_item = earlier_item_data.to_dict()
            earlier.append(earlier_item)

        diff: None | str
        diff = self.diff

        likenesses = []
        for likenesses_item_data in self.likenesses:
            likenesses_item = likenesses_item_data.to_dict()
            likenesses.append(likenesses_item)

        preview = []
        for preview_item_data in self.preview:
            preview_item = preview_item_data.to_dict()
            preview.append(preview_item)

        appeal: dict[str, Any] | None
        if isinstance(self.appeal, MentorAppealOut):
            appeal = self.appeal.to_dict()
        else:
            appeal = self.appeal

        next_id: int | None
        next_id = self.next_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "number": number,
                "is_newest": is_newest,
                "student": student,
                "student_id": student_id,
                "enrolment_id": enrolment_id,
                "degree": degree,
                "module": module,
                "assignment_id": assignment_id,
                "homework": homework,
                "is_exam": is_exam,
                "value_berries": value_berries,
                "requirement": requirement,
                "threshold": threshold,
                "text": text,
                "link": link,
                "files": files,
                "submitted_at": submitted_at,
                "due_date": due_date,
                "is_on_time": is_on_time,
                "promised_at": promised_at,
                "grade": grade,
                "comment": comment,
                "graded_by": graded_by,
                "graded_at": graded_at,
                "can_grade": can_grade,
                "can_regrade": can_regrade,
                "gradings": gradings,
                "earlier": earlier,
                "diff": diff,
                "likenesses": likenesses,
                "preview": preview,
                "appeal": appeal,
                "next_id": next_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.earlier_out import EarlierOut
        from ..models.file_out import FileOut
        from ..models.grading_out import GradingOut
        from ..models.likeness_out import LikenessOut
        from ..models.mentor_appeal_out import MentorAppealOut
        from ..models.preview_out import PreviewOut

        d = dict(src_dict)
        id = d.pop("id")

        number = d.pop("number")

        is_newest = d.pop("is_newest")

        student = d.pop("student")

        student_id = d.pop("student_id")

        enrolment_id = d.pop("enrolment_id")

        degree = d.pop("degree")

        module = d.pop("module")

        assignment_id = d.pop("assignment_id")

        homework = d.pop("homework")

        is_exam = d.pop("is_exam")

        value_berries = d.pop("value_berries")

        requirement = d.pop("requirement")

        threshold = d.pop("threshold")

        text = d.pop("text")

        link = d.pop("link")

        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = FileOut.from_dict(files_item_data)

            files.append(files_item)

        submitted_at = datetime.datetime.fromisoformat(d.pop("submitted_at"))

        due_date = datetime.date.fromisoformat(d.pop("due_date"))

        is_on_time = d.pop("is_on_time")

        def _parse_promised_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                promised_at_type_0 = datetime.datetime.fromisoformat(data)

                return promised_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        promised_at = _parse_promised_at(d.pop("promised_at"))

        def _parse_grade(data: object) -> None | SubmissionToGradeOutGradeType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                grade_type_0 = check_submission_to_grade_out_grade_type_0(data)

                return grade_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SubmissionToGradeOutGradeType0, data)

        grade = _parse_grade(d.pop("grade"))

        comment = d.pop("comment")

        def _parse_graded_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        graded_by = _parse_graded_by(d.pop("graded_by"))

        def _parse_graded_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                graded_at_type_0 = datetime.datetime.fromisoformat(data)

                return graded_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        graded_at = _parse_graded_at(d.pop("graded_at"))

        can_grade = d.pop("can_grade")

        can_regrade = d.pop("can_regrade")

        gradings = []
        _gradings = d.pop("gradings")
        for gradings_item_data in _gradings:
            gradings_item = GradingOut.from_dict(gradings_item_data)

            gradings.append(gradings_item)

        earlier = []
        _earlier = d.pop("earlier")
        for earlier_item_data in _earlier:
            earlier_item = EarlierOut.from_dict(earlier_item_data)

            earlier.append(earlier_item)

        def _parse_diff(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        diff = _parse_diff(d.pop("diff"))

        likenesses = []
        _likenesses = d.pop("likenesses")
        for likenesses_item_data in _likenesses:
            likenesses_item = LikenessOut.from_dict(likenesses_item_data)

            likenesses.append(likenesses_item)

        preview = []
        _preview = d.pop("preview")
        for preview_item_data in _preview:
            preview_item = PreviewOut.from_dict(preview_item_data)

            preview.append(preview_item)

        def _parse_appeal(data: object) -> MentorAppealOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                appeal_type_0 = MentorAppealOut.from_dict(data)

                return appeal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MentorAppealOut | None, data)

        appeal = _parse_appeal(d.pop("appeal"))

        def _parse_next_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        next_id = _parse_next_id(d.pop("next_id"))

        submission_to_grade_out = cls(
            id=id,
            number=number,
            is_newest=is_newest,
            student=student,
            student_id=student_id,
            enrolment_id=enrolment_id,
            degree=degree,
            module=module,
            assignment_id=assignment_id,
            homework=homework,
            is_exam=is_exam,
            value_berries=value_berries,
            requirement=requirement,
            threshold=threshold,
            text=text,
            link=link,
            files=files,
            submitted_at=submitted_at,
            due_date=due_date,
            is_on_time=is_on_time,
            promised_at=promised_at,
            grade=grade,
            comment=comment,
            graded_by=graded_by,
            graded_at=graded_at,
            can_grade=can_grade,
            can_regrade=can_regrade,
            gradings=gradings,
            earlier=earlier,
            diff=diff,
            likenesses=likenesses,
            preview=preview,
            appeal=appeal,
            next_id=next_id,
        )

        submission_to_grade_out.additional_properties = d
        return submission_to_grade_out

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
