from typing import Literal

Who = Literal["bought", "everybody", "joined_since", "members", "never_bought", "not_bought"]

WHO_VALUES: set[Who] = {
    "bought",
    "everybody",
    "joined_since",
    "members",
    "never_bought",
    "not_bought",
}


def check_who(value: str) -> Who:
    if value in WHO_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WHO_VALUES!r}")
