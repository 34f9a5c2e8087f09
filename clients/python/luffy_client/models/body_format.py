from typing import Literal

BodyFormat = Literal["html", "markdown"]

BODY_FORMAT_VALUES: set[BodyFormat] = {
    "html",
    "markdown",
}


def check_body_format(value: str) -> BodyFormat:
    if value in BODY_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BODY_FORMAT_VALUES!r}")
