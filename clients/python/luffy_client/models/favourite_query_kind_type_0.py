from typing import Literal

FavouriteQueryKindType0 = Literal["article", "course", "degree"]

FAVOURITE_QUERY_KIND_TYPE_0_VALUES: set[FavouriteQueryKindType0] = {
    "article",
    "course",
    "degree",
}


def check_favourite_query_kind_type_0(value: str) -> FavouriteQueryKindType0:
    if value in FAVOURITE_QUERY_KIND_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FAVOURITE_QUERY_KIND_TYPE_0_VALUES!r}")
