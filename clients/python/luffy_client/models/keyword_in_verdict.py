from typing import Literal

KeywordInVerdict = Literal["hold", "mask", "refuse"]

KEYWORD_IN_VERDICT_VALUES: set[KeywordInVerdict] = {
    "hold",
    "mask",
    "refuse",
}


def check_keyword_in_verdict(value: str) -> KeywordInVerdict:
    if value in KEYWORD_IN_VERDICT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {KEYWORD_IN_VERDICT_VALUES!r}")
