"""Who may call what of catalog."""

from tests.contracts.matrix.row import Door, Row
from tests.factories.catalog import a_course, a_degree, a_teacher

ROWS = [
    # catalog: the same for everybody
    Row("GET /courses", Door.PUBLIC),
    Row("GET /courses/{course_id}", Door.PUBLIC, given=lambda _: {"course_id": a_course().pk}),
    Row("GET /degrees", Door.PUBLIC),
    Row("GET /degrees/{degree_id}", Door.PUBLIC, given=lambda _: {"degree_id": a_degree().pk}),
    Row("GET /teachers/{teacher_id}", Door.PUBLIC, given=lambda _: {"teacher_id": a_teacher(a_course()).pk}),
    Row("GET /categories", Door.PUBLIC),
]
