from typing import Literal

SearchEverythingKindType0 = Literal["article", "course", "degree", "teacher"]

SEARCH_EVERYTHING_KIND_TYPE_0_VALUES: set[SearchEverythingKindType0] = {
    "article",
    "course",
    "degree",
    "teacher",
}


def check_search_everything_kind_type_0(value: str) -> SearchEverythingKindType0:
    if value in SEARCH_EVERYTHING_KIND_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_EVERYTHING_KIND_TYPE_0_VALUES!r}")
