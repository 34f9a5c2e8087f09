"""What operators edit of a degree before they publish it: homework, rules of reward and penalty."""

from dataclasses import asdict
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.catalog.errors import DegreeNotFound
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.degrees.errors import ChapterOfAnotherDegree, HomeworkNotFound, HomeworkTaken
from luffy.degrees.models import Homework, HomeworkType
from luffy.degrees.queries import draft, loads
from luffy.degrees.rule import Cause
from luffy.degrees.schemas_ops import (
    EditedHomeworkOut,
    HomeworkIn,
    HomeworkPlaceOut,
    MentorLoadOut,
    NextEditionOut,
    RulesIn,
)
from luffy.degrees.services import curriculum

router = Router(tags=["curriculum"], auth=allowed_to(Action.LEAD_TEACHING))
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]


def _homework_shape(row: Homework) -> EditedHomeworkOut:
    return EditedHomeworkOut(
        id=row.pk,
        module=row.module.name,
        chapter=row.chapter.name,
        chapter_id=row.chapter_id,
        title=row.title,
        order=row.order,
        is_exam=row.homework_type == HomeworkType.MODULE_EXAM,
        requirement=row.requirement,
        threshold=row.threshold,
        recommend_period=row.recommend_period,
        scholarship_value=row.scholarship_value,
        note=row.note,
        enabled=row.enabled,
    )


def _asked(body: HomeworkIn) -> curriculum.Asked:
    kind = HomeworkType.MODULE_EXAM if body.is_exam else HomeworkType.ASSIGNMENT
    return curriculum.Asked(homework_type=kind, **body.model_dump(exclude={"is_exam"}))


@router.get("/ops/degrees/{degree_id}/draft", response=answers(NextEditionOut, NotAllowed, DegreeNotFound))
def show_draft(request: HttpRequest, degree_id: IdPath) -> dict[str, Any]:
    """What publishing now would change, and whether it promises more than there is. Nothing is written."""
    del request
    return ok(asdict(draft.draft(degree_id)))


@router.get(
    "/ops/degrees/{degree_id}/chapters", response=answers(Page[HomeworkPlaceOut], NotAllowed, DegreeNotFound)
)
def list_chapters(request: HttpRequest, degree_id: IdPath, page: Query[PageQuery]) -> dict[str, Any]:
    """Where homework may stand, in the order of the modules."""
    del request
    found = page_of(draft.chapters_of(degree_id), page)
    rows = [{"id": row["id"], "name": row["name"], "module": row["course__name"]} for row in found["items"]]
    return ok({**found, "items": rows})


@router.get(
    "/ops/degrees/{degree_id}/homework", response=answers(Page[EditedHomeworkOut], NotAllowed, DegreeNotFound)
)
def list_homework(request: HttpRequest, degree_id: IdPath, page: Query[PageQuery]) -> dict[str, Any]:
    """The homework of the next edition, by module and order."""
    del request
    found = page_of(draft.homework_of(degree_id), page)
    return ok({**found, "items": [_homework_shape(row) for row in found["items"]]})


@router.post(
    "/ops/degrees/{degree_id}/homework",
    response=answers(
        EditedHomeworkOut, NotAllowed, DegreeNotFound, ChapterOfAnotherDegree, HomeworkTaken, status=201
    ),
)
def add_homework(request: HttpRequest, degree_id: IdPath, body: HomeworkIn) -> tuple[int, dict[str, Any]]:
    """Add a homework to the next edition."""
    by = visit(request).by(caller(request).pk)
    made = curriculum.save_homework(_asked(body), degree_id=degree_id, by=by, now=clock.now())
    return 201, ok(_homework_shape(made))


@router.put(
    "/ops/degrees/{degree_id}/homework/{homework_id}",
    response=answers(
        EditedHomeworkOut, NotAllowed, DegreeNotFound, HomeworkNotFound, ChapterOfAnotherDegree, HomeworkTaken
    ),
)
def change_homework(
    request: HttpRequest, degree_id: IdPath, homework_id: IdPath, body: HomeworkIn
) -> dict[str, Any]:
    """Change a homework of the next edition; editions that were sold keep theirs."""
    changed = curriculum.save_homework(
        _asked(body),
        degree_id=degree_id,
        homework_id=homework_id,
        by=visit(request).by(caller(request).pk),
        now=clock.now(),
    )
    return ok(_homework_shape(changed))


@router.put(
    "/ops/degrees/{degree_id}/reward-rules", response=answers(NextEditionOut, NotAllowed, DegreeNotFound)
)
def set_reward_rules(request: HttpRequest, degree_id: IdPath, body: RulesIn) -> dict[str, Any]:
    """Set the rules of the next edition; editions that were sold keep theirs."""
    curriculum.set_rules(
        curriculum.Rules(
            {Cause(cause): percent for cause, percent in body.percents.items()},
            {Cause(cause): limit for cause, limit in body.limits.items()},
        ),
        degree_id=degree_id,
        reason=body.reason,
        by=visit(request).by(caller(request).pk),
        now=clock.now(),
    )
    return ok(asdict(draft.draft(degree_id)))


@router.get("/ops/mentors", response=answers(Page[MentorLoadOut], NotAllowed))
def list_mentors(request: HttpRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """Mentors with what they have to do; whoever has the fewest students first."""
    del request
    found = page_of(loads.mentors(), page)
    return ok({**found, "items": loads.load_rows(found["items"], now=clock.now())})
