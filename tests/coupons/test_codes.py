"""Redeem codes: random, kept as digests, good as often as they say, and silent about everything else."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from luffy.accounts.models import Account
from luffy.coupons import codes
from luffy.coupons.codes import ALPHABET, MOST_AT_ONCE, digest_of, redeem
from luffy.coupons.errors import ClaimLimitReached, CodeRefused, CodesExceedQuantity
from luffy.coupons.models import Coupon, CouponRecord, RedeemCode
from tests.factories.accounts import an_account, api_of
from tests.factories.coupons import a_code, a_coupon, some_codes
from tests.race import at_once

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


def take(code: str, account: Account, *, address: str = "127.0.0.1") -> CouponRecord:
    return redeem(code=code, account_id=account.pk, address=address, now=NOW)


def test_a_code_has_a_hundred_random_bits_and_nothing_that_looks_alike() -> None:
    made = some_codes(a_coupon(is_listed=False, quantity=500), 500)

    assert len(ALPHABET) == 32
    assert len(set(made)) == 500
    assert all(re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}", code) for code in made)
    # Every place takes every letter: 500 codes miss one of 32 with a chance of 1 in a million at most.
    assert all(len({code.replace("-", "")[place] for code in made}) > 28 for place in range(20))


def test_only_digests_are_kept() -> None:
    code = a_code()

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(c::text, '') FROM coupons_redeemcode c")
        kept = cursor.fetchone()[0]
    bare = code.replace("-", "")
    assert code not in kept
    assert bare not in kept
    assert bare.encode().hex() not in kept
    assert bytes(RedeemCode.objects.get().digest) == digest_of(code)


@pytest.mark.parametrize(
    "spoil", [str.lower, lambda c: c.replace("-", ""), lambda c: f" {c.replace('-', ' ')} "]
)
def test_it_may_be_typed_as_people_type(spoil: Any) -> None:
    record = take(spoil(a_code(name="传单券")), an_account())

    assert record.name == "传单券"


def test_it_gives_the_coupon_with_the_terms_of_this_moment() -> None:
    coupon = a_coupon(is_listed=False, money_fen=2_500, quantity=1)
    account = an_account()

    answer = api_of(account).post("/me/coupons/redeem", {"code": some_codes(coupon)[0]})

    assert answer.status_code == 201
    assert answer.json()["data"]["money_fen"] == 2_500
    record = CouponRecord.objects.get()
    coupon.refresh_from_db()
    assert (record.account_id, coupon.claimed, record.code.used) == (account.pk, 1, 1)


def test_the_same_code_again_tells_the_same_coupon() -> None:
    code, account = a_code(), an_account()

    assert take(code, account) == take(code, account)
    assert (CouponRecord.objects.count(), RedeemCode.objects.get().used) == (1, 1)


def a_used_code() -> str:
    code = a_code()
    take(code, an_account())
    return code


def a_code_of_a_stopped_coupon() -> str:
    code = a_code()
    Coupon.objects.update(stopped_at=NOW)
    return code


def a_code_too_late() -> str:
    code = a_code()
    day = NOW.date() - timedelta(days=5)
    Coupon.objects.update(open_date=day, close_date=day)
    return code


def a_code_whose_coupons_are_gone() -> str:
    code = a_code(quantity=1)
    Coupon.objects.update(claimed=1)
    return code


@pytest.mark.parametrize(
    "make",
    [
        lambda: "7777-7777-7777-7777-7777",
        lambda: "x",
        lambda: "优惠",
        a_used_code,
        a_code_of_a_stopped_coupon,
        a_code_too_late,
        a_code_whose_coupons_are_gone,
    ],
    ids=["unknown", "short", "no code", "used", "stopped", "late", "gone"],
)
def test_whatever_is_wrong_has_one_answer_and_moves_nothing(
    make: Any, django_assert_num_queries: Any
) -> None:
    code, account = make(), an_account()
    before = list(RedeemCode.objects.values()), list(Coupon.objects.values()), CouponRecord.objects.count()

    answer = api_of(account).post("/me/coupons/redeem", {"code": code})

    body = answer.json()
    assert (answer.status_code, body["code"], body["detail"]) == (404, 1504, {})
    after = list(RedeemCode.objects.values()), list(Coupon.objects.values()), CouponRecord.objects.count()
    assert after == before


def test_an_unknown_and_a_used_code_cost_the_same_work() -> None:
    def queries(code: str) -> list[str]:
        account = an_account()
        with connection.execute_wrapper(noted := Noted()), pytest.raises(CodeRefused):
            take(code, account)
        return [re.sub(r"'.*?'|\d+", "?", sql) for sql in noted.statements]

    assert queries(a_used_code()) == queries("7777-7777-7777-7777-7777")


class Noted:
    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        self.statements.append(sql.split("WHERE", maxsplit=1)[0])
        return execute(sql, *rest)


def test_who_has_as_many_as_she_may_is_told_so_and_the_code_stays() -> None:
    coupon = a_coupon(is_listed=False)
    account = an_account()
    first, second = some_codes(coupon, 2)
    take(first, account)

    with pytest.raises(ClaimLimitReached):
        take(second, account)

    assert RedeemCode.objects.get(digest=digest_of(second)).used == 0
    assert take(second, an_account()).coupon == coupon


def test_guesses_are_counted_for_the_person_and_for_the_address() -> None:
    api = api_of(an_account())
    code = a_code()

    tries = [api.post("/me/coupons/redeem", {"code": f"guess{number}"}).status_code for number in range(12)]

    assert tries == [404] * 10 + [429] * 2
    # A right one is not looked at either.
    assert api.post("/me/coupons/redeem", {"code": code}).status_code == 429
    assert RedeemCode.objects.get().used == 0
    for _ in range(4):
        someone = api_of(an_account())
        for number in range(10):
            someone.post("/me/coupons/redeem", {"code": f"guess{number}"})
    assert api_of(an_account()).post("/me/coupons/redeem", {"code": code}).status_code == 429


def test_right_codes_are_no_guesses() -> None:
    coupon = a_coupon(is_listed=False, per_account=20)
    account = an_account()

    assert len({take(code, account).pk for code in some_codes(coupon, 20)}) == 20


def test_more_codes_than_coupons_are_not_made() -> None:
    coupon = a_coupon(is_listed=False, quantity=10)
    used = some_codes(coupon, 2, uses_each=3)[0]
    take(used, an_account())

    with pytest.raises(CodesExceedQuantity) as refused:
        some_codes(coupon, 5)

    assert refused.value.detail == {"free": 4}
    assert RedeemCode.objects.count() == 2
    assert len(some_codes(coupon, 4)) == 4


def test_the_database_lets_no_code_be_used_too_often() -> None:
    a_code()

    with pytest.raises(IntegrityError, match="redeem_code_not_over_used"), transaction.atomic():
        RedeemCode.objects.update(used=2)


def test_five_thousand_codes_take_few_statements(django_assert_max_num_queries: Any) -> None:
    coupon = a_coupon(is_listed=False, quantity=MOST_AT_ONCE)

    with django_assert_max_num_queries(14):
        some_codes(coupon, MOST_AT_ONCE)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("limit", [1, 5])
def test_four_times_as_many_people_as_a_code_has_uses_at_once(
    limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "TRIES_PER_ADDRESS", codes.Limit("redeem:address", 1_000))
    coupon = a_coupon(is_listed=False, quantity=100)
    code = some_codes(coupon, 1, uses_each=limit)[0]
    people = [an_account() for _ in range(4 * limit)]

    results = at_once([lambda person=person: take(code, person) for person in people])  # type: ignore[misc]

    assert Counter(type(result).__name__ for result in results) == {
        "CouponRecord": limit,
        "CodeRefused": 3 * limit,
    }
    coupon.refresh_from_db()
    assert (RedeemCode.objects.get().used, coupon.claimed, CouponRecord.objects.count()) == (limit,) * 3


@pytest.mark.django_db(transaction=True)
def test_as_many_people_as_a_code_has_uses_at_once_all_get_theirs() -> None:
    """The control: it is the limit that refuses, not the crowd."""
    code = some_codes(a_coupon(is_listed=False), 1, uses_each=20)[0]
    people = [an_account() for _ in range(20)]

    results = at_once([lambda person=person: take(code, person) for person in people])  # type: ignore[misc]

    assert {type(result) for result in results} == {CouponRecord}
    assert RedeemCode.objects.get().used == 20


@pytest.mark.django_db(transaction=True)
def test_one_person_eight_times_at_once_uses_a_code_once() -> None:
    code, account = some_codes(a_coupon(is_listed=False, per_account=10), 1, uses_each=8)[0], an_account()

    results = at_once([lambda: take(code, account)] * 8)

    assert len({getattr(result, "pk", result) for result in results}) == 1
    assert (RedeemCode.objects.get().used, CouponRecord.objects.count()) == (1, 1)


def test_what_comes_by_code_is_not_in_the_claim_centre() -> None:
    coupon = a_coupon(is_listed=False)
    api = api_of(an_account())

    assert api.get("/coupons").json()["data"]["items"] == []
    assert api.post(f"/coupons/{coupon.pk}/claim").json()["code"] == 1500


def test_a_stopped_coupon_is_not_in_the_claim_centre_and_not_given() -> None:
    coupon = a_coupon(stopped_at=NOW)
    api = api_of(an_account())

    assert api.get("/coupons").json()["data"]["items"] == []
    assert api.post(f"/coupons/{coupon.pk}/claim").json()["code"] == 1501
    coupon.refresh_from_db()
    assert coupon.claimed == 0
