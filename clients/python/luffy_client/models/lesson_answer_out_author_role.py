from typing import Literal

LessonAnswerOutAuthorRole = Literal["learner", "lecturer", "mentor", "operator"]

LESSON_ANSWER_OUT_AUTHOR_ROLE_VALUES: set[LessonAnswerOutAuthorRole] = {
    "learner",
    "lecturer",
    "mentor",
    "operator",
}


def check_lesson_answer_out_author_role(value: str) -> LessonAnswerOutAuthorRole:
    if value in LESSON_ANSWER_OUT_AUTHOR_ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LESSON_ANSWER_OUT_AUTHOR_ROLE_VALUES!r}")
