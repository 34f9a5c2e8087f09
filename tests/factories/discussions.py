"""A lesson with people who talk about it, for tests."""

from datetime import UTC, datetime

from luffy.accounts.models import Account
from luffy.catalog.models import CourseSection
from luffy.discussions.models import Answer, Question
from luffy.discussions.services import answer, ask
from luffy.moderation.models import Case, CaseState, Cause
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.reviews import a_purchase

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
NOBODYS_COMMENT = 10**15


def a_known_learner(
    section: CourseSection, *, now: datetime = NOW, account: Account | None = None
) -> Account:
    """Has access, and wrote something before that operators let stand."""
    account = account or an_account()
    a_purchase(account, section.chapter.course, now=now)
    decided = {"opened_at": now, "decided_at": now, "decided_by": account, "state": CaseState.KEPT}
    Case.objects.get_or_create(
        target=f"comment:{NOBODYS_COMMENT + account.pk}",
        defaults={"kind": "comment", "author": account, "cause": Cause.FIRST_TEXTS, **decided},
    )
    return account


def a_question(
    account: Account | None = None, section: CourseSection | None = None, *, now: datetime = NOW
) -> Question:
    section = section or a_lesson(a_course())
    asker = a_known_learner(section, now=now, account=account)
    return ask(account=asker, section_id=section.pk, title="为什么?", text="看不懂 `a`", now=now)


def an_answer(
    account: Account | None = None, question: Question | None = None, *, now: datetime = NOW
) -> Answer:
    question = question or a_question(now=now)
    writer = a_known_learner(question.section, now=now, account=account)
    return answer(account=writer, question_id=question.pk, text="因为 **这样**", now=now)
