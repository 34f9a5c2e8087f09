"""The cart over the API: every answer, and what it does not do."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from luffy.accounts.audit import SYSTEM_JOB
from luffy.catalog.models import Course, CourseType, PricePolicy, SaleStatus
from luffy.catalog.services import set_price, withdraw_price
from luffy.core.valkey import valkey
from luffy.orders import cart
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import NOW, a_course, a_degree
from tests.factories.orders import a_paid_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def api() -> Api:
    return api_of(an_account())


def policy_of(item, days: int = 30) -> int:
    return PricePolicy.objects.get(product=item.product, access_days=days).pk


def body(item, days: int = 30) -> dict:
    return {"product": item.product.key, "price_policy_id": policy_of(item, days)}


def add(api: Api, item, days: int = 30):
    return api.post("/cart/items", body(item, days))


def products(api: Api) -> list[str]:
    return [item["product"] for item in api.get("/cart").json()["data"]["items"]]


def told(answer) -> tuple[int, int]:
    return answer.status_code, answer.json()["code"]


def test_an_empty_cart_is_a_normal_answer(api):
    answer = api.get("/cart")

    assert told(answer) == (200, 1000)
    assert answer.json()["data"] == {"items": [], "total_fen": 0}


def test_adding_changing_looking_and_removing(api):
    course = a_course("Python 入门", prices={30: 9_900, 360: 29_900}, course_img="/python.png")

    added = add(api, course)
    changed = api.patch(f"/cart/items/{course.product.key}", {"price_policy_id": policy_of(course, 360)})
    seen = api.get("/cart")
    removed = api.delete(f"/cart/items/{course.product.key}")

    item = seen.json()["data"]["items"][0]
    added_at = added.json()["data"]["items"][0]["added_at"]
    assert [told(answer) for answer in (added, changed, seen, removed)] == [(200, 1000)] * 4
    assert added.json()["data"]["total_fen"] == 9_900
    assert changed.json() == seen.json()
    assert item == {
        "product": course.product.key,
        "name": "Python 入门",
        "image": "/python.png",
        "price_policy_id": policy_of(course, 360),
        "price_fen": 29_900,
        "access_days": 360,
        "label": "12个月",
        "price_policies": [
            {"id": policy_of(course, 30), "access_days": 30, "label": "1个月", "price_fen": 9_900},
            {"id": policy_of(course, 360), "access_days": 360, "label": "12个月", "price_fen": 29_900},
        ],
        "added_at": added_at,
        "problem": None,
    }
    assert removed.json()["data"] == {"items": [], "total_fen": 0}


def test_a_degree_can_be_added_too(api):
    degree = a_degree(prices={720: 980_000})

    answer = add(api, degree, 720)

    assert told(answer) == (200, 1000)
    assert [item["product"] for item in answer.json()["data"]["items"]] == [degree.product.key]


def test_the_same_product_again_replaces_its_policy(api):
    course = a_course(prices={30: 9_900, 360: 29_900})
    add(api, course)

    answer = add(api, course, 360)

    assert [item["price_fen"] for item in answer.json()["data"]["items"]] == [29_900]


@pytest.mark.parametrize("key", ["course:999999", "course:0", "course:x", "3", "course:１", "lesson:1"])
def test_an_unknown_product_is_1001(api, key):
    answer = api.post("/cart/items", {"product": key, "price_policy_id": 1})

    assert told(answer) == (404, 1001)
    assert answer.json()["msg"] == "课程不存在"
    assert products(api) == []


def test_an_unknown_degree_is_1301(api):
    answer = api.post("/cart/items", {"product": "degree:999999", "price_policy_id": 1})

    assert told(answer) == (404, 1301)


def test_an_unknown_withdrawn_or_foreign_policy_is_1002(api):
    course, other = a_course(prices={30: 9_900, 90: 19_900}), a_course()
    withdraw_price(policy_id=policy_of(course, 90), by=SYSTEM_JOB, now=NOW)

    for policy_id in (999_999, policy_of(course, 90), policy_of(other)):
        answer = api.post("/cart/items", {"product": course.product.key, "price_policy_id": policy_id})

        assert told(answer) == (404, 1002)
        assert answer.json()["msg"] == "价格策略不存在"
    assert products(api) == []


@pytest.mark.parametrize(
    ("status", "reason"), [(SaleStatus.OFFLINE, "offline"), (SaleStatus.ANNOUNCED, "announced")]
)
def test_what_is_not_on_sale_cannot_be_added(api, status, reason):
    course = a_course(status=status)

    answer = add(api, course)

    assert told(answer) == (409, 1302)
    assert answer.json()["detail"]["reason"] == reason
    assert products(api) == []


def test_a_module_of_a_degree_is_no_product_and_cannot_be_added(api):
    module = Course.objects.get(degree_course=a_degree(modules=1), course_type=CourseType.MODULE)

    answer = api.post("/cart/items", {"product": f"course:{module.pk}", "price_policy_id": 1})

    assert told(answer) == (404, 1001)
    assert products(api) == []


def test_a_course_without_a_price_cannot_be_added(api):
    course = a_course(prices={})

    answer = api.post("/cart/items", {"product": course.product.key, "price_policy_id": 1})

    assert told(answer) == (409, 1302)
    assert answer.json()["detail"]["reason"] == "no_price"


def test_a_degree_that_is_owned_cannot_be_added_but_a_course_can(api):
    account = an_account()
    degree, course = a_degree(modules=1), a_course()
    a_paid_order(account, degree, course)
    mine = api_of(account)

    assert told(add(mine, degree, 720)) == (409, 1621)
    assert told(add(mine, course)) == (200, 1000)
    assert products(mine) == [course.product.key]


def test_a_degree_bought_while_it_lay_in_the_cart_is_shown_with_the_problem():
    account, degree = an_account(), a_degree()
    mine = api_of(account)
    add(mine, degree, 720)

    a_paid_order(account, degree)

    data = mine.get("/cart").json()["data"]
    assert [item["problem"]["code"] for item in data["items"]] == [1621]
    assert data["total_fen"] == 0


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"product": "course:1"},
        {"price_policy_id": 1},
        {"product": 3, "price_policy_id": 1},
        {"product": "", "price_policy_id": 1},
        {"product": "course:1", "price_policy_id": 0},
        {"product": "course:1", "price_policy_id": -1},
        {"product": "course:1", "price_policy_id": 2**63},
        {"product": "course:1", "price_policy_id": 1.5},
        {"product": "course:1", "price_policy_id": None},
    ],
)
def test_a_malformed_item_is_1101(api, bad):
    assert told(api.post("/cart/items", bad)) == (422, 1101)
    assert products(api) == []


def test_a_policy_id_may_come_as_a_numeric_text(api):
    course = a_course()

    answer = api.post(
        "/cart/items", {"product": course.product.key, "price_policy_id": str(policy_of(course))}
    )

    assert told(answer) == (200, 1000)


def test_changing_and_removing_what_is_not_in_the_cart_is_1600(api):
    course = a_course()

    for answer in (
        api.patch(f"/cart/items/{course.product.key}", {"price_policy_id": policy_of(course)}),
        api.delete(f"/cart/items/{course.product.key}"),
        api.delete("/cart/items/nonsense"),
        api.patch("/cart/items/nonsense", {"price_policy_id": 1}),
    ):
        assert told(answer) == (404, 1600)
    assert products(api) == []


def test_changing_to_a_policy_of_another_product_is_1002_and_keeps_the_choice(api):
    course, other = a_course(), a_course()
    add(api, course)

    answer = api.patch(f"/cart/items/{course.product.key}", {"price_policy_id": policy_of(other)})

    assert told(answer) == (404, 1002)
    assert api.get("/cart").json()["data"]["items"][0]["price_policy_id"] == policy_of(course)


def test_prices_are_read_anew_each_time(api):
    course = a_course()
    add(api, course)

    set_price(product_id=course.product.pk, access_days=30, price_fen=12_300, by=SYSTEM_JOB, now=NOW)

    data = api.get("/cart").json()["data"]
    assert (data["items"][0]["price_fen"], data["total_fen"]) == (12_300, 12_300)


def test_what_went_off_sale_in_the_cart_is_shown_with_its_problem_and_not_counted(api):
    kept, offline, withdrawn = a_course(), a_course(), a_course()
    for course in (kept, offline, withdrawn):
        add(api, course)

    Course.objects.filter(pk=offline.pk).update(status=SaleStatus.OFFLINE)
    withdraw_price(policy_id=policy_of(withdrawn), by=SYSTEM_JOB, now=NOW)

    data = api.get("/cart").json()["data"]
    assert [item["problem"] and item["problem"]["code"] for item in data["items"]] == [None, 1302, 1302]
    assert [item["price_fen"] for item in data["items"]] == [9_900, 9_900, None]
    assert data["total_fen"] == 9_900


def test_items_are_listed_in_the_order_they_were_added_and_a_change_does_not_move_them(api):
    courses = [a_course(prices={30: 9_900, 90: 19_900}) for _ in range(3)]
    for course in courses:
        add(api, course)

    api.patch(f"/cart/items/{courses[0].product.key}", {"price_policy_id": policy_of(courses[0], 90)})

    assert products(api) == [course.product.key for course in courses]


def test_each_account_has_a_cart_of_its_own(api):
    course, other = a_course(), api_of(an_account())
    add(api, course)

    assert products(other) == []
    assert told(other.delete(f"/cart/items/{course.product.key}")) == (404, 1600)
    assert products(api) == [course.product.key]


def test_two_tabs_do_not_lose_each_others_changes():
    account = an_account()
    one, two = api_of(account), api_of(account)
    first, second, third = a_course(), a_course(), a_course()
    add(one, first)
    add(two, second)
    one.delete(f"/cart/items/{first.product.key}")
    add(two, third)

    assert products(one) == products(two) == [second.product.key, third.product.key]


def test_the_fifty_first_product_is_refused_but_a_change_of_one_of_the_fifty_is_not():
    courses = [a_course(prices={30: 9_900, 90: 19_900}) for _ in range(3)]
    account = an_account()
    mine = api_of(account)
    for number in range(49):
        cart.put(account.pk, product=f"course:9{number:05}", price_policy_id=1, now=NOW)

    fiftieth, refused, again = add(mine, courses[0]), add(mine, courses[1]), add(mine, courses[0], 90)

    assert told(fiftieth) == (200, 1000)
    assert told(refused) == (409, 1601)
    assert refused.json()["detail"] == {"limit": 50}
    assert refused.json()["msg"] == "购物车最多放 50 件商品"
    assert told(again) == (200, 1000)
    assert len(products(mine)) == 50


def test_two_hundred_adds_at_once_fill_the_cart_to_fifty():
    account_id = 1

    def put(number: int) -> bool:
        try:
            cart.put(account_id, product=f"course:{number + 1}", price_policy_id=1, now=NOW)
        except cart.CartFull:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        added = sum(pool.map(put, range(200)))

    assert added == len(cart.entries(account_id)) == 50


def test_without_valkey_the_cart_is_1003_and_says_so(api, settings):
    course = a_course()
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    valkey.cache_clear()
    try:
        answers = [
            api.get("/cart"),
            add(api, course),
            api.patch(f"/cart/items/{course.product.key}", {"price_policy_id": policy_of(course)}),
            api.delete(f"/cart/items/{course.product.key}"),
            api.put("/settlement", {"items": [course.product.key]}),
            api.get("/settlement"),
            api.patch("/settlement", {"berries": 1}),
        ]
    finally:
        valkey.cache_clear()

    assert [told(answer) for answer in answers] == [(503, 1003)] * 7
    assert answers[0].json()["msg"] == "购物车暂不可用"


def test_nobody_in_particular_has_no_cart():
    assert told(Api().get("/cart")) == (401, 1103)
    assert told(Api().post("/cart/items", {"product": "course:1", "price_policy_id": 1})) == (401, 1103)


def test_a_full_cart_costs_as_many_queries_as_a_small_one(api, django_assert_max_num_queries):
    for _ in range(8):
        add(api, a_course())

    with django_assert_max_num_queries(2):
        api.get("/cart")
