from typing import Literal

CaseAttemptOutChannel = Literal["alipay", "wechat"]

CASE_ATTEMPT_OUT_CHANNEL_VALUES: set[CaseAttemptOutChannel] = {
    "alipay",
    "wechat",
}


def check_case_attempt_out_channel(value: str) -> CaseAttemptOutChannel:
    if value in CASE_ATTEMPT_OUT_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_ATTEMPT_OUT_CHANNEL_VALUES!r}")
