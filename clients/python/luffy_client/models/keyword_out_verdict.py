from typing import Literal

KeywordOutVerdict = Literal["hold", "mask", "refuse"]

KEYWORD_OUT_VERDICT_VALUES: set[KeywordOutVerdict] = {
    "hold",
    "mask",
    "refuse",
}


def check_keyword_out_verdict(value: str) -> KeywordOutVerdict:
    if value in KEYWORD_OUT_VERDICT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {KEYWORD_OUT_VERDICT_VALUES!r}")
