"""Which kind of client asks: a browser, or a shell whose store forbids selling courses in it. Pure.

Source: docs/rules/site.md
"""

import re
from enum import StrEnum

HEADER = "X-Luffy-Client"


class Client(StrEnum):
    WEB = "web"
    IOS = "ios"
    ANDROID = "android"
    MINI_PROGRAM = "mini-program"


_MINI_PROGRAM = re.compile(r"\bminiProgram\b", re.IGNORECASE)
# An iPad says it is a Mac, and tells by its touch points only, which no header has.
_IOS = re.compile(r"\b(iPhone|iPad|iPod)\b")
_ANDROID = re.compile(r"\bAndroid\b")


def client_of(*, said: str, user_agent: str) -> Client:
    """By what the client says of itself in `X-Luffy-Client`, else by its user agent.

    A WeChat mini-program on an iPhone is a mini-program.
    """
    try:
        return Client(said.strip().lower())
    except ValueError:
        pass
    if _MINI_PROGRAM.search(user_agent):
        return Client.MINI_PROGRAM
    if _IOS.search(user_agent):
        return Client.IOS
    return Client.ANDROID if _ANDROID.search(user_agent) else Client.WEB
