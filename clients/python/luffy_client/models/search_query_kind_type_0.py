from typing import Literal

SearchQueryKindType0 = Literal["article", "course", "degree", "teacher"]

SEARCH_QUERY_KIND_TYPE_0_VALUES: set[SearchQueryKindType0] = {
    "article",
    "course",
    "degree",
    "teacher",
}


def check_search_query_kind_type_0(value: str) -> SearchQueryKindType0:
    if value in SEARCH_QUERY_KIND_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_QUERY_KIND_TYPE_0_VALUES!r}")
