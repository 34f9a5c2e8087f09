"""What the demo school told its learner: some of it read, some not."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from luffy.accounts.models import Account
from luffy.core.calendar import day_of
from luffy.notify import reach
from luffy.notify.models import Channel, Kind, Notification
from luffy.notify.services import Note, mark_all_read, notify_all
from luffy.notify.texts import Value


class _Told(NamedTuple):
    kind: Kind
    params: dict[str, Value]
    link: str
    ago: timedelta


_READ_LONGER_AGO_THAN = timedelta(days=2)


def load_notifications(learner: Account, *, now: datetime) -> None:
    """Tell the learner, the oldest first."""
    for told in sorted(_told(day_of(now)), key=lambda told: -told.ago):
        note = Note(learner.pk, told.kind, told.params, told.link, key=f"demo:{told.kind}")
        notify_all([note], now=now - told.ago)
    # As if she had proved them; the demo's messages go into the worker's log.
    reach.keep(account_id=learner.pk, channel=Channel.SMS, address="13800138000", now=now)
    reach.keep(account_id=learner.pk, channel=Channel.WECHAT, address="demo-openid", now=now)
    older = Notification.objects.filter(account=learner, created_at__lt=now - _READ_LONGER_AGO_THAN)
    mark_all_read(account_id=learner.pk, newest_id=older.latest("id").pk, now=now - _READ_LONGER_AGO_THAN)


def _told(today: date) -> list[_Told]:
    homework: dict[str, Value] = {"module": "Python 编程基础", "homework": "命令行记账本"}
    return [
        _Told(
            Kind.DUE_SOON,
            {**homework, "homework": "网页爬虫", "due_date": today + timedelta(days=2)},
            "/me/courses",
            timedelta(hours=3),
        ),
        _Told(
            Kind.ACCESS_ENDING,
            {"product": "Django 网站开发实战", "end_date": today + timedelta(days=6)},
            "/me/courses",
            timedelta(hours=20),
        ),
        _Told(Kind.GRADED, {**homework, "grade": "A"}, "/me/courses", timedelta(days=1)),
        _Told(Kind.REWARD, {**homework, "amount_berries": 100}, "/me/berries", timedelta(days=3)),
        _Told(
            Kind.MODULE_OPENED,
            {"degree": "数据分析师", "module": "Python 编程基础"},
            "/me/courses",
            timedelta(days=9),
        ),
    ]
