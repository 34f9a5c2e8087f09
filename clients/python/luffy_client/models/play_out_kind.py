from typing import Literal

PlayOutKind = Literal["embed", "file", "hls", "page"]

PLAY_OUT_KIND_VALUES: set[PlayOutKind] = {
    "embed",
    "file",
    "hls",
    "page",
}


def check_play_out_kind(value: str) -> PlayOutKind:
    if value in PLAY_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PLAY_OUT_KIND_VALUES!r}")
