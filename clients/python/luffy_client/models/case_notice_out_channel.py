from typing import Literal

CaseNoticeOutChannel = Literal["alipay", "wechat"]

CASE_NOTICE_OUT_CHANNEL_VALUES: set[CaseNoticeOutChannel] = {
    "alipay",
    "wechat",
}


def check_case_notice_out_channel(value: str) -> CaseNoticeOutChannel:
    if value in CASE_NOTICE_OUT_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_NOTICE_OUT_CHANNEL_VALUES!r}")
