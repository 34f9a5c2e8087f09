"""What operators do about degrees: who looks after whom, days, modules, editions, holidays."""

from dataclasses import asdict
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.audit import Actor
from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.catalog.errors import DegreeNotFound
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.degrees.errors import (
    EditionNotFound,
    EnrolmentCannotMove,
    EnrolmentNotFound,
    EnrolmentOver,
    HolidayNotFound,
    HomeworkNotFound,
    ModuleCannotMove,
    ModuleOfAnotherDegree,
    NotAMentor,
    PausedTooLong,
    PromisesTooMuch,
)
from luffy.degrees.models import Holiday, HomeworkType
from luffy.degrees.queries import dashboard, ops, teaching
from luffy.degrees.schemas import DashboardOut, WhyIn
from luffy.degrees.schemas_ops import (
    AskedEnrolments,
    AssignIn,
    EditionDifferenceOut,
    EditionHomeworkOut,
    EditionIn,
    EditionOut,
    ExtendIn,
    HolidayIn,
    HolidayOut,
    OpsEnrolmentOut,
    SwitchIn,
    TeachingOut,
)
from luffy.degrees.services import assign, editions, modules, move_edition, pause, rearrange

router = Router(tags=["degrees"], auth=allowed_to(Action.LEAD_TEACHING))
EnrolmentPath = Annotated[int, Path(ge=1, le=MAX_ID)]
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]
NumberPath = Annotated[int, Path(ge=1, le=32_767)]
ENROLMENT = "/ops/degrees/enrolments/{enrolment_id}"


def _by(request: HttpRequest) -> Actor:
    return visit(request).by(caller(request).pk)


def _shown(enrolment_id: int) -> dict[str, Any]:
    return ok(dashboard.dashboard(ops.enrolment(enrolment_id), now=clock.now()))


@router.get("/ops/teaching", response=answers(TeachingOut, NotAllowed))
def show_teaching(request: HttpRequest) -> dict[str, Any]:
    """How many rows wait in each list of the teaching lead's."""
    return ok(teaching.teaching(caller(request), now=clock.now()))


@router.get("/ops/degrees/enrolments", response=answers(Page[OpsEnrolmentOut], NotAllowed))
def list_enrolments(
    request: HttpRequest, asked: Query[AskedEnrolments], page: Query[PageQuery]
) -> dict[str, Any]:
    """Who studies what, newest first; `q` is a part of the account's or the degree's name."""
    del request
    found = page_of(ops.enrolments(q=asked.q, status=asked.status, unassigned=asked.unassigned), page)
    return ok({**found, "items": [ops.enrolment_shape(row) for row in found["items"]]})


@router.get(ENROLMENT, response=answers(DashboardOut, NotAllowed, EnrolmentNotFound))
def show_enrolment(request: HttpRequest, enrolment_id: EnrolmentPath) -> dict[str, Any]:
    """What the learner sees of it."""
    del request
    return _shown(enrolment_id)


@router.post(f"{ENROLMENT}/assign", response=answers(DashboardOut, NotAllowed, EnrolmentNotFound, NotAMentor))
def assign_mentor(request: HttpRequest, enrolment_id: EnrolmentPath, body: AssignIn) -> dict[str, Any]:
    """Give the student a mentor, by name or, without one, whoever has the fewest students."""
    assign.assign_named(
        enrolment_id=enrolment_id,
        username=body.mentor,
        reason=body.reason,
        by=_by(request),
        now=clock.now(),
    )
    return _shown(enrolment_id)


@router.post(
    f"{ENROLMENT}/modules/{{module_id}}/open",
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
def open_module(
    request: HttpRequest, enrolment_id: EnrolmentPath, module_id: IdPath, body: WhyIn
) -> dict[str, Any]:
    """Open a module out of turn."""
    modules.open_module(
        enrolment_id=enrolment_id,
        module_id=module_id,
        reason=body.reason,
        by=_by(request),
        now=clock.now(),
    )
    return _shown(enrolment_id)


@router.post(
    f"{ENROLMENT}/modules/{{module_id}}/complete",
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
def complete_module(
    request: HttpRequest, enrolment_id: EnrolmentPath, module_id: IdPath, body: WhyIn
) -> dict[str, Any]:
    """Complete an open module that asks for no homework; the next one opens, the last one graduates."""
    modules.complete_module(
        enrolment_id=enrolment_id,
        module_id=module_id,
        reason=body.reason,
        by=_by(request),
        now=clock.now(),
    )
    return _shown(enrolment_id)


@router.post(
    f"{ENROLMENT}/extend", response=answers(DashboardOut, NotAllowed, EnrolmentNotFound, EnrolmentCannotMove)
)
def extend(request: HttpRequest, enrolment_id: EnrolmentPath, body: ExtendIn) -> dict[str, Any]:
    """Give more days: the end, and whatever is due from today on."""
    pause.extend(
        enrolment_id=enrolment_id, days=body.days, reason=body.reason, by=_by(request), now=clock.now()
    )
    return _shown(enrolment_id)


@router.post(
    f"{ENROLMENT}/pause",
    response=answers(
        DashboardOut, NotAllowed, EnrolmentNotFound, EnrolmentCannotMove, EnrolmentOver, PausedTooLong
    ),
)
def pause_student(request: HttpRequest, enrolment_id: EnrolmentPath, body: WhyIn) -> dict[str, Any]:
    """Stop the clock for the student."""
    pause.pause(enrolment_id=enrolment_id, reason=body.reason, by=_by(request), now=clock.now())
    return _shown(enrolment_id)


@router.post(
    f"{ENROLMENT}/resume", response=answers(DashboardOut, NotAllowed, EnrolmentNotFound, EnrolmentCannotMove)
)
def resume_student(request: HttpRequest, enrolment_id: EnrolmentPath) -> dict[str, Any]:
    """Let the student go on from today."""
    pause.resume(enrolment_id=enrolment_id, by=_by(request), now=clock.now())
    return _shown(enrolment_id)


@router.get(
    f"{ENROLMENT}/editions/{{number}}",
    response=answers(EditionDifferenceOut, NotAllowed, EnrolmentNotFound, EditionNotFound),
)
def preview_edition(request: HttpRequest, enrolment_id: EnrolmentPath, number: NumberPath) -> dict[str, Any]:
    """What moving this student to that edition would change. Nothing is written."""
    del request
    return ok(asdict(move_edition.preview(ops.enrolment(enrolment_id), number)))


@router.post(
    f"{ENROLMENT}/editions/{{number}}",
    response=answers(
        DashboardOut, NotAllowed, EnrolmentNotFound, EditionNotFound, EnrolmentCannotMove, EnrolmentOver
    ),
)
def change_edition(
    request: HttpRequest, enrolment_id: EnrolmentPath, number: NumberPath, body: WhyIn
) -> dict[str, Any]:
    """Move this student to that edition."""
    move_edition.move_to_edition(
        enrolment_id=enrolment_id, number=number, reason=body.reason, by=_by(request), now=clock.now()
    )
    return _shown(enrolment_id)


@router.get(
    "/ops/degrees/{degree_id}/editions", response=answers(Page[EditionOut], NotAllowed, DegreeNotFound)
)
def list_editions(request: HttpRequest, degree_id: IdPath, page: Query[PageQuery]) -> dict[str, Any]:
    """The editions of a degree, newest first."""
    del request
    return ok(page_of(ops.editions(degree_id), page))


@router.post(
    "/ops/degrees/{degree_id}/editions",
    response=answers(EditionOut, NotAllowed, DegreeNotFound, PromisesTooMuch, status=201),
)
def publish_edition(request: HttpRequest, degree_id: IdPath, body: EditionIn) -> tuple[int, dict[str, Any]]:
    """Publish what the degree is now as its newest edition."""
    editions.publish(degree_id=degree_id, note=body.note, by=_by(request), now=clock.now())
    return 201, ok(ops.editions(degree_id)[0])


@router.get(
    "/ops/degrees/{degree_id}/editions/{number}/homework",
    response=answers(Page[EditionHomeworkOut], NotAllowed, EditionNotFound),
)
def list_edition_homework(
    request: HttpRequest, degree_id: IdPath, number: NumberPath, page: Query[PageQuery]
) -> dict[str, Any]:
    """What an edition asks for, by module and place; each can be taken out of it and put back."""
    del request
    found = page_of(ops.assignments(degree_id, number), page)
    rows = [
        {
            "module": row.pop("module_name"),
            "is_exam": row.pop("homework_type") == HomeworkType.MODULE_EXAM,
            **row,
        }
        for row in found["items"]
    ]
    return ok({**found, "items": rows})


@router.post(
    "/ops/assignments/{assignment_id}",
    response=answers(None, NotAllowed, HomeworkNotFound, PromisesTooMuch),
)
def switch_homework(request: HttpRequest, assignment_id: IdPath, body: SwitchIn) -> dict[str, Any]:
    """Take a homework out of its edition, or put it back."""
    rearrange.switch_homework(
        assignment_id=assignment_id,
        enabled=body.enabled,
        reason=body.reason,
        by=_by(request),
        now=clock.now(),
    )
    return ok(None)


@router.get("/ops/holidays", response=answers(Page[HolidayOut], NotAllowed))
def list_holidays(request: HttpRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """Days on which nobody is expected to study, latest first."""
    del request
    return ok(page_of(Holiday.objects.order_by("-day").values("id", "day", "name"), page))


@router.post("/ops/holidays", response=answers(HolidayOut, NotAllowed, status=201))
def add_holiday(request: HttpRequest, body: HolidayIn) -> tuple[int, dict[str, Any]]:
    """Add one: due dates move past it."""
    holiday = rearrange.add_holiday(day=body.day, name=body.name, by=_by(request), now=clock.now())
    return 201, ok({"id": holiday.pk, "day": holiday.day, "name": holiday.name})


@router.delete("/ops/holidays/{holiday_id}", response=answers(None, NotAllowed, HolidayNotFound))
def remove_holiday(request: HttpRequest, holiday_id: IdPath) -> dict[str, Any]:
    """Take one away."""
    rearrange.remove_holiday(holiday_id=holiday_id, by=_by(request), now=clock.now())
    return ok(None)
