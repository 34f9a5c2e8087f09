from typing import Literal

FavouriteOutKind = Literal["article", "course", "degree"]

FAVOURITE_OUT_KIND_VALUES: set[FavouriteOutKind] = {
    "article",
    "course",
    "degree",
}


def check_favourite_out_kind(value: str) -> FavouriteOutKind:
    if value in FAVOURITE_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FAVOURITE_OUT_KIND_VALUES!r}")
