from typing import Literal

LessonOutReason = Literal[
    "degree_only",
    "enrolment",
    "expired",
    "members_only",
    "membership",
    "membership_expired",
    "module",
    "not_begun",
    "not_bought",
    "not_opened",
    "paused",
    "preview",
    "sign_in",
    "staff",
]

LESSON_OUT_REASON_VALUES: set[LessonOutReason] = {
    "degree_only",
    "enrolment",
    "expired",
    "members_only",
    "membership",
    "membership_expired",
    "module",
    "not_begun",
    "not_bought",
    "not_opened",
    "paused",
    "preview",
    "sign_in",
    "staff",
}


def check_lesson_out_reason(value: str) -> LessonOutReason:
    if value in LESSON_OUT_REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LESSON_OUT_REASON_VALUES!r}")
