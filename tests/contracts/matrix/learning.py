"""Who may call what of learning."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.learning.models import CourseMaterial
from tests.contracts.matrix.row import Door, Parts, Row
from tests.factories.catalog import a_course
from tests.factories.lessons import a_document, a_timed_lesson, let_in
from tests.factories.membership import a_plan

DEVICE = "device-of-the-matrix"


def a_course_of(account: Account) -> Parts:
    course = a_course()
    let_in(account.pk, course)
    material = CourseMaterial.objects.create(
        course=course, name="讲义.pdf", path="none", content_type="application/pdf", size=1
    )
    return {
        "lesson_id": a_document(course).pk,
        "material_id": material.pk,
    }


def a_free_lesson(_account: Account) -> Parts:
    lesson = a_timed_lesson(a_course(), free=True)
    return {"lesson_id": lesson.pk, "course_id": lesson.chapter.course_id}


def a_plan_to_edit(_account: Account) -> Parts:
    return {"plan_id": a_plan().pk}


PLAN = {"name": "矩阵会员", "brief": "矩阵", "prices": [{"access_days": 30, "price_fen": 100}]}
NO_TICKET = {"ticket": "forged", "name": "index.m3u8"}

ROWS = [
    Row("GET /me/courses"),
    Row("GET /learning/home"),
    Row("GET /learning/courses"),
    Row("GET /learning/courses/{course_id}", Door.PUBLIC, given=a_free_lesson),
    Row("GET /learning/lessons/{lesson_id}", Door.PUBLIC, given=a_free_lesson),
    Row("POST /learning/lessons/{lesson_id}/play", Door.PUBLIC, body={"device": DEVICE}, given=a_free_lesson),
    # What a true ticket opens, and to whom, is in tests/learning/test_playing.py.
    Row("GET /learning/play/{ticket}/{name}", Door.PUBLIC, status=403, given=lambda _: NO_TICKET),
    Row("GET /learning/files/{ticket}", status=403, given=lambda _: NO_TICKET),
    Row("POST /learning/materials/{material_id}/link", given=a_course_of),
    Row(
        "POST /learning/lessons/{lesson_id}/progress",
        body={"played": [[0, 5]], "position": 5, "device": DEVICE},
        given=a_course_of,
    ),
    Row("POST /learning/lessons/{lesson_id}/done", given=a_course_of),
    Row("GET /membership", Door.PUBLIC),
    Row("GET /me/membership"),
    Row("GET /ops/membership/plans", Action.EDIT_PLANS),
    Row("POST /ops/membership/plans", Action.EDIT_PLANS, status=201, body=PLAN),
    Row("PUT /ops/membership/plans/{plan_id}", Action.EDIT_PLANS, body=PLAN, given=a_plan_to_edit),
]
