from typing import Literal

ChangeOutKind = Literal["added", "changed", "moved", "removed"]

CHANGE_OUT_KIND_VALUES: set[ChangeOutKind] = {
    "added",
    "changed",
    "moved",
    "removed",
}


def check_change_out_kind(value: str) -> ChangeOutKind:
    if value in CHANGE_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHANGE_OUT_KIND_VALUES!r}")
