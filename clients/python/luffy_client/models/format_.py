from typing import Literal

Format = Literal["csv", "xlsx"]

FORMAT_VALUES: set[Format] = {
    "csv",
    "xlsx",
}


def check_format(value: str) -> Format:
    if value in FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FORMAT_VALUES!r}")
