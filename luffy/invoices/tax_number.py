"""The unified social credit code (统一社会信用代码), by which an organisation is taxed: GB 32100-2015. Pure.

Source: docs/rules/invoices.md
"""

import re
import unicodedata
from enum import StrEnum

# 31 signs, a prime number: no I, O, S, V, Z, which look like others.
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
WEIGHTS = tuple(pow(3, place, len(SIGNS)) for place in range(LENGTH - 1))

# Who registered it and as what, then the six digits of the district.
_SHAPE = re.compile(rf"[1-9A-HJ-NPQRTUWXY][1-9A-HJ-NPQRTUWXY][0-9]{{6}}[{SIGNS}]{{10}}", re.ASCII)
# Of companies before 2015 (district and organisation code), and of traders by their identity card.
_OLD = re.compile(r"[0-9]{6}[0-9A-Z]{9}|[0-9]{17}[0-9X][0-9A-Z]{2}", re.ASCII)
_GAPS = re.compile(r"[\s\-‐-―]+")


class Flaw(StrEnum):
    MISSING = "missing"
    OLD = "old"
    SHAPE = "shape"
    CHECK_DIGIT = "check_digit"


def normal(text: str) -> str:
    """As it is written down: half-width capitals without gaps."""
    return _GAPS.sub("", unicodedata.normalize("NFKC", text)).upper()


def check_digit(body: str) -> str:
    """The 18th sign that belongs to the first 17."""
    total = sum(SIGNS.index(sign) * weight for sign, weight in zip(body, WEIGHTS, strict=True))
    return SIGNS[-total % len(SIGNS)]


def flaw(number: str) -> Flaw | None:
    """What is wrong with a number in its normal form; None if nothing is."""
    if not number:
        return Flaw.MISSING
    if _OLD.fullmatch(number):
        return Flaw.OLD
    if not _SHAPE.fullmatch(number):
        return Flaw.SHAPE
    return None if check_digit(number[:-1]) == number[-1] else Flaw.CHECK_DIGIT
