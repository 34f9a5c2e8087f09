"""What learners and mentors are told of a degree: in the inbox, and by e-mail to who wants it."""

from datetime import timedelta

import pytest

from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.degrees.grades import Mark
from luffy.degrees.jobs import remind_learners
from luffy.degrees.models import FollowUpTool
from luffy.degrees.services import remind
from luffy.degrees.services.follow_up import Talk, note_talk
from luffy.notify import services
from luffy.notify.models import Delivery, Kind, Notification
from luffy.notify.services import Choice
from tests.factories.degrees import OPERATOR, Student, a_programme

pytestmark = pytest.mark.django_db

OF_LEARNERS = {Kind.MODULE_OPENED, Kind.DUE_SOON, Kind.OVERDUE, Kind.GRADED, Kind.REWARD}


def test_each_of_the_six_kinds_reaches_the_inbox_and_the_post():
    today = day_of(clock.now())
    student = Student(a_programme(homework=3, days=4), began=today - timedelta(days=9))
    for account, kinds in ((student.account, OF_LEARNERS), (student.mentor, {Kind.FOLLOW_UP})):
        account.email = f"{account.username}@example.com"
        account.save(update_fields=["email"])
        wanted = {kind: Choice(True, True) for kind in kinds}
        services.choose(account_id=account.pk, language="zh-hans", kinds=wanted)
    student.open()
    # Due five days ago, yesterday, and in three days: the third is soon from tomorrow on.
    student.graded("1-1", Mark.A, day=today - timedelta(days=6))
    talk = Talk(FollowUpTool.PHONE, "说好今天再聊", today)
    note_talk(student.enrolment, talk, by=OPERATOR, now=clock.now())

    remind_learners(0)
    remind.remind(now=clock.now() + timedelta(days=1))

    told = Notification.objects.filter(account=student.account)
    assert set(told.values_list("kind", flat=True)) == OF_LEARNERS
    [talk_due] = Notification.objects.filter(account=student.mentor)
    assert talk_due.kind == Kind.FOLLOW_UP
    posted = Delivery.objects.filter(notification__account__in=(student.account, student.mentor))
    assert set(posted.values_list("notification__kind", flat=True)) == {*OF_LEARNERS, Kind.FOLLOW_UP}


def test_who_failed_in_time_is_reminded_while_the_reward_can_still_be_had():
    student = Student(a_programme(days=4), began=day_of(clock.now()) - timedelta(days=3))
    student.open()
    student.graded("1-1", Mark.C, day=student.began + timedelta(days=1))
    told = Notification.objects.filter(account=student.account, kind=Kind.DUE_SOON)

    remind.remind(now=clock.now())
    note = told.get()
    assert note.params["homework"] == "1-1"
    student.graded("1-1", Mark.A, day=student.began + timedelta(days=3))
    note.delete()
    remind.remind(now=clock.now())

    assert not told.exists()
