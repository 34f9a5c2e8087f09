"""What people say: reviews that are recommended, reported and hidden, questions in every state, notes."""

from datetime import datetime, timedelta

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.accounts.votes import Ballot
from luffy.catalog.models import Course, CourseSection
from luffy.demo.catalogue import DEMO
from luffy.demo.orders import Wish, order
from luffy.discussions import services as discussions
from luffy.discussions.services import Noted
from luffy.moderation.kinds import target_of
from luffy.moderation.models import Reason
from luffy.moderation.services import Decision, decide, report
from luffy.reviews import services as reviews
from luffy.reviews.services import Said

_FREE = "编程第一课：用 Python 认识计算机"
_BOUGHT = "SQL 数据分析实战"
_SAID = {
    "learner": Said(5, 5, 5, "第一次觉得编程不难。每节课后都有小练习，做完就知道自己懂没懂。"),
    "student": Said(4, 5, 4, "内容很实用，讲得也清楚；希望后面几节的例子再多一些。"),
    "classmate": Said(1, 1, 1, "加我微信，低价代学各种课程。"),
    "lecturer": Said(3, 4, 4, "适合完全没有基础的人，有经验的可以跳过前两节。"),
}


def load_talk(people: dict[str, Account], *, now: datetime) -> None:
    """Reviews of two courses, and what is asked and noted in one of them."""
    operator = Actor("demo", people["operator"].pk)
    for name in ("student", "classmate", "lecturer"):
        order(people[name], now, Wish(_FREE, 360), at=now - timedelta(days=9))
    _reviews(people, operator, now)
    section = CourseSection.objects.filter(chapter__course__name=_FREE).order_by("chapter__chapter", "order")[
        0
    ]
    _questions(people, section, operator, now)
    for seconds, text in (
        (0, "先看一遍，再跟着敲。"),
        (8, "`print` 会自己换行"),
        (19, "变量名要**说清楚**它是什么"),
    ):
        noted = Noted(text, seconds)
        discussions.note(
            account=people["learner"], section_id=section.pk, noted=noted, now=now - timedelta(days=3)
        )


def _reviews(people: dict[str, Account], operator: Actor, now: datetime) -> None:
    free = Course.objects.get(name=_FREE)
    at = now - timedelta(days=5)
    made = {
        name: reviews.write(account=people[name], course_id=free.pk, said=said, now=at)
        for name, said in _SAID.items()
    }
    bought = Course.objects.get(name=_BOUGHT)
    words = Said(5, 4, 5, "窗口函数那一章值回票价。")
    reviews.write(account=people["learner"], course_id=bought.pk, said=words, now=at)
    reviews.recommend(review_id=made["learner"].pk, is_recommend=True, by=DEMO, now=at)
    for voter, review, ballot in (
        ("student", "learner", Ballot.AGREE),
        ("lecturer", "learner", Ballot.AGREE),
        ("learner", "student", Ballot.AGREE),
        ("student", "lecturer", Ballot.DISAGREE),
    ):
        reviews.vote(account_id=people[voter].pk, review_id=made[review].pk, value=ballot, now=at)
    advert = target_of(reviews.COURSE_REVIEW, made["classmate"].pk)
    report(target=advert, account_id=people["learner"].pk, reason=Reason.SPAM, note="", now=at)
    decide(target=advert, decision=Decision.HIDE, reason="广告", by=operator, now=at + timedelta(hours=2))
    doubtful = target_of(reviews.COURSE_REVIEW, made["lecturer"].pk)
    report(
        target=doubtful, account_id=people["student"].pk, reason=Reason.OTHER, note="讲师评自家的课", now=at
    )


def _questions(people: dict[str, Account], section: CourseSection, operator: Actor, now: datetime) -> None:
    def asked(name: str, title: str, text: str, *, days_ago: int) -> int:
        at = now - timedelta(days=days_ago)
        account = people[name]
        return discussions.ask(account=account, section_id=section.pk, title=title, text=text, now=at).pk

    def kept(question_id: int) -> int:
        target = target_of(discussions.QUESTION, question_id)
        decide(
            target=target, decision=Decision.KEEP, reason="正常提问", by=operator, now=now - timedelta(days=4)
        )
        return question_id

    solved = asked("learner", "`=` 和 `==` 有什么区别？", "写成 `if x = 1:` 就报错了。", days_ago=5)
    at = now - timedelta(days=3)
    helpful = discussions.answer(
        account=people["mentor"],
        question_id=solved,
        text="`=` 是**赋值**，`==` 是**比较**：\n\n```python\nx = 1\nif x == 1:\n    print('一样')\n```",
        now=at,
    )
    discussions.accept(account=people["learner"], question_id=solved, answer_id=helpful.pk, now=at)
    discussions.vote_on_answer(account=people["student"], answer_id=helpful.pk, value=Ballot.AGREE, now=at)
    discussed = kept(asked("student", "用哪个编辑器好？", "看到有人用 VS Code，有人用 PyCharm。", days_ago=5))
    discussions.answer(
        account=people["lecturer"], question_id=discussed, text="先用哪个都行，别换来换去。", now=at
    )
    discussions.watch(account=people["learner"], question_id=discussed, wants=True, now=at)
    asked("learner", "课程的代码在哪里下载？", "第二节提到了一个压缩包。", days_ago=1)
    # Waits for operators: a newcomer's first text.
    asked("classmate", "手机上能学吗？", "我只有手机。", days_ago=1)
