from typing import Literal

FollowUpInTool = Literal["phone", "qq", "system", "wechat"]

FOLLOW_UP_IN_TOOL_VALUES: set[FollowUpInTool] = {
    "phone",
    "qq",
    "system",
    "wechat",
}


def check_follow_up_in_tool(value: str) -> FollowUpInTool:
    if value in FOLLOW_UP_IN_TOOL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FOLLOW_UP_IN_TOOL_VALUES!r}")
