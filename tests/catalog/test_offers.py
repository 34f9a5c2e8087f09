"""What can be sold: keys, terms, and why not."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from luffy.accounts.audit import SYSTEM_JOB
from luffy.catalog.errors import CourseNotFound, DegreeNotFound, PricePolicyNotFound
from luffy.catalog.models import Course, CourseType, ProductKind, SaleStatus
from luffy.catalog.offers import (
    Offer,
    ProductKey,
    access_label,
    load_offers,
    missing,
    parse_product,
    why_not_for_sale,
)
from luffy.catalog.services import withdraw_price
from tests.factories.catalog import NOW, a_course, a_degree


def offer_of(course: Course) -> Offer:
    return load_offers([course.product.key])[course.product.key]


def test_a_key_is_kind_and_id():
    assert parse_product("course:3") == ProductKey(ProductKind.COURSE, 3)
    assert str(parse_product("degree:12")) == "degree:12"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "course",
        "course:",
        "course:0",
        "course:03",
        "course:-1",
        "course:３",
        "plans:1",
        "course:1 ",
        "Course:1",
    ],
)
def test_anything_else_is_an_unknown_course(text: str):
    with pytest.raises(CourseNotFound):
        parse_product(text)


@given(st.sampled_from(ProductKind), st.integers(1, 10**18 - 1))
def test_a_key_survives_being_written_and_read(kind: ProductKind, number: int):
    assert parse_product(str(ProductKey(kind, number))) == ProductKey(kind, number)


def test_360_days_are_twelve_months():
    with translation.override("zh-hans"):
        assert access_label(360) == "12个月"
    with translation.override("en"):
        assert access_label(360) == "12 months"


@pytest.mark.django_db
def test_offers_come_in_one_query_with_policies_by_length(django_assert_num_queries):
    course, degree = a_course("甲", prices={360: 300, 30: 100}, course_img="a.png"), a_degree("乙")

    with django_assert_num_queries(1):
        offers = load_offers([f"course:{course.pk}", f"degree:{degree.pk}", "course:999999"])

    assert set(offers) == {f"course:{course.pk}", f"degree:{degree.pk}"}
    first, second = offers[f"course:{course.pk}"], offers[f"degree:{degree.pk}"]
    assert (first.name, first.image, first.product_id) == ("甲", "a.png", course.product.pk)
    assert (first.course_id, first.degree_id, first.course_type) == (course.pk, None, CourseType.PAID)
    assert [(policy.access_days, policy.price_fen) for policy in first.policies] == [(30, 100), (360, 300)]
    assert (second.name, second.degree_id, second.course_type) == ("乙", degree.pk, None)
    assert why_not_for_sale(first) is None
    assert why_not_for_sale(second) is None


@pytest.mark.django_db
def test_no_keys_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert load_offers([]) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": SaleStatus.OFFLINE}, "offline"),
        ({"status": SaleStatus.ANNOUNCED}, "announced"),
        ({"prices": {}}, "no_price"),
    ],
)
def test_what_cannot_be_bought_says_why(fields, reason):
    course = a_course(**fields)

    refusal = why_not_for_sale(offer_of(course))

    assert refusal is not None
    assert (refusal.code, refusal.status) == (1302, 409)
    assert refusal.detail == {
        "product": f"course:{course.pk}",
        "status": int(course.status),
        "reason": reason,
    }


@pytest.mark.django_db
def test_a_withdrawn_policy_is_no_policy():
    course = a_course(prices={30: 100})
    policy = course.product.price_policies.get()
    withdraw_price(policy_id=policy.pk, by=SYSTEM_JOB, now=NOW)

    offer = offer_of(course)

    assert offer.policies == ()
    with pytest.raises(PricePolicyNotFound):
        offer.policy(policy.pk)


@pytest.mark.django_db
def test_a_policy_of_another_product_is_not_found():
    course, other = a_course(), a_course()
    offer = offer_of(course)

    assert offer.policy(course.product.price_policies.get().pk).price_fen == 9_900
    with pytest.raises(PricePolicyNotFound):
        offer.policy(other.product.price_policies.get().pk)


@pytest.mark.django_db
def test_a_module_and_an_unknown_degree_are_not_found():
    module = a_degree(modules=1).modules.get()
    keys = [f"course:{module.pk}", "degree:999999"]

    assert load_offers(keys) == {}
    assert [type(missing(key)) for key in keys] == [CourseNotFound, DegreeNotFound]
