from typing import Literal

SiteOutClient = Literal["android", "ios", "mini-program", "web"]

SITE_OUT_CLIENT_VALUES: set[SiteOutClient] = {
    "android",
    "ios",
    "mini-program",
    "web",
}


def check_site_out_client(value: str) -> SiteOutClient:
    if value in SITE_OUT_CLIENT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SITE_OUT_CLIENT_VALUES!r}")
