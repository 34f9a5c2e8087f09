"""Hand-ins that look like another learner's are pointed out to the mentor, who alone says what is a copy."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage

from luffy.core.files.names import extension_of
from luffy.degrees.models import Likeness, Submission, SubmissionFile
from luffy.degrees.shingles import percent_alike, signature

# With how many hand-ins of a homework one is compared, the newest; what is read of one file.
COMPARED, READ_BYTES = 5_000, 256 * 1024
# Tables are left out: whoever works on the same figures hands in the same table.
READABLE = ("py", "md", "txt", "ipynb")
# A file that more learners than this handed in was given to them.
GIVEN_OUT = 3


def look(submission_id: int) -> None:
    """Keep a hand-in's signature and note whom it looks like, at LIKENESS_PERCENT or more.

    Compared are other learners' hand-ins of the same homework, in every edition; never one's own. May run twice, and at
    once with others: signatures are kept before they are compared, so of two at once one sees the other.

    Source: docs/rules/likeness.md
    """
    rows = Submission.objects.select_related("record__assignment", "record__enrolment")
    submission = rows.filter(pk=submission_id).first()
    if submission is None:
        return
    requirement = submission.record.assignment.requirement
    submission.fingerprint = signature("\n".join(_texts(submission)), without=requirement)
    submission.save(update_fields=["fingerprint"])
    found = {**_alike_in_text(submission), **dict.fromkeys(_with_same_file(submission), 100)}
    Likeness.objects.bulk_create(_rows(submission, found), ignore_conflicts=True)


def _texts(submission: Submission) -> Iterator[str]:
    yield submission.text
    for file in submission.files.order_by("pk"):
        if extension_of(file.name) in READABLE:
            yield _read(file)


def _read(file: SubmissionFile) -> str:
    with default_storage.open(file.path) as stored:
        text = stored.read(READ_BYTES).decode(errors="ignore")
    return _cells(text) if extension_of(file.name) == "ipynb" else text


def _cells(notebook: str) -> str:
    """What was typed into a notebook; results and settings are left out. One that cannot be read counts as it is."""
    try:
        cells: list[dict[str, Any]] = json.loads(notebook)["cells"]
        return "\n".join("".join(cell["source"]) for cell in cells)
    except (ValueError, KeyError, TypeError, RecursionError):
        return notebook


def _others(submission: Submission) -> Any:
    """Other learners' hand-ins of the same homework."""
    record = submission.record
    return Submission.objects.filter(record__assignment__homework_id=record.assignment.homework_id).exclude(
        record__enrolment__account_id=record.enrolment.account_id
    )


def _alike_in_text(submission: Submission) -> dict[int, int]:
    if submission.fingerprint is None:
        return {}
    rows = _others(submission).filter(fingerprint__isnull=False).order_by("-pk")
    percents = {
        pk: percent_alike(bytes(submission.fingerprint), bytes(kept))
        for pk, kept in rows.values_list("pk", "fingerprint")[:COMPARED]
    }
    return {pk: percent for pk, percent in percents.items() if percent >= settings.LIKENESS_PERCENT}


def _with_same_file(submission: Submission) -> set[int]:
    """Hand-ins of others that hold the very same file, unless the file was given to everybody."""
    found: set[int] = set()
    for digest in set(submission.files.values_list("sha256", flat=True)):
        holders = _others(submission).filter(files__sha256=digest)
        if holders.values("record__enrolment__account_id").distinct().count() <= GIVEN_OUT:
            found.update(holders.values_list("pk", flat=True))
    return found


def _rows(submission: Submission, found: dict[int, int]) -> Iterable[Likeness]:
    """The later one is like the earlier one; of one learner's earlier hand-ins the most alike stands for all."""
    owners = dict(Submission.objects.filter(pk__in=found).values_list("pk", "record__enrolment__account_id"))
    best: dict[int, int] = {}
    for pk in sorted(found):
        if pk > submission.pk:
            yield Likeness(submission_id=pk, other=submission, percent=found[pk])
        elif found[pk] >= found.get(best.get(owners[pk], 0), 0):
            best[owners[pk]] = pk
    for pk in best.values():
        yield Likeness(submission=submission, other_id=pk, percent=found[pk])
