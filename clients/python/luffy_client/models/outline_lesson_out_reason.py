from typing import Literal

OutlineLessonOutReason = Literal[
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

OUTLINE_LESSON_OUT_REASON_VALUES: set[OutlineLessonOutReason] = {
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


def check_outline_lesson_out_reason(value: str) -> OutlineLessonOutReason:
    if value in OUTLINE_LESSON_OUT_REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OUTLINE_LESSON_OUT_REASON_VALUES!r}")
