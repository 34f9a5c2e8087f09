from typing import Literal

SuggestionOutKind = Literal["article", "course", "degree", "query", "teacher"]

SUGGESTION_OUT_KIND_VALUES: set[SuggestionOutKind] = {
    "article",
    "course",
    "degree",
    "query",
    "teacher",
}


def check_suggestion_out_kind(value: str) -> SuggestionOutKind:
    if value in SUGGESTION_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SUGGESTION_OUT_KIND_VALUES!r}")
