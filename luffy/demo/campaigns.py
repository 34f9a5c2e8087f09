"""What marketing did: a campaign that runs, with codes of which one is used up and one is half used, one that was
stopped, and a course that was opened to two people for a reason.
"""

from datetime import datetime, timedelta

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.campaigns.grants import Gift, give
from luffy.campaigns.segments import Segment, Who, accounts_of
from luffy.campaigns.services import Plan, begin, ids_of, stop
from luffy.catalog.models import Course, CourseType, SaleStatus
from luffy.core.calendar import day_of
from luffy.coupons.codes import make_codes, redeem
from luffy.coupons.issuing import issue
from luffy.coupons.models import CouponType

_GRANT_DAYS = 180


def load_campaigns(people: dict[str, Account], *, now: datetime) -> None:
    by = Actor("demo", people["operator"].pk)
    _running(people, by, now - timedelta(days=3), now)
    _stopped(by, now - timedelta(days=6), now)
    course = Course.objects.filter(status=SaleStatus.ON_SALE, course_type=CourseType.PAID).latest("id")
    gift = Gift(course.pk, _GRANT_DAYS, "教学点合作，共建学员免费学习")
    lead = Actor("demo", people["lead"].pk)
    give([people["classmate"].pk, people["student"].pk], gift, by=lead, now=now - timedelta(days=1))


def _running(people: dict[str, Account], by: Actor, begun: datetime, now: datetime) -> None:
    """Shared by codes: one for a single person, one for three, and eight that nobody has used."""
    coupon = begin(_plan("校园大使专享券", 5_000, begun), by=by, now=begun)
    _batch, (alone,) = make_codes(coupon.pk, label="大使本人", number=1, uses_each=1, by=by, now=begun)
    _batch, (shared, *_unused) = make_codes(
        coupon.pk, label="宿舍分享", number=9, uses_each=3, by=by, now=begun
    )
    for name, code in (("classmate", alone), ("student", shared), ("member", shared)):
        redeem(code=code, account_id=people[name].pk, address="127.0.0.1", now=now - timedelta(days=1))


def _stopped(by: Actor, begun: datetime, now: datetime) -> None:
    """Given to the members of that day, and stopped because its terms were a mistake."""
    coupon = begin(_plan("会员回馈券", 20_000, begun), by=by, now=begun)
    members = ids_of(accounts_of(Segment(Who.MEMBERS), today=day_of(begun)))
    issue(coupon.pk, members, reason="会员回馈", by=by, now=begun)
    stop(coupon.pk, reason="面额填错，重新发放", by=by, now=now - timedelta(days=5))


def _plan(name: str, money_fen: int, begun: datetime) -> Plan:
    today = day_of(begun)
    return Plan(
        name=name,
        brief="",
        product="",
        coupon_type=CouponType.FIXED,
        money_fen=money_fen,
        off_percent=None,
        minimum_fen=0,
        quantity=100,
        per_account=1,
        open_date=today,
        close_date=today + timedelta(days=30),
        valid_begin_date=None,
        valid_end_date=None,
        coupon_valid_days=30,
        is_listed=False,
    )
