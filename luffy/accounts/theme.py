"""How the back office's tables look: the colours of the site, in light and dark, and the way back to its pages.

Pure: the settings read it before there is anything else.
"""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

# Paper and ink, and the blue-black of dark pages.
_BASE = {
    "50": "#FAF9F6",
    "100": "#F3F1EB",
    "200": "#E4E1D8",
    "300": "#B9BCC9",
    "400": "#9297A8",
    "500": "#666B7C",
    "600": "#4A4F60",
    "700": "#2D3243",
    "800": "#222634",
    "900": "#1A1D28",
    "950": "#12141C",
}
# Indigo, for whatever acts.
_PRIMARY = {
    "50": "#F5F6FE",
    "100": "#ECEFFC",
    "200": "#D5DBFA",
    "300": "#AEB9FF",
    "400": "#8E9DFF",
    "500": "#8E9DFF",
    "600": "#3148C8",
    "700": "#263AA8",
    "800": "#1E2F8A",
    "900": "#232A4A",
    "950": "#0F1433",
}


def _script(_request: HttpRequest) -> str:
    return static("office/office.js")


BACK_OFFICE: dict[str, Any] = {
    "SITE_TITLE": _("路飞后台"),
    "SITE_HEADER": _("路飞后台"),
    "SITE_SYMBOL": "sailing",
    "SITE_URL": "/ops",
    "SITE_FAVICONS": [{"rel": "icon", "href": "/favicon.svg", "type": "image/svg+xml"}],
    "SCRIPTS": [_script],
    "BORDER_RADIUS": "10px",
    "COLORS": {"base": _BASE, "primary": _PRIMARY},
    "SIDEBAR": {"show_search": True},
    "ACCOUNT": {"navigation": [{"title": _("运营页面"), "link": "/ops"}, {"title": _("网站"), "link": "/"}]},
}
