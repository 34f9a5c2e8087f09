"""A learner's own degrees: the plan, the form, pauses, the calendar."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from luffy.accounts.auth import caller, signed_in, visit
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.degrees import queries
from luffy.degrees.errors import (
    EnrolmentCannotMove,
    EnrolmentNotFound,
    EnrolmentOver,
    FormExists,
    FormMissing,
    PausedTooLong,
)
from luffy.degrees.queries import dashboard
from luffy.degrees.schemas import (
    CalendarOut,
    DashboardOut,
    FormIn,
    FormOut,
    MyDegreeOut,
    MyProductOut,
    WhyIn,
)
from luffy.degrees.services import calendar, form, pause
from luffy.degrees.shapes import answers_of, form_shape, my_degree_shape

router = Router(tags=["degrees"], auth=signed_in)
EnrolmentPath = Annotated[int, Path(ge=1, le=MAX_ID)]
KeyPath = Annotated[str, Path(pattern=r"^[\w-]{43}$")]


@router.get("/me/courses", response=answers(Page[MyProductOut]), tags=["learning"])
def my_courses(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """What I can study, and what I could."""
    return ok(page_of(queries.my_products(caller(request).pk, day_of(clock.now())), asked))


@router.get("/me/degrees", response=answers(Page[MyDegreeOut]))
def my_degrees(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """The degrees that I am or was enrolled in, newest first."""
    page = page_of(dashboard.my_enrolments(caller(request).pk), asked)
    return ok({**page, "items": [my_degree_shape(row) for row in page["items"]]})


@router.get("/me/degrees/{enrolment_id}", response=answers(DashboardOut, EnrolmentNotFound))
def my_degree(request: HttpRequest, enrolment_id: EnrolmentPath) -> dict[str, Any]:
    """Modules, due dates, grades, what was earned and what can still be earned."""
    enrolment = dashboard.mine(caller(request).pk, enrolment_id)
    return ok(dashboard.dashboard(enrolment, now=clock.now()))


@router.get("/me/degrees/{enrolment_id}/form", response=answers(FormOut, EnrolmentNotFound, FormMissing))
def my_form(request: HttpRequest, enrolment_id: EnrolmentPath) -> dict[str, Any]:
    """The registration form as I filled it in."""
    return ok(form_shape(form.of(dashboard.mine(caller(request).pk, enrolment_id))))


@router.post(
    "/me/degrees/{enrolment_id}/form",
    response=answers(FormOut, EnrolmentNotFound, FormExists, EnrolmentCannotMove, EnrolmentOver, status=201),
)
def submit_form(
    request: HttpRequest, enrolment_id: EnrolmentPath, body: FormIn
) -> tuple[int, dict[str, Any]]:
    """Hand in the registration form, once. `open_module` opens the first module: the days begin."""
    account = caller(request)
    enrolment = dashboard.mine(account.pk, enrolment_id)
    made = form.submit(
        enrolment_id=enrolment.pk,
        answers=answers_of(body),
        open_module=body.open_module,
        by=visit(request).by(account.pk),
        now=clock.now(),
    )
    return 201, ok(form_shape(made))


@router.put("/me/degrees/{enrolment_id}/form", response=answers(FormOut, EnrolmentNotFound, FormMissing))
def change_form(request: HttpRequest, enrolment_id: EnrolmentPath, body: FormIn) -> dict[str, Any]:
    """Correct it later. It opens no module and changes no mentor."""
    account = caller(request)
    enrolment = dashboard.mine(account.pk, enrolment_id)
    by = visit(request).by(account.pk)
    return ok(
        form_shape(form.change(enrolment_id=enrolment.pk, answers=answers_of(body), by=by, now=clock.now()))
    )


@router.post(
    "/me/degrees/{enrolment_id}/pause",
    response=answers(DashboardOut, EnrolmentNotFound, EnrolmentCannotMove, EnrolmentOver, PausedTooLong),
)
def pause_degree(request: HttpRequest, enrolment_id: EnrolmentPath, body: WhyIn) -> dict[str, Any]:
    """Stop the clock from today on."""
    account, now = caller(request), clock.now()
    enrolment = dashboard.mine(account.pk, enrolment_id)
    pause.pause(enrolment_id=enrolment.pk, reason=body.reason, by=visit(request).by(account.pk), now=now)
    return ok(dashboard.dashboard(dashboard.mine(account.pk, enrolment_id), now=now))


@router.post(
    "/me/degrees/{enrolment_id}/resume",
    response=answers(DashboardOut, EnrolmentNotFound, EnrolmentCannotMove),
)
def resume_degree(request: HttpRequest, enrolment_id: EnrolmentPath) -> dict[str, Any]:
    """Go on from today: what is due later moves by the days of the pause."""
    account, now = caller(request), clock.now()
    enrolment = dashboard.mine(account.pk, enrolment_id)
    pause.resume(enrolment_id=enrolment.pk, by=visit(request).by(account.pk), now=now)
    return ok(dashboard.dashboard(dashboard.mine(account.pk, enrolment_id), now=now))


@router.post(
    "/me/degrees/{enrolment_id}/calendar", response=answers(CalendarOut, EnrolmentNotFound, status=201)
)
def make_calendar(request: HttpRequest, enrolment_id: EnrolmentPath) -> tuple[int, dict[str, Any]]:
    """An address for calendar programs. It is shown once; a new one ends the former."""
    enrolment = dashboard.mine(caller(request).pk, enrolment_id)
    return 201, ok({"url": calendar.make_feed(enrolment, now=clock.now())})


@router.delete("/me/degrees/{enrolment_id}/calendar", response=answers(None, EnrolmentNotFound))
def end_calendar(request: HttpRequest, enrolment_id: EnrolmentPath) -> dict[str, Any]:
    """End the address; none is as good as ended."""
    calendar.end_feed(dashboard.mine(caller(request).pk, enrolment_id))
    return ok(None)


@router.get("/calendar/{key}.ics", auth=None, include_in_schema=False)
def calendar_feed(request: HttpRequest, key: KeyPath) -> HttpResponse:
    """The due dates as iCalendar, for whoever knows the key."""
    del request
    feed = calendar.feed(key, now=clock.now())
    response = HttpResponse(feed, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=3600"
    response["Referrer-Policy"] = "no-referrer"
    return response
