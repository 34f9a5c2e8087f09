"""Why berries move for homework. Pure, so that models, rules and tests share one list."""

from enum import StrEnum


class Cause(StrEnum):
    PASSED_ON_TIME = "passed_on_time"
    LATE = "late"
    D = "d"
    COPY = "copy"


PENALTIES = (Cause.LATE, Cause.D, Cause.COPY)
