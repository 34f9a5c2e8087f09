"""Who may call what of catalog."""

from datetime import timedelta
from itertools import count

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.catalog.models import CourseCategory, CourseSubCategory
from tests.contracts.matrix.row import NOW, Door, Parts, Row
from tests.factories import editor
from tests.factories.catalog import a_course, a_degree, a_sub_category, a_teacher
from tests.factories.editor import an_edited_course, read

_numbers = count(1)
TEACHER = {"name": "罗宾", "title": "考古学家", "brief": "读历史正文"}
EDIT = Action.EDIT_CATALOGUE


def edited(_account: Account) -> Parts:
    course = an_edited_course(f"矩阵课程 {next(_numbers)}")
    content, digest = read(course)
    return {"course_id": course.pk, "number": 1, "digest": digest, "content": content.stored()}


def place(_account: Account) -> Parts:
    number = next(_numbers)
    category = CourseCategory.objects.create(name=f"矩阵大类 {number}")
    empty = CourseCategory.objects.create(name=f"空大类 {number}")
    sub = CourseSubCategory.objects.create(category=category, name=f"矩阵子类 {number}")
    return {
        "category_id": empty.pk,
        "parent_id": category.pk,
        "sub_category_id": sub.pk,
        "name": f"新名 {number}",
        "teacher_id": editor.a_teacher().pk,
        "in_sub_category": a_sub_category().pk,
    }


SUB = {"name": "{name}", "category_id": "{parent_id}"}
ROWS = [
    # catalog: the same for everybody
    Row("GET /courses", Door.PUBLIC),
    Row("GET /courses/{course_id}", Door.PUBLIC, given=lambda _: {"course_id": a_course().pk}),
    Row("GET /degrees", Door.PUBLIC),
    Row("GET /degrees/{degree_id}", Door.PUBLIC, given=lambda _: {"degree_id": a_degree().pk}),
    Row("GET /teachers/{teacher_id}", Door.PUBLIC, given=lambda _: {"teacher_id": a_teacher(a_course()).pk}),
    Row("GET /categories", Door.PUBLIC),
    # its editors
    Row("GET /ops/courses", EDIT),
    Row("GET /ops/degrees", EDIT),
    Row(
        "POST /ops/courses",
        EDIT,
        201,
        body={"name": "{name}", "sub_category_id": "{in_sub_category}"},
        given=place,
    ),
    Row("GET /ops/courses/{course_id}", EDIT, given=edited),
    Row(
        "PUT /ops/courses/{course_id}",
        EDIT,
        body={"digest": "{digest}", "content": "{content}"},
        given=edited,
    ),
    Row("GET /ops/courses/{course_id}/preview", EDIT, given=edited),
    Row("POST /ops/courses/{course_id}/duplicate", EDIT, 201, body={}, given=edited),
    Row("POST /ops/courses/{course_id}/publish", EDIT, given=edited),
    Row("POST /ops/courses/{course_id}/announce", EDIT, given=edited),
    Row("POST /ops/courses/{course_id}/take-off", EDIT, given=edited),
    Row(
        "PUT /ops/courses/{course_id}/plan",
        EDIT,
        body={"on_at": (NOW + timedelta(days=400)).isoformat()},
        given=edited,
    ),
    Row("GET /ops/courses/{course_id}/versions", EDIT, given=edited),
    Row("GET /ops/courses/{course_id}/versions/{number}", EDIT, given=edited),
    Row(
        "POST /ops/courses/{course_id}/versions/{number}/restore",
        EDIT,
        body={"digest": "{digest}"},
        given=edited,
    ),
    Row("GET /ops/categories", EDIT),
    Row("POST /ops/categories", EDIT, 201, body={"name": "{name}"}, given=place),
    Row("PUT /ops/categories/{category_id}", EDIT, body={"name": "{name}"}, given=place),
    Row("DELETE /ops/categories/{category_id}", EDIT, given=place),
    Row("POST /ops/sub-categories", EDIT, 201, body=SUB, given=place),
    Row("PUT /ops/sub-categories/{sub_category_id}", EDIT, body=SUB, given=place),
    Row("DELETE /ops/sub-categories/{sub_category_id}", EDIT, given=place),
    Row("GET /ops/teachers", EDIT),
    Row("POST /ops/teachers", EDIT, 201, body=TEACHER),
    Row("PUT /ops/teachers/{teacher_id}", EDIT, body=TEACHER, given=place),
]
