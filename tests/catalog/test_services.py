"""Writes to the catalogue: products, prices and search words stay in step, and nothing sold is lost."""

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.test import Client

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account, AuditEntry
from luffy.catalog.editing import shelf
from luffy.catalog.errors import CatalogueRefused, PricePolicyNotFound
from luffy.catalog.models import Course, CourseType, DegreeCourse, PricePolicy, Product, SaleStatus
from luffy.catalog.services import save_course, save_degree, set_price, withdraw_price
from tests.factories.catalog import NOW, a_course, a_degree, a_sub_category

pytestmark = pytest.mark.django_db


def test_a_course_gets_one_product_and_a_module_none():
    course = a_course()
    save_course(course)
    module = a_degree(modules=1).modules.get()

    assert Product.objects.filter(course=course).count() == 1
    assert not Product.objects.filter(course=module).exists()


def test_a_module_without_degree_is_refused():
    with pytest.raises(CatalogueRefused) as refused:
        a_course("孤儿", course_type=CourseType.MODULE)

    assert refused.value.detail["fields"] == {"__all__": ["学位课程必须关联对应的学位表"]}
    assert not Course.objects.exists()


def test_a_course_that_is_sold_cannot_become_a_module():
    course, degree = a_course(), a_degree()
    course.course_type, course.degree_course = CourseType.MODULE, degree

    with pytest.raises(CatalogueRefused):
        save_course(course)

    assert Course.objects.get(pk=course.pk).course_type == CourseType.PAID


def test_names_are_unique():
    a_course("甲")

    with pytest.raises(CatalogueRefused) as refused:
        a_course("甲")

    assert list(refused.value.detail["fields"]) == ["name"]


def test_a_renamed_course_is_found_by_its_new_name_only(client: Client):
    course = a_course("爬虫")
    course.name = "数据分析"
    save_course(course)

    def found(q: str) -> int:
        return client.get("/api/v1/courses", {"q": q}).json()["data"]["total"]

    assert (found("数据"), found("爬虫")) == (1, 0)


def test_a_price_is_set_once_per_period_and_audited():
    product = a_course(prices={30: 100}).product

    policy = set_price(product_id=product.pk, access_days=30, price_fen=200, by=SYSTEM_JOB, now=NOW)
    set_price(product_id=product.pk, access_days=30, price_fen=200, by=SYSTEM_JOB, now=NOW)

    assert PricePolicy.objects.get().price_fen == 200
    entries = AuditEntry.objects.filter(action="price.set", subject=f"price_policy:{policy.pk}").order_by(
        "pk"
    )
    assert [(e.before and e.before["price_fen"], e.after["price_fen"]) for e in entries] == [
        (None, 100),
        (100, 200),
    ]


@pytest.mark.parametrize(("access_days", "price_fen"), [(210, 100), (0, 100), (30, -1), (30, 2**31)])
def test_a_period_that_is_not_sold_or_an_impossible_price_is_refused(access_days: int, price_fen: int):
    product = a_course(prices={}).product

    with pytest.raises(CatalogueRefused):
        set_price(product_id=product.pk, access_days=access_days, price_fen=price_fen, by=SYSTEM_JOB, now=NOW)

    assert not PricePolicy.objects.exists()


def test_a_withdrawn_price_stays_on_record_and_can_be_set_again():
    product = a_course(prices={30: 100}).product
    policy = product.price_policies.get()

    withdraw_price(policy_id=policy.pk, by=SYSTEM_JOB, now=NOW)
    withdraw_price(policy_id=policy.pk, by=SYSTEM_JOB, now=NOW)

    policy.refresh_from_db()
    assert not policy.on_sale
    assert AuditEntry.objects.filter(action="price.withdraw").count() == 1
    assert (
        set_price(product_id=product.pk, access_days=30, price_fen=90, by=SYSTEM_JOB, now=NOW).pk == policy.pk
    )
    with pytest.raises(PricePolicyNotFound):
        withdraw_price(policy_id=999_999, by=SYSTEM_JOB, now=NOW)


def test_a_course_with_a_product_cannot_be_deleted_only_taken_offline():
    course = a_course()

    with pytest.raises(ProtectedError):
        course.delete()
    shelf.put(course.pk, SaleStatus.OFFLINE, by=SYSTEM_JOB, now=NOW)

    assert Course.objects.get(pk=course.pk).status == SaleStatus.OFFLINE
    assert course.product.price_policies.count() == 1


def test_the_database_itself_refuses_a_product_that_is_two_things():
    course, degree = a_course(), a_degree()

    with pytest.raises(IntegrityError, match="product_is_exactly_one_thing"):
        Product.objects.filter(course=course).update(
            degree=save_degree(DegreeCourse(name="新", brief="新")).pk
        )
    assert degree.pk


@pytest.fixture
def back_office(client: Client) -> Client:
    client.force_login(Account.objects.create_superuser("chief", password="irrelevant-here"))
    return client


def test_a_course_written_in_the_back_office_is_sold_and_found(back_office: Client):
    fields = {
        "name": "后台写的课", "sub_category": a_sub_category().pk, "course_type": 0, "brief": "简介",
        "level": 1, "period": 7, "order": 0, "status": 0, "template_id": 1,
    }  # fmt: skip

    answer = back_office.post("/admin/catalog/course/add/", fields)

    assert answer.status_code == 302, answer.content
    course = Course.objects.get(name="后台写的课")
    assert course.product.key == f"course:{course.pk}"
    assert back_office.get("/api/v1/courses", {"q": "后台"}).json()["data"]["total"] == 1


def test_a_price_written_in_the_back_office_is_audited_under_the_operators_name(back_office: Client):
    product = a_course(prices={}).product
    fields = {"product": product.pk, "access_days": 30, "price_fen": 990, "on_sale": "on"}

    answer = back_office.post("/admin/catalog/pricepolicy/add/", fields)

    assert answer.status_code == 302, answer.content
    entry = AuditEntry.objects.get(action="price.set")
    assert (entry.actor.username, entry.source, entry.after["price_fen"]) == ("chief", "admin", 990)


def test_the_back_office_lists_each_table_in_a_constant_number_of_queries(
    back_office: Client, django_assert_max_num_queries
):
    for number in range(12):
        a_course(prices={30: number, 90: number})
        a_degree(modules=1)

    for table in ("course", "product", "pricepolicy", "degreecourse", "coursesubcategory"):
        with django_assert_max_num_queries(9):
            assert back_office.get(f"/admin/catalog/{table}/").status_code == 200


def test_nothing_that_may_have_been_sold_can_be_deleted_in_the_back_office(back_office: Client):
    course = a_course()

    answer = back_office.post(f"/admin/catalog/course/{course.pk}/delete/", {"post": "yes"})

    assert answer.status_code == 403
    assert Course.objects.filter(pk=course.pk).exists()
