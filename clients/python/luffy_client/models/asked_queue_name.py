from typing import Literal

AskedQueueName = Literal["again", "all", "late"]

ASKED_QUEUE_NAME_VALUES: set[AskedQueueName] = {
    "again",
    "all",
    "late",
}


def check_asked_queue_name(value: str) -> AskedQueueName:
    if value in ASKED_QUEUE_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ASKED_QUEUE_NAME_VALUES!r}")
