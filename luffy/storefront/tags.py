"""How templates write what they show: `{% load storefront %}`."""

from datetime import datetime
from typing import Any

import orjson
from django import template
from django.utils import dateformat
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from luffy.core import markdown
from luffy.core.calendar import day_of
from luffy.core.money import yuan

register = template.Library()
# What could end a script element, or a line of one.
_IN_SCRIPT = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


@register.filter
def price(price_fen: int) -> str:
    """`123400` → `¥1,234.00`."""
    whole, _, cents = yuan(price_fen).partition(".")
    return f"¥{int(whole):,}.{cents}"


@register.filter
def grouped(number: int) -> str:
    """`40000` → `40,000`."""
    return f"{number:,}"


@register.filter
def school_day(moment: str) -> str:
    """The school's calendar day of an ISO moment, as the client writes it: `2026年11月28日`, `November 28, 2026`."""
    in_chinese = (get_language() or "").startswith("zh")
    return dateformat.format(day_of(datetime.fromisoformat(moment)), "Y年n月j日" if in_chinese else "F j, Y")


@register.filter
def running_time(seconds: int) -> str:
    """`768` → `12:48`, `3723` → `1:02:03`; nothing for what has no length."""
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"


@register.filter
def in_script(data: Any) -> SafeString:
    """The data as JSON that can stand inside of a script element, whatever texts are in it."""
    return mark_safe(orjson.dumps(data).decode().translate(_IN_SCRIPT))  # noqa: S308 - escaped


@register.filter
def lowest_price(policies: list[dict[str, Any]]) -> int:
    """The lowest of several prices, in fen."""
    return min(int(policy["price_fen"]) for policy in policies)


@register.filter
def cleaned(html: str) -> SafeString:
    """HTML that was cleaned when it was stored, and is cleaned again: nothing else may come into a page unescaped."""
    return mark_safe(markdown.cleaned(html))  # noqa: S308 - just cleaned
