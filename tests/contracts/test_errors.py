"""Every refusal has a number of its own, and people can read it in both languages."""

import re
from collections import Counter

import pytest
from django.utils.translation import override

from luffy.core.errors import SUCCESS, LuffyError
from scripts import codes, messages
from tests.factories.accounts import Api

REFUSALS = sorted(codes.refusals(), key=lambda kind: kind.code)
BLOCKS = {
    "core": range(1100, 1200),
    "accounts": range(1200, 1300),
    "catalog": (1001, 1002, *range(1300, 1400), *range(3400, 3420)),
    "wallet": range(1400, 1500),
    "coupons": range(1500, 1600),
    "orders": (1003, *range(1600, 1700)),
    "payments": range(1700, 1800),
    "learning": range(2400, 2600),
    "degrees": range(1900, 2000),
    "refunds": range(2000, 2100),
    "invoices": range(2100, 2200),
    "support": range(2200, 2300),
    "campaigns": range(3300, 3400),
    "notify": range(2300, 2400),
    "discussions": range(2700, 2800),
    "exercises": range(2600, 2700),
    "reviews": range(2800, 2900),
    "certificates": range(2900, 3000),
    "moderation": range(3000, 3100),
    "community": range(3100, 3200),
    "search": range(3200, 3300),
    "webhooks": range(3500, 3520),
    "privacy": range(3520, 3600),
    "figures": range(3600, 3700),
    "site": range(3420, 3430),
    "exchange": range(3430, 3440),
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")

by_refusal = pytest.mark.parametrize("refusal", REFUSALS, ids=lambda kind: kind.__name__)


def all_subclasses(kind: type) -> set[type]:
    return {kind}.union(*(all_subclasses(child) for child in kind.__subclasses__())) if kind else set()


def test_no_two_refusals_share_a_number() -> None:
    numbers = Counter(kind.code for kind in REFUSALS)

    assert [number for number, times in numbers.items() if times > 1] == []
    assert SUCCESS not in numbers


def test_refusals_stand_in_the_errors_modules() -> None:
    strays = all_subclasses(LuffyError) - {LuffyError} - set(REFUSALS)

    assert [kind for kind in strays if kind.__module__.startswith("luffy.")] == []


@by_refusal
def test_a_refusal_has_a_number_of_its_apps_block_and_a_fitting_status(refusal: type[LuffyError]) -> None:
    app = refusal.__module__.split(".")[1]

    assert refusal.code in BLOCKS[app]
    assert refusal.status in {400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503}


@by_refusal
def test_a_refusal_speaks_chinese_and_english(refusal: type[LuffyError]) -> None:
    with override("zh-hans"):
        chinese = refusal().text
    with override("en"):
        english = refusal().text

    assert CHINESE.search(chinese)
    assert english
    assert not CHINESE.search(english), english


def test_every_message_has_its_english_and_the_compiled_file_is_fresh() -> None:
    assert messages.problems() == []


def test_the_list_of_codes_is_current() -> None:
    assert codes.PAGE.read_text() == codes.page(), "run `python -m scripts.codes`"


@pytest.mark.parametrize(
    ("asked", "msg"), [("", "请先登录"), ("zh-CN", "请先登录"), ("en-GB,de;q=0.5", "Please sign in first")]
)
@pytest.mark.django_db
def test_the_answer_is_in_the_language_asked_for(asked: str, msg: str) -> None:
    assert Api(**{"Accept-Language": asked}).get("/me").json()["msg"] == msg
