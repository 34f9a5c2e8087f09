"""What becomes of people in a degree: paused, graduated with a tier, out of time, late, copied, handed over."""

from datetime import datetime, timedelta

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.degrees.grades import Mark
from luffy.degrees.models import Approval, FollowUpTool, HomeworkReward
from luffy.degrees.services.approve import waive
from luffy.degrees.services.assign import assign
from luffy.degrees.services.follow_up import Talk, note_talk
from luffy.degrees.services.graduate import time_out
from luffy.degrees.services.pause import pause
from luffy.degrees.services.submit import Work
from luffy.demo.homework import STRICT, Student, enrolled


def load_fates(people: dict[str, Account], *, now: datetime) -> None:
    """Four more learners, each with a fate; the graduate changed her mentor on the way."""
    by = Actor("demo", people["operator"].pk)
    _rests(enrolled(people["resting"], people["mentor"], now, began=timedelta(days=26)))
    _graduates(
        enrolled(people["graduate"], people["mentor"], now, degree=STRICT, began=timedelta(days=90)),
        people,
        by,
    )
    late = enrolled(people["dropout"], people["mentor2"], now, began=timedelta(days=800))
    first = late.hands_in("猜数字", Work("先交一版。"), ago=timedelta(days=790))
    late.is_graded(first, Mark.B, "", ago=timedelta(days=789))
    time_out(late.enrolment.pk, now=now)
    _copies(enrolled(people["copycat"], people["mentor"], now, degree=STRICT, began=timedelta(days=40)), by)


def _rests(student: Student) -> None:
    """Handed in too late, talked to, and paused."""
    late = student.hands_in("猜数字", Work("迟交了，抱歉。"), ago=timedelta(days=9))
    student.is_graded(late, Mark.A, "做得不错，下次请按时交。", ago=timedelta(days=8))
    talk = Talk(FollowUpTool.PHONE, "最近加班，想休学两周。", (student.now - timedelta(days=1)).date())
    mentor = Actor("demo", student.mentor.pk)
    note_talk(student.enrolment, talk, by=mentor, now=student.now - timedelta(days=6))
    pause(
        enrolment_id=student.enrolment.pk,
        reason="项目上线，加班",
        by=Actor("demo", student.account.pk),
        now=student.now - timedelta(days=5),
    )


def _graduates(student: Student, people: dict[str, Account], by: Actor) -> None:
    """Everything in its time, within the best tier; the second half with another mentor."""
    assignments = student.enrolment.edition.assignments.order_by("module__order", "position")
    ago = timedelta(days=88)
    for place, title in enumerate(assignments.values_list("title", flat=True)):
        if place == len(assignments) // 2:
            assign(
                enrolment_id=student.enrolment.pk,
                mentor_id=people["mentor2"].pk,
                reason="原导师休假",
                by=by,
                now=student.now - ago,
            )
        done = student.hands_in(title, Work(f"《{title}》的全部内容。"), ago=ago)
        student.is_graded(done, Mark.A if place % 2 else Mark.A_PLUS, "", ago=ago - timedelta(hours=12))
        ago -= timedelta(days=4)


def _copies(student: Student, by: Actor) -> None:
    """Copied twice: one penalty was waived, the other waits for an operator."""
    titles = student.enrolment.edition.assignments.order_by("module__order", "position")
    for title, days_ago in zip(titles.values_list("title", flat=True), (36, 3), strict=False):
        done = student.hands_in(title, Work("和群里的一份一样。"), ago=timedelta(days=days_ago))
        student.is_graded(done, Mark.COPY, "与另一份提交相同。", ago=timedelta(days=days_ago - 1))
    waiting = HomeworkReward.objects.filter(
        record__enrolment=student.enrolment, approval=Approval.WAITING
    ).order_by("pk")
    if first := waiting.first():
        reason = "两人组队完成，已约谈"
        waive(reward_id=first.pk, reason=reason, by=by, now=student.now - timedelta(days=30))
