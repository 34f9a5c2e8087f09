from typing import Literal

FollowUpOutTool = Literal["phone", "qq", "system", "wechat"]

FOLLOW_UP_OUT_TOOL_VALUES: set[FollowUpOutTool] = {
    "phone",
    "qq",
    "system",
    "wechat",
}


def check_follow_up_out_tool(value: str) -> FollowUpOutTool:
    if value in FOLLOW_UP_OUT_TOOL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FOLLOW_UP_OUT_TOOL_VALUES!r}")
