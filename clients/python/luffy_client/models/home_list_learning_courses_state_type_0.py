from typing import Literal

HomeListLearningCoursesStateType0 = Literal["expired", "finished", "in_progress", "not_started"]

HOME_LIST_LEARNING_COURSES_STATE_TYPE_0_VALUES: set[HomeListLearningCoursesStateType0] = {
    "expired",
    "finished",
    "in_progress",
    "not_started",
}


def check_home_list_learning_courses_state_type_0(value: str) -> HomeListLearningCoursesStateType0:
    if value in HOME_LIST_LEARNING_COURSES_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {HOME_LIST_LEARNING_COURSES_STATE_TYPE_0_VALUES!r}"
    )
