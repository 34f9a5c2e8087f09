from typing import Literal

VersionCause = Literal["created", "duplicated", "found", "restored", "saved"]

VERSION_CAUSE_VALUES: set[VersionCause] = {
    "created",
    "duplicated",
    "found",
    "restored",
    "saved",
}


def check_version_cause(value: str) -> VersionCause:
    if value in VERSION_CAUSE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VERSION_CAUSE_VALUES!r}")
