from typing import Literal

LessonQuestionOutAuthorRole = Literal["learner", "lecturer", "mentor", "operator"]

LESSON_QUESTION_OUT_AUTHOR_ROLE_VALUES: set[LessonQuestionOutAuthorRole] = {
    "learner",
    "lecturer",
    "mentor",
    "operator",
}


def check_lesson_question_out_author_role(value: str) -> LessonQuestionOutAuthorRole:
    if value in LESSON_QUESTION_OUT_AUTHOR_ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LESSON_QUESTION_OUT_AUTHOR_ROLE_VALUES!r}")
