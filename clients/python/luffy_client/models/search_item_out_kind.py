from typing import Literal

SearchItemOutKind = Literal["article", "course", "degree", "teacher"]

SEARCH_ITEM_OUT_KIND_VALUES: set[SearchItemOutKind] = {
    "article",
    "course",
    "degree",
    "teacher",
}


def check_search_item_out_kind(value: str) -> SearchItemOutKind:
    if value in SEARCH_ITEM_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_ITEM_OUT_KIND_VALUES!r}")
