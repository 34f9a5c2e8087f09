from typing import Literal

MentoringGradingQueueName = Literal["again", "all", "late"]

MENTORING_GRADING_QUEUE_NAME_VALUES: set[MentoringGradingQueueName] = {
    "again",
    "all",
    "late",
}


def check_mentoring_grading_queue_name(value: str) -> MentoringGradingQueueName:
    if value in MENTORING_GRADING_QUEUE_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MENTORING_GRADING_QUEUE_NAME_VALUES!r}")
