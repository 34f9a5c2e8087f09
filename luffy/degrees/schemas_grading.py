"""What mentors see of a hand-in, and what they say of it."""

from datetime import date, datetime
from typing import Annotated, Literal, Self

from ninja import Schema
from pydantic import Field, StringConstraints, model_validator

from luffy.core.envelope import Out
from luffy.degrees.schemas_homework import AppealStateName, FileOut, GradeName

Comment = Annotated[str, Field(max_length=4096)]
Because = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
ReplyText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1024)]


class GradeIn(Schema):
    grade: GradeName
    comment: Comment = ""


class RegradeIn(Schema):
    grade: GradeName
    comment: Comment = ""
    reason: Because


class AppealDecisionIn(Schema):
    """`regrade` gives another grade; `uphold` lets it stand. The learner reads `answer`."""

    decision: Literal["uphold", "regrade"]
    answer: ReplyText
    grade: GradeName | None = None
    comment: Comment = ""

    @model_validator(mode="after")
    def _has_grade(self) -> Self:
        if self.decision == "regrade" and self.grade is None:
            raise ValueError("a regrade needs a grade")
        return self


class AppealStateIn(Schema):
    state: AppealStateName | None = None


class GradingOut(Out):
    """One time that it was graded; `reason` is there from the second time on."""

    grade: GradeName
    comment: str
    reason: str
    graded_by: str
    graded_at: datetime


class MentorAppealOut(Out):
    """`grade` is what the learner appeals against."""

    id: int
    submission_id: int
    enrolment_id: int
    student: str
    degree: str
    module: str
    homework: str
    grade: GradeName
    reason: str
    state: AppealStateName
    state_label: str
    answer: str
    created_at: datetime
    decided_at: datetime | None
    decided_by: str | None


class EarlierOut(Out):
    """An attempt before this one."""

    id: int
    number: int
    text: str
    link: str
    files: list[FileOut]
    submitted_at: datetime
    is_on_time: bool
    grade: GradeName | None
    comment: str


class LikenessOut(Out):
    """Another student's hand-in of the same homework that looks the same. Whether it is a copy, the mentor says."""

    percent: int
    student: str
    submission_id: int
    submitted_at: datetime
    text: str
    link: str


class PreviewOut(Out):
    """What a grade would move now: the learner's berries, and the mentor's fee; `held_berries` would wait for an
    operator's approval first.
    """

    grade: GradeName
    points: int
    is_pass: bool
    berries: int
    fee: int
    held_berries: int


class SubmissionToGradeOut(Out):
    """A hand-in beside its grading points. `diff` is a unified diff to the attempt before, empty for the first or
    where nothing changed, null where the texts are too long to compare. `can_grade` and `can_regrade` tell what is
    possible now; `next_id` is the hand-in that waits longest of my others.
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
    submitted_at: datetime
    due_date: date
    is_on_time: bool
    promised_at: datetime | None
    grade: GradeName | None
    comment: str
    graded_by: str | None
    graded_at: datetime | None
    can_grade: bool
    can_regrade: bool
    gradings: list[GradingOut]
    earlier: list[EarlierOut]
    diff: str | None
    likenesses: list[LikenessOut]
    preview: list[PreviewOut]
    appeal: MentorAppealOut | None
    next_id: int | None
