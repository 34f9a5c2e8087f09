"""Campaigns: what a coupon would do, whom it reaches, how it went, and its end."""

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.permissions import Role
from luffy.campaigns.effects import Price, effects
from luffy.campaigns.funnel import Funnel, funnels
from luffy.campaigns.segments import Segment, Who, accounts_of
from luffy.core.calendar import day_of
from luffy.core.money import Fen
from luffy.coupons.models import Coupon, CouponRecord
from luffy.coupons.rules import Terms, discount
from luffy.coupons.services import mark_expired
from luffy.learning.models import Membership
from luffy.notify.models import Notification
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.coupons import a_coupon, claimed, some_codes
from tests.factories.membership import a_member
from tests.factories.orders import a_paid_order, a_pending_order, a_settlement
from tests.factories.refunds import asked_for, granted, the_rules
from tests.race import at_once

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
TODAY = day_of(NOW)
PLAN = {
    "name": "开学季",
    "coupon_type": 1,
    "money_fen": 5_000,
    "minimum_fen": 30_000,
    "quantity": 10,
    "open_date": str(TODAY),
    "close_date": str(TODAY + timedelta(days=9)),
    "coupon_valid_days": 7,
}
EVERYBODY = {"who": "everybody"}


@pytest.fixture
def operator() -> Api:
    return api_of(an_account("operator", role=Role.OPERATOR))


def test_a_campaign_is_begun_and_written_down(operator: Api) -> None:
    course = a_course("Python 入门")

    answer = operator.post("/ops/campaigns", {**PLAN, "product": course.product.key})

    shown, coupon = answer.json()["data"], Coupon.objects.get()
    assert (answer.status_code, shown["stage"], shown["product_name"]) == (201, "running", "Python 入门")
    assert (coupon.minimum_fen, coupon.product, coupon.is_listed) == (30_000, course.product, True)
    row = AuditEntry.objects.get(action="coupon.created")
    assert (row.subject, row.actor.username) == (f"coupon:{coupon.pk}", "operator")
    assert row.after["money_fen"] == 5_000


@pytest.mark.parametrize(
    "wrong",
    [
        {"minimum_fen": 0},
        {"coupon_type": 2, "off_percent": None},
        {"money_fen": 0},
        {"close_date": str(TODAY - timedelta(days=1))},
        {"coupon_valid_days": None},
        {"valid_begin_date": str(TODAY)},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_terms_that_do_not_fit_are_refused_with_a_reason(operator: Api, wrong: dict[str, Any]) -> None:
    answer = operator.post("/ops/campaigns", {**PLAN, **wrong})

    assert (answer.status_code, answer.json()["code"]) == (422, 3301)
    assert answer.json()["detail"]["reasons"]
    assert not Coupon.objects.exists()


def test_the_preview_says_what_a_settlement_will_say(operator: Api) -> None:
    me, course = an_account(), a_course(prices={30: 9_999, 360: 30_000})
    body = {"coupon_type": 2, "off_percent": 79}

    for product in ("", course.product.key):
        shown = operator.post("/ops/campaigns/preview", {**body, "product": product}).json()["data"]["items"]
        record = claimed(a_coupon(off_percent=79, product=course.product if product else None), me)
        seen = a_settlement(me, course, coupons=[record])
        assert shown[0]["listed_fen"] == seen.quote.listed_fen == 9_999
        assert shown[0]["payable_fen"] == seen.quote.payable_fen
        assert shown[0]["discount_fen"] == 9_999 - seen.quote.payable_fen


def test_the_preview_counts_what_changes_and_what_becomes_free(operator: Api) -> None:
    a_course(prices={30: 5_000, 360: 30_000})
    a_course(prices={30: 29_999})
    fixed = operator.post("/ops/campaigns/preview", {"coupon_type": 0, "money_fen": 5_000}).json()["data"]
    threshold = operator.post(
        "/ops/campaigns/preview", {"coupon_type": 1, "money_fen": 5_000, "minimum_fen": 30_000}
    ).json()["data"]

    assert (fixed["total"], fixed["touched"], fixed["free"]) == (3, 3, 1)
    assert [item["payable_fen"] for item in fixed["items"]] == [0, 24_999, 25_000]
    assert (threshold["total"], threshold["touched"], threshold["free"]) == (3, 1, 0)


@given(
    listed=st.lists(st.integers(1, 10**7), min_size=1, max_size=6),
    off=st.integers(1, 10**6),
    minimum=st.integers(1, 10**6),
    is_site_wide=st.booleans(),
)
def test_an_effect_is_the_discount_and_no_price_is_below_nothing(
    listed: list[int], off: int, minimum: int, is_site_wide: bool
) -> None:
    terms = Terms(1, Fen(off), None, Fen(minimum))
    found = effects(
        terms, [Price(f"course:{fen}", "", 30, Fen(fen)) for fen in listed], is_site_wide=is_site_wide
    )

    assert len(found) == len(listed)
    for one in found:
        assert one.discount_fen == discount(terms, one.price.listed_fen)
        assert one.payable_fen == one.price.listed_fen - one.discount_fen >= 0


def test_segments() -> None:
    course, other = a_course(), a_course()
    bought, refused, pending, never = (an_account(name) for name in ("bought", "else", "pending", "never"))
    locked = an_account("locked", is_active=False)
    a_paid_order(bought, course)
    a_paid_order(refused, other)
    a_pending_order(pending, course)
    Account.objects.filter(pk=never.pk).update(date_joined=datetime(2020, 1, 1, tzinfo=UTC))
    key = course.product.key

    def names(who: Who, **more: Any) -> set[str]:
        return set(accounts_of(Segment(who, **more), today=TODAY).values_list("username", flat=True))

    assert names(Who.EVERYBODY) == {"bought", "else", "pending", "never"}
    assert names(Who.BOUGHT, product=key) == {"bought"}
    assert names(Who.NOT_BOUGHT, product=key) == {"else", "pending", "never"}
    assert names(Who.NEVER_BOUGHT) == {"pending", "never"}
    assert names(Who.JOINED_SINCE, since=date(2021, 1, 1)) == {"bought", "else", "pending"}
    assert locked.username not in names(Who.EVERYBODY)


def test_members_are_whose_membership_lasts_today() -> None:
    member = a_member(an_account("member"))
    a_member(an_account("former"), now=NOW - timedelta(days=31))
    ended = a_member(an_account("gave-back"))
    Membership.objects.filter(account=ended).update(ended_at=NOW)
    an_account("never")

    found = accounts_of(Segment(Who.MEMBERS), today=TODAY)

    assert list(found) == [member]


@pytest.mark.parametrize(
    ("segment", "code"),
    [
        ({"who": "bought"}, 3302),
        ({"who": "joined_since"}, 3302),
        ({"who": "bought", "product": "course:98765"}, 1001),
        ({"who": "bought", "product": "x"}, 1001),
    ],
)
def test_half_a_segment_is_refused(operator: Api, segment: dict[str, str], code: int) -> None:
    answer = operator.post(f"/ops/campaigns/{a_coupon().pk}/issue", {"segment": segment, "reason": "x"})

    assert answer.json()["code"] == code


def test_issuing_first_tells_then_gives_each_one_once(operator: Api) -> None:
    coupon = a_coupon(is_listed=False, quantity=10)
    people = [an_account() for _ in range(3)]
    claimed_before = some_codes(coupon)[0]
    api_of(people[0]).post("/me/coupons/redeem", {"code": claimed_before})
    path = f"/ops/campaigns/{coupon.pk}/issue"
    body = {"segment": EVERYBODY, "reason": "开学"}

    dry = operator.post(path, body).json()["data"]
    assert (dry["is_done"], dry["asked"], dry["new"], dry["have_it"], dry["left"]) == (False, 5, 4, 1, 9)
    assert CouponRecord.objects.count() == 1

    wet = operator.post(path, {**body, "dry_run": False}).json()["data"]
    again = operator.post(path, {**body, "dry_run": False}).json()["data"]
    coupon.refresh_from_db()
    assert (wet["is_done"], wet["new"], again["new"]) == (True, 4, 0)
    assert (coupon.claimed, CouponRecord.objects.count()) == (5, 5)
    row = AuditEntry.objects.filter(action="coupon.issued").earliest("id")
    assert (row.reason, row.after) == ("开学", {"new": 4, "have_it": 1})


def test_when_there_are_too_few_nobody_gets_one(operator: Api) -> None:
    coupon = a_coupon(quantity=2)
    for _ in range(2):
        an_account()

    answer = operator.post(
        f"/ops/campaigns/{coupon.pk}/issue", {"segment": EVERYBODY, "reason": "x", "dry_run": False}
    )

    assert (answer.json()["code"], answer.json()["detail"]) == (1502, {"left": 2})
    assert not CouponRecord.objects.exists()


def send(api: Api, path: str, text: str, **form: str) -> Any:
    file = io.BytesIO(text.encode())
    file.name = "people.csv"
    return api.client.post(f"/api/v1{path}", {"file": file, **form}, headers=api.headers)


def test_a_file_of_accounts_is_told_row_by_row_and_then_served(operator: Api) -> None:
    coupon = a_coupon(quantity=10)
    an_account("nami")
    an_account("robin", email="robin@example.com")
    an_account("gone", is_active=False)
    path = f"/ops/campaigns/{coupon.pk}/issue-file"
    text = "username\nNAMI\nnobody\nrobin@example.com\n\nnami\ngone\n'=cmd()\n"

    dry = send(operator, path, text, reason="线下活动", dry_run="true").json()["data"]
    assert [(row["line"], row["value"], row["what"]) for row in dry["problems"]] == [
        (3, "nobody", "unknown"),
        (6, "nami", "twice"),
        (7, "gone", "locked"),
        (8, "=cmd()", "unknown"),
    ]
    assert (dry["is_done"], dry["asked"], dry["new"]) == (False, 2, 2)
    assert not CouponRecord.objects.exists()

    wet = send(operator, path, text, reason="线下活动", dry_run="false").json()["data"]
    assert (wet["is_done"], wet["new"]) == (True, 2)
    assert set(CouponRecord.objects.values_list("account__username", flat=True)) == {"nami", "robin"}
    assert send(operator, path, "", reason="x").json()["code"] == 1114


@pytest.mark.django_db(transaction=True)
def test_two_who_issue_at_once_give_each_person_one() -> None:
    coupon = a_coupon(quantity=100)
    for _ in range(8):
        an_account()
    keys = [api_of(an_account(role=Role.OPERATOR)) for _ in range(4)]
    body = {"segment": EVERYBODY, "reason": "x", "dry_run": False}

    at_once([lambda api=api: api.post(f"/ops/campaigns/{coupon.pk}/issue", body) for api in keys])  # type: ignore[misc]

    coupon.refresh_from_db()
    assert (coupon.claimed, CouponRecord.objects.count()) == (12, 12)


def test_a_stopped_campaign_gives_nothing_more_and_what_is_held_still_serves(operator: Api) -> None:
    coupon, me = a_coupon(money_fen=1_000), an_account()
    record = claimed(coupon, me)
    path = f"/ops/campaigns/{coupon.pk}"

    answer = operator.post(f"{path}/stop", {"reason": "预算用完"})

    assert answer.json()["data"]["stage"] == "stopped"
    assert operator.post(f"{path}/stop", {"reason": "again"}).json()["code"] == 3304
    assert operator.post(f"{path}/codes", {"label": "x", "number": 1}).json()["code"] == 1501
    issue = {"segment": EVERYBODY, "reason": "x", "dry_run": False}
    assert operator.post(f"{path}/issue", issue).json()["code"] == 1501
    seen = a_settlement(me, a_course(prices={30: 9_900}), coupons=[record])
    assert seen.quote.payable_fen == 8_900
    assert AuditEntry.objects.get(action="coupon.stopped").reason == "预算用完"


def a_busy_campaign() -> Coupon:
    """Claimed by six: one paid, one pending, one refunded, one paid with two things, one expired, one by code."""
    the_rules()
    course, other = a_course(prices={30: 9_900}), a_course(prices={30: 5_000})
    coupon = a_coupon(money_fen=1_000, quantity=50)
    people = [an_account() for _ in range(6)]
    held = [claimed(coupon, person) for person in people[:5]]
    a_paid_order(people[0], course, coupons=[held[0]])
    a_pending_order(people[1], course, coupons=[held[1]])
    granted(asked_for(a_paid_order(people[2], course, coupons=[held[2]])))
    a_paid_order(people[3], course, other, coupons=[held[3]])
    CouponRecord.objects.filter(pk=held[4].pk).update(
        valid_begin_date=TODAY - timedelta(days=9), valid_end_date=TODAY - timedelta(days=1)
    )
    api_of(people[5]).post("/me/coupons/redeem", {"code": some_codes(coupon)[0]})
    return coupon


# By hand, one small question each: nothing of the report's own statement.
_BY_HAND = {
    "claimed": "SELECT count(*) FROM coupons_couponrecord WHERE coupon_id = %s",
    "used": "SELECT count(*) FROM coupons_couponrecord WHERE coupon_id = %s AND used_at IS NOT NULL",
    "held": "SELECT count(*) FROM coupons_couponrecord WHERE coupon_id = %s AND status = 3",
    "expired": "SELECT count(*) FROM coupons_couponrecord WHERE coupon_id = %s AND used_at IS NULL AND status <> 3"
    " AND valid_end_date < (now() AT TIME ZONE 'Asia/Shanghai')::date",
    "by_code": "SELECT count(*) FROM coupons_couponrecord r JOIN coupons_redeemcode c ON c.id = r.code_id"
    " WHERE r.coupon_id = %s",
    "orders": "SELECT count(*) FROM orders_order WHERE paid_at IS NOT NULL AND id IN (SELECT oc.order_id FROM"
    " orders_ordercoupon oc JOIN coupons_couponrecord r ON r.id = oc.record_id WHERE r.coupon_id = %s)",
    "revenue_fen": "SELECT coalesce(sum(o.payable_fen), 0) - coalesce((SELECT sum(f.amount_fen) FROM payments_refund f"
    " WHERE f.state = 'done'), 0) FROM orders_order o WHERE o.paid_at IS NOT NULL AND o.id IN (SELECT oc.order_id"
    " FROM orders_ordercoupon oc JOIN coupons_couponrecord r ON r.id = oc.record_id WHERE r.coupon_id = %s)",
}


def by_hand(coupon: Coupon) -> dict[str, int]:
    with connection.cursor() as cursor:
        found = {}
        for name, question in _BY_HAND.items():
            cursor.execute(question, [coupon.pk])
            found[name] = int(cursor.fetchone()[0])
    return found


def test_the_funnel_is_what_the_rows_say() -> None:
    coupon = a_busy_campaign()

    funnel = funnels([coupon.pk], today=TODAY)[coupon.pk]

    assert {name: getattr(funnel, name) for name in _BY_HAND} == by_hand(coupon)
    assert funnel.claimed == funnel.unused + funnel.held + funnel.used + funnel.expired == 6
    assert (funnel.held, funnel.expired, funnel.by_code, funnel.orders) == (1, 1, 1, 3)
    # Three orders took 10 yuan off each.
    assert funnel.discount_fen == 3_000


def test_the_funnel_does_not_wait_for_the_job_that_marks_expired_coupons() -> None:
    coupon = a_busy_campaign()
    before = funnels([coupon.pk], today=TODAY)

    mark_expired(today=TODAY)

    assert funnels([coupon.pk], today=TODAY) == before


def test_a_campaign_that_nobody_noticed_has_noughts(operator: Api, django_assert_num_queries: Any) -> None:
    coupons = [a_coupon() for _ in range(12)]

    assert funnels([coupons[0].pk], today=TODAY) == {coupons[0].pk: Funnel()}
    with django_assert_num_queries(4):
        shown = operator.get("/ops/campaigns", page_size=50).json()["data"]
    assert shown["total"] == 12


def test_campaigns_are_found_by_name_and_stage(operator: Api) -> None:
    day = timedelta(days=1)
    a_coupon(name="正在进行")
    a_coupon(name="还没开始", open_date=TODAY + day, close_date=TODAY + 2 * day)
    a_coupon(name="已经结束", open_date=TODAY - 3 * day, close_date=TODAY - day)
    a_coupon(name="停止的", stopped_at=NOW)

    def names(**asked: str) -> list[str]:
        return [row["name"] for row in operator.get("/ops/campaigns", **asked).json()["data"]["items"]]

    assert names(stage="running") == ["正在进行"]
    assert names(stage="coming") == ["还没开始"]
    assert names(stage="over") == ["已经结束"]
    assert names(stage="stopped") == ["停止的"]
    assert names(q="结束") == ["已经结束"]


def test_codes_are_told_once_and_counted_afterwards(operator: Api) -> None:
    coupon = a_coupon(is_listed=False)
    path = f"/ops/campaigns/{coupon.pk}/codes"

    made = operator.post(path, {"label": "地铁传单", "number": 3}).json()["data"]
    api_of(an_account()).post("/me/coupons/redeem", {"code": made["codes"][0]})
    listed = operator.get(path)

    batch = listed.json()["data"]["items"][0]
    assert len(made["codes"]) == 3
    assert (batch["label"], batch["number"], batch["used"], batch["made_by"]) == (
        "地铁传单",
        3,
        1,
        "operator",
    )
    assert not [code for code in made["codes"] if code in listed.content.decode()]
    row = AuditEntry.objects.get(action="coupon.codes_made")
    assert not [code for code in made["codes"] if code in str(row.after)]


def test_news_goes_to_a_segment_and_to_nobody_twice(operator: Api) -> None:
    an_account("nami")
    body = {
        "segment": EVERYBODY,
        "title": "放假",
        "text": "国庆放假三天",
        "link": "/courses",
        "key": "holiday-2026",
    }

    dry = operator.post("/ops/announcements", body).json()["data"]
    assert (dry, Notification.objects.count()) == ({"is_done": False, "accounts": 2}, 0)
    for _ in range(2):
        operator.post("/ops/announcements", {**body, "dry_run": False})

    assert Notification.objects.filter(account__username="nami").count() == 1
    shown = api_of(Account.objects.get(username="nami")).get("/notifications").json()["data"]["items"][0]
    assert (shown["title"], shown["text"], shown["link"]) == ("学校通知", "放假：国庆放假三天", "/courses")
    assert AuditEntry.objects.filter(action="announcement.sent").count() == 2


@pytest.mark.parametrize(
    "link", ["//evil.example", "https://evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_news_leads_nowhere_else(operator: Api, link: str) -> None:
    body = {"segment": EVERYBODY, "title": "x", "text": "y", "link": link, "key": "holiday-2026"}

    assert operator.post("/ops/announcements", body).status_code == 422
