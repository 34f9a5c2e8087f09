"""Who may call what of degrees: penalties that wait, files of talks, what an edition asks for."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.core.calendar import day_of
from luffy.degrees.grades import Mark
from luffy.degrees.models import FollowUp, FollowUpFile, HomeworkReward, RewardRule
from luffy.degrees.services import editions
from tests.contracts.matrix.row import NOW, WHY, Parts, Row
from tests.factories.accounts import an_account
from tests.factories.degrees import OPERATOR, Student, a_programme, noon
from tests.factories.uploads import for_talk


def a_penalty(_account: Account) -> Parts:
    degree = a_programme()
    RewardRule.objects.create(degree_course=degree, cause="copy", percent=100, asks_above=0)
    editions.publish(degree_id=degree.pk, by=OPERATOR, now=noon(day_of(NOW)))
    student = Student(degree, began=day_of(NOW))
    student.open()
    student.graded("1-1", Mark.COPY, day=day_of(NOW))
    return {"penalty_id": HomeworkReward.objects.get(record__enrolment=student.enrolment).pk}


def a_talk_file(account: Account) -> Parts:
    """Not noted yet: hers alone, of which tests/degrees/test_talk_files.py tells."""
    return {"file_id": for_talk(account).pk}


def a_noted_file(account: Account) -> Parts:
    student = Student(a_programme(), account=an_account())
    talk = FollowUp.objects.create(enrolment=student.enrolment, author=account, record="聊过", created_at=NOW)
    file_id = for_talk(account).pk
    FollowUpFile.objects.filter(pk=file_id).update(follow_up=talk)
    return {"file_id": file_id}


def an_edition(_account: Account) -> Parts:
    return {"degree_id": a_programme().pk, "number": 1}


ROWS = [
    Row("GET /ops/teaching", Action.LEAD_TEACHING),
    Row("GET /ops/penalties", Action.LEAD_TEACHING),
    Row("POST /ops/penalties/{penalty_id}/approve", Action.LEAD_TEACHING, body=WHY, given=a_penalty),
    Row("POST /ops/penalties/{penalty_id}/waive", Action.LEAD_TEACHING, body=WHY, given=a_penalty),
    # That a file comes along is tested in tests/degrees/test_talk_files.py.
    Row("POST /mentor/uploads", Action.MENTOR, status=422),
    Row("DELETE /mentor/uploads/{file_id}", Action.MENTOR, given=a_talk_file),
    Row("GET /files/talks/{file_id}", Action.MENTOR, given=a_noted_file),
    Row("GET /ops/degrees/{degree_id}/editions/{number}/homework", Action.LEAD_TEACHING, given=an_edition),
]
