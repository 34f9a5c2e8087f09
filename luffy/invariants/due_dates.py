"""Due dates: what is written is what the plan says now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from luffy.degrees.models import (
    ACTIVE,
    Assignment,
    CourseSchedule,
    Extension,
    Holiday,
    ModuleStatus,
    Pause,
    StudyRecord,
)
from luffy.degrees.schedule import Interval, More, Step, plan
from luffy.invariants.books import MOST_TOLD, Books, Finding, Findings

# At a time: what belongs to so many open modules is held in memory.
BATCH = 1_000

# Something has changed and the worker has not come to these students yet.
_WAITING = """
SELECT DISTINCT value::bigint FROM procrastinate_jobs, jsonb_array_elements_text(args -> 'enrolment_ids')
WHERE task_name = 'degrees.replan' AND status IN ('todo', 'doing')
"""


@dataclass
class _Facts:
    """What the plans of a batch of modules are made of."""

    holidays: frozenset[date]
    steps: Mapping[tuple[int, int], list[Step]]
    pauses: dict[int, list[Interval]] = field(default_factory=lambda: defaultdict(list))
    extensions: dict[int, list[More]] = field(default_factory=lambda: defaultdict(list))
    written: dict[int, dict[int, date]] = field(default_factory=lambda: defaultdict(dict))


def due_dates(_books: Books) -> Findings:
    """Each open module of who studies has just the due dates that its plan gives, unless planning again is under way.

    The one invariant that is no query: it plans every open module anew, a thousand at a time.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        waiting = [row[0] for row in cursor.fetchall()]
    holidays, steps = frozenset(Holiday.objects.values_list("day", flat=True)), _steps()
    found: list[Finding] = []
    last = 0
    open_modules = StudyRecord.objects.filter(
        status=ModuleStatus.STUDYING, enrolment__study_status__in=ACTIVE
    ).exclude(enrolment__in=waiting)
    while batch := list(open_modules.filter(pk__gt=last).select_related("enrolment").order_by("pk")[:BATCH]):
        last = batch[-1].pk
        facts = _Facts(holidays, steps)
        _gather(facts, batch)
        found += [finding for study in batch for finding in _compare(study, facts)]
    return Findings(len(found), tuple(sorted(found)[:MOST_TOLD]))


def _steps() -> Mapping[tuple[int, int], list[Step]]:
    """By edition and module, in order."""
    steps: dict[tuple[int, int], list[Step]] = defaultdict(list)
    for one in Assignment.objects.order_by("position"):
        steps[one.edition_id, one.module_id].append(Step(one.pk, one.recommend_period, one.enabled))
    return steps


def _gather(facts: _Facts, batch: list[StudyRecord]) -> None:
    enrolments = {study.enrolment_id for study in batch}
    ended = Pause.objects.filter(enrolment__in=enrolments, back_date__isnull=False)
    for pause in ended.order_by("first_date"):
        if pause.back_date is not None:
            facts.pauses[pause.enrolment_id].append(Interval(pause.first_date, pause.back_date))
    for one in Extension.objects.filter(enrolment__in=enrolments).order_by("pk"):
        facts.extensions[one.enrolment_id].append(More(one.first_date, one.days))
    for row in CourseSchedule.objects.filter(study_record__in=batch):
        facts.written[row.study_record_id][row.assignment_id] = row.recommend_date


def _compare(study: StudyRecord, facts: _Facts) -> Iterable[Finding]:
    if study.open_date is None:
        return
    wanted = plan(
        study.open_date,
        facts.steps.get((study.enrolment.edition_id, study.module_id), []),
        holidays=facts.holidays,
        pauses=facts.pauses[study.enrolment_id],
        extensions=facts.extensions[study.enrolment_id],
    )
    written = facts.written[study.pk]
    for assignment_id in sorted({*wanted, *written}):
        planned, stands = wanted.get(assignment_id), written.get(assignment_id)
        if planned != stands:
            problem = f"assignment {assignment_id} is due {stands or 'never'}, planned {planned or 'never'}"
            yield Finding(f"study_record:{study.pk}", problem)
