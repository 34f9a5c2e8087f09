from typing import Literal

CourseOutlineOutReason = Literal[
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

COURSE_OUTLINE_OUT_REASON_VALUES: set[CourseOutlineOutReason] = {
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


def check_course_outline_out_reason(value: str) -> CourseOutlineOutReason:
    if value in COURSE_OUTLINE_OUT_REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COURSE_OUTLINE_OUT_REASON_VALUES!r}")
