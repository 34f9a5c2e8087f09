"""What a learner has written so far is kept while she writes."""

from datetime import datetime

from luffy.degrees.errors import HomeworkNotFound
from luffy.degrees.models import Assignment, EnrolledDegreeCourse, HomeworkDraft
from luffy.degrees.queries.uploads import waiting_of
from luffy.degrees.services.submit import Work


def save(*, enrolment: EnrolledDegreeCourse, assignment_id: int, work: Work, now: datetime) -> HomeworkDraft:
    """Keep it instead of what was kept before; the last one wins. Files that are not hers are left out.

    Raises:
        HomeworkNotFound: it is none of the edition that she studies.
    Source: docs/rules/homework.md
    """
    if not Assignment.objects.filter(pk=assignment_id, edition_id=enrolment.edition_id).exists():
        raise HomeworkNotFound
    mine = set(waiting_of(enrolment.account_id).filter(pk__in=work.file_ids).values_list("pk", flat=True))
    draft = HomeworkDraft(
        enrolment=enrolment,
        assignment_id=assignment_id,
        text=work.text,
        link=work.link,
        file_ids=[one for one in work.file_ids if one in mine],
        saved_at=now,
    )
    HomeworkDraft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["enrolment", "assignment"],
        update_fields=["text", "link", "file_ids", "saved_at"],
    )
    return draft
