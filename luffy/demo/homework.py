"""A programme under way: homework in every state, an appeal, two hand-ins that look alike. By the real services."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.catalog.models import DegreeCourse, PricePolicy
from luffy.core.money import Berries
from luffy.degrees.grades import Mark
from luffy.degrees.models import EnrolledDegreeCourse, Homework, HomeworkType, RewardRule
from luffy.degrees.rule import Cause
from luffy.degrees.services import editions
from luffy.degrees.services.appeal import appeal
from luffy.degrees.services.form import Answers, submit
from luffy.degrees.services.form import Work as Job
from luffy.degrees.services.grade import Verdict, grade
from luffy.degrees.services.likeness import look
from luffy.degrees.services.submit import Work
from luffy.degrees.services.submit import submit as hand_in
from luffy.degrees.services.upload import keep
from luffy.demo.catalogue import DEMO
from luffy.demo.content import content
from luffy.orders import settlement
from luffy.orders.assessment import ChosenItem
from luffy.orders.services.place import PlaceOrder, place
from luffy.wallet.services import Gift, grant

_DEGREE, _BEGAN = "Python 全栈工程师", timedelta(days=30)
STRICT = "数据分析师"
_CODE = "import random\n\nanswer = random.randint(1, 100)\nwhile (guess := int(input())) != answer:\n    print(guess)\n"
_LOGS = (
    "先一行一行地读日志，不把它整个放进内存；每读一行就取出地址、小时和耗时。每小时的请求数用字典来数，最慢的十个地址用大小为十的堆，"
    "所以一共只遍历一次，时间是 O(n log 10)，内存只和地址的个数有关。十万行在我的电脑上用了不到一秒。"
)


def load_homework(*, now: datetime) -> None:
    """Write the homework of both degrees and publish them."""
    for degree_name, modules in content("homework").items():
        degree = DegreeCourse.objects.get(name=degree_name)
        for module_name, rows in modules.items():
            _module(degree, module_name, rows)
        if degree_name == STRICT:
            # Copying costs much: an operator has a look at it first.
            RewardRule.objects.create(degree_course=degree, cause=Cause.COPY, percent=100, asks_above=100)
        editions.publish(degree_id=degree.pk, by=DEMO, now=now - _BEGAN - timedelta(days=10))


def _module(degree: DegreeCourse, name: str, rows: list[list[Any]]) -> None:
    module = degree.modules.get(name=name)
    Homework.objects.bulk_create(
        Homework(
            module=module,
            chapter=module.coursechapters.get(name=chapter),
            title=title,
            order=place * 10,
            homework_type=HomeworkType.MODULE_EXAM if place == len(rows) else HomeworkType.ASSIGNMENT,
            recommend_period=days,
            scholarship_value=value,
            requirement=requirement,
            threshold=threshold,
        )
        for place, (chapter, title, days, value, requirement, threshold) in enumerate(rows, start=1)
    )


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody in the programme; days are told from today, as for everything in the demo."""

    account: Account
    mentor: Account
    enrolment: EnrolledDegreeCourse
    now: datetime

    def hands_in(self, title: str, work: Work, *, ago: timedelta) -> int:
        assignment = self.enrolment.edition.assignments.get(title=title)
        made = hand_in(
            enrolment_id=self.enrolment.pk, assignment_id=assignment.pk, work=work, now=self.now - ago
        )
        look(made.pk)
        return made.pk

    def is_graded(self, submission_id: int, mark: Mark, comment: str, *, ago: timedelta) -> None:
        by = Actor("demo", self.mentor.pk)
        grade(submission_id=submission_id, verdict=Verdict(mark, comment), by=by, now=self.now - ago)


def load_students(people: dict[str, Account], *, now: datetime) -> None:
    """Two of them, a month into it, with the same mentor."""
    student, classmate = (enrolled(people[name], people["mentor"], now) for name in ("student", "classmate"))
    file = keep(
        account_id=student.account.pk,
        upload=SimpleUploadedFile("guess.py", _CODE.encode()),
        now=now - timedelta(days=24),
    )
    first = student.hands_in(
        "猜数字", Work("见附件，按输入分了五种情况来测。", file_ids=[file.pk]), ago=timedelta(days=24)
    )
    student.is_graded(first, Mark.A_PLUS, "测试写得很用心。", ago=timedelta(days=23))
    again = student.hands_in("命令行记账本", Work("第一版，金额用小数。"), ago=timedelta(days=16))
    student.is_graded(again, Mark.C, "金额请用整数分，再交一次。", ago=timedelta(days=15))
    again = student.hands_in(
        "命令行记账本",
        Work("改成了整数分。", "https://git.example.com/student/ledger"),
        ago=timedelta(days=14),
    )
    student.is_graded(again, Mark.B_PLUS, "清楚多了。", ago=timedelta(days=13))
    late = student.hands_in("通讯录", Work("只写了增和删。"), ago=timedelta(days=5))
    student.is_graded(late, Mark.D, "缺少一半功能，也没有说明。", ago=timedelta(days=4))
    _appeal(student, "通讯录", "题目里改和查是选做，请再看一下。", ago=timedelta(days=3))
    student.hands_in("日志统计", Work(_LOGS), ago=timedelta(hours=20))
    first = classmate.hands_in("猜数字", Work("用二分法的思路提示玩家。"), ago=timedelta(days=22))
    classmate.is_graded(first, Mark.B, "", ago=timedelta(days=21))
    classmate.hands_in("日志统计", Work(_LOGS.replace("我的电脑", "宿舍电脑")), ago=timedelta(hours=6))


def enrolled(
    account: Account, mentor: Account, now: datetime, *, degree: str = _DEGREE, began: timedelta = _BEGAN
) -> Student:
    """She buys the degree with berries that she was given, fills in the form, and begins."""
    at = now - began
    policy = PricePolicy.objects.select_related("product").filter(product__degree__name=degree).latest("pk")
    gift = Gift(Berries(10_000), key=f"demo:{account.username}", reason="奖学金名额")
    grant(owner_id=account.pk, gift=gift, by=DEMO, now=at)
    item = ChosenItem(policy.product.key, policy.pk)
    seen = settlement.begin(account_id=account.pk, items=[item], is_from_cart=False, now=now)
    settlement.spend_berries(account_id=account.pk, berries=seen.spendable, now=now)
    request = PlaceOrder(
        payment_method=None, expected_payable_fen=0, idempotency_key=f"demo:{account.username}"
    )
    place(account_id=account.pk, request=request, now=at)
    enrolment = EnrolledDegreeCourse.objects.get(account=account)
    answers = Answers(
        Job("草帽科技", "运维工程师", 9_000), 2, 1, mentor.username, "想转做开发", "有导师", "换一份工作", ""
    )
    submit(enrolment_id=enrolment.pk, answers=answers, open_module=True, by=Actor("demo", account.pk), now=at)
    enrolment.refresh_from_db()
    return Student(account, mentor, enrolment, now)


def _appeal(student: Student, title: str, reason: str, *, ago: timedelta) -> None:
    appeal(
        enrolment_id=student.enrolment.pk,
        assignment_id=student.enrolment.edition.assignments.get(title=title).pk,
        reason=reason,
        by=Actor("demo", student.account.pk),
        now=student.now - ago,
    )
