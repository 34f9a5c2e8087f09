"""A mentor's workbench: what waits for a grade, her students, talks, remarks kept at hand, her statement."""

from calendar import monthrange
from datetime import date
from typing import Annotated, Any

from django.db.models import Q
from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.degrees.errors import (
    EnrolmentCannotMove,
    EnrolmentNotFound,
    EnrolmentOver,
    FormMissing,
    ModuleCannotMove,
    ModuleOfAnotherDegree,
    SnippetExists,
    SnippetNotFound,
    TooManySnippets,
    UploadNotFound,
)
from luffy.degrees.models import ACTIVE, CommentSnippet, FollowUp, FollowUpTool
from luffy.degrees.queries import dashboard, mentor
from luffy.degrees.schemas import DashboardOut, WhyIn
from luffy.degrees.schemas_mentor import (
    AskedQueue,
    AskedStatement,
    AskedStudents,
    FollowUpIn,
    FollowUpOut,
    MyStudentOut,
    QueueRowOut,
    SnippetIn,
    SnippetOut,
    StatementOut,
    StudentFormOut,
    StudentOut,
)
from luffy.degrees.services import follow_up, form, modules
from luffy.degrees.shapes import follow_up_shape, form_shape, statement_shape

router = Router(tags=["mentoring"], auth=allowed_to(Action.MENTOR))
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]
STUDENT = "/mentor/students/{enrolment_id}"


@router.get("/mentor/queue", response=answers(Page[QueueRowOut], NotAllowed))
def grading_queue(request: HttpRequest, asked: Query[AskedQueue], page: Query[PageQuery]) -> dict[str, Any]:
    """What waits for a grade, by the time that was promised; operators see everybody's."""
    now = clock.now()
    found = page_of(mentor.queue(caller(request), asked.name, now=now), page)
    return ok({**found, "items": [mentor.queue_row(row, now=now) for row in found["items"]]})


@router.get("/mentor/students", response=answers(Page[StudentOut], NotAllowed))
def my_students(request: HttpRequest, asked: Query[AskedStudents], page: Query[PageQuery]) -> dict[str, Any]:
    """My students, with who needs me and why; operators see everybody's."""
    rows = mentor.with_progress(mentor.students_of(caller(request)))
    if not asked.all:
        rows = rows.filter(study_status__in=ACTIVE)
    if asked.q:
        rows = rows.filter(
            Q(account__username__icontains=asked.q) | Q(degree_course__name__icontains=asked.q)
        )
    found = page_of(rows, page)
    return ok({**found, "items": mentor.student_rows(found["items"], now=clock.now())})


@router.get(STUDENT, response=answers(MyStudentOut, NotAllowed, EnrolmentNotFound))
def my_student(request: HttpRequest, enrolment_id: IdPath) -> dict[str, Any]:
    """One student's degree, as she sees it herself, with who she is and whether she needs me."""
    account, now = caller(request), clock.now()
    enrolment = mentor.student_of(account, enrolment_id)
    rows = mentor.with_progress(mentor.students_of(account)).filter(pk=enrolment.pk)
    [about] = mentor.student_rows(list(rows), now=now)
    return ok({**dashboard.dashboard(enrolment, now=now).model_dump(), "about": about})


@router.get(f"{STUDENT}/form", response=answers(StudentFormOut, NotAllowed, EnrolmentNotFound, FormMissing))
def students_form(request: HttpRequest, enrolment_id: IdPath) -> dict[str, Any]:
    """What my student told when she began; work and pay for operators alone. Each look is written down."""
    account = caller(request)
    enrolment, sees_work = mentor.student_of(account, enrolment_id), mentor.sees_everybody(account)
    seen = form.look(enrolment, sees_work=sees_work, by=visit(request).by(account.pk), now=clock.now())
    return ok({**form_shape(seen, sees_work=sees_work).model_dump(), "hides_work": not sees_work})


@router.post(
    f"{STUDENT}/modules/{{module_id}}/open",
    response=answers(
        DashboardOut,
        NotAllowed,
        EnrolmentNotFound,
        EnrolmentCannotMove,
        EnrolmentOver,
        ModuleCannotMove,
        ModuleOfAnotherDegree,
    ),
)
def open_for_student(
    request: HttpRequest, enrolment_id: IdPath, module_id: IdPath, body: WhyIn
) -> dict[str, Any]:
    """Open a module for my student out of turn."""
    account, now = caller(request), clock.now()
    enrolment = mentor.student_of(account, enrolment_id)
    modules.open_module(
        enrolment_id=enrolment.pk,
        module_id=module_id,
        reason=body.reason,
        by=visit(request).by(account.pk),
        now=now,
    )
    return ok(dashboard.dashboard(mentor.student_of(account, enrolment_id), now=now))


@router.get(f"{STUDENT}/follow-ups", response=answers(Page[FollowUpOut], NotAllowed, EnrolmentNotFound))
def talks_with(request: HttpRequest, enrolment_id: IdPath, page: Query[PageQuery]) -> dict[str, Any]:
    """What was talked about with this student, newest first."""
    enrolment = mentor.student_of(caller(request), enrolment_id)
    rows = FollowUp.objects.filter(enrolment=enrolment).order_by("-pk")
    rows = rows.select_related("enrolment__account", "enrolment__degree_course", "author")
    found = page_of(rows.prefetch_related("files"), page)
    return ok({**found, "items": [follow_up_shape(row) for row in found["items"]]})


@router.post(
    f"{STUDENT}/follow-ups",
    response=answers(FollowUpOut, NotAllowed, EnrolmentNotFound, UploadNotFound, status=201),
)
def note_talk(request: HttpRequest, enrolment_id: IdPath, body: FollowUpIn) -> tuple[int, dict[str, Any]]:
    """Write down a talk and when to talk again. Students never see it."""
    account = caller(request)
    enrolment = mentor.student_of(account, enrolment_id)
    talk = follow_up.Talk(FollowUpTool[body.tool.upper()], body.record, body.next_date, body.file_ids)
    by = visit(request).by(account.pk)
    return 201, ok(follow_up_shape(follow_up.note_talk(enrolment, talk, by=by, now=clock.now())))


@router.get("/mentor/follow-ups", response=answers(Page[FollowUpOut], NotAllowed))
def talks_due(request: HttpRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """Students I wanted to talk to by today and did not, the longest ago first."""
    found = page_of(mentor.follow_ups_due(caller(request), today=day_of(clock.now())), page)
    return ok({**found, "items": [follow_up_shape(row) for row in found["items"]]})


@router.get("/mentor/snippets", response=answers(Page[SnippetOut], NotAllowed))
def my_snippets(request: HttpRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """Remarks that I write often."""
    rows = CommentSnippet.objects.filter(mentor=caller(request)).order_by("title")
    return ok(page_of(rows.values("id", "title", "text"), page))


@router.post(
    "/mentor/snippets", response=answers(SnippetOut, NotAllowed, SnippetExists, TooManySnippets, status=201)
)
def add_snippet(request: HttpRequest, body: SnippetIn) -> tuple[int, dict[str, Any]]:
    """Keep a remark."""
    return 201, ok(
        follow_up.save_snippet(mentor_id=caller(request).pk, title=body.title, text=body.text).as_dict()
    )


@router.put(
    "/mentor/snippets/{snippet_id}", response=answers(SnippetOut, NotAllowed, SnippetNotFound, SnippetExists)
)
def change_snippet(request: HttpRequest, snippet_id: IdPath, body: SnippetIn) -> dict[str, Any]:
    """Change a remark."""
    changed = follow_up.save_snippet(
        mentor_id=caller(request).pk, title=body.title, text=body.text, snippet_id=snippet_id
    )
    return ok(changed.as_dict())


@router.delete("/mentor/snippets/{snippet_id}", response=answers(None, NotAllowed, SnippetNotFound))
def drop_snippet(request: HttpRequest, snippet_id: IdPath) -> dict[str, Any]:
    """Throw a remark away."""
    follow_up.own_snippet(caller(request).pk, snippet_id).delete()
    return ok(None)


@router.get("/mentor/statement", response=answers(StatementOut, NotAllowed))
def my_statement(
    request: HttpRequest, asked: Query[AskedStatement], page: Query[PageQuery]
) -> dict[str, Any]:
    """My fees in one month, line by line; what was paid equals what the ledger says came into my wallet."""
    today = day_of(clock.now())
    year, month = map(int, asked.month.split("-")) if asked.month else (today.year, today.month)
    days = (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return ok(statement_shape(caller(request).pk, days, page))
