from typing import Literal

NowOutObstacleType0 = Literal["disabled", "locked", "over", "passed", "paused", "to_grade"]

NOW_OUT_OBSTACLE_TYPE_0_VALUES: set[NowOutObstacleType0] = {
    "disabled",
    "locked",
    "over",
    "passed",
    "paused",
    "to_grade",
}


def check_now_out_obstacle_type_0(value: str) -> NowOutObstacleType0:
    if value in NOW_OUT_OBSTACLE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NOW_OUT_OBSTACLE_TYPE_0_VALUES!r}")
