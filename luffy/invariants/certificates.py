"""Nobody has a certificate that she did not earn."""

from luffy.degrees.models import StudyStatus
from luffy.invariants.books import Books, Findings, find

# Progress only grows, so what was enough on the day it was issued is enough today.
_NOT_LEARNED = """
SELECT concat('certificate:', c.id), concat('asks for ', c.asked_percent, '%% of ', c.lessons,
       ' lessons, learned were ', coalesce(sum(p.percent), 0), '%%')
FROM certificates_certificate c
LEFT JOIN learning_lessonprogress p ON p.account_id = c.account_id AND p.course_id = c.course_id
WHERE c.course_id IS NOT NULL GROUP BY c.id
HAVING c.lessons = 0 OR coalesce(sum(p.percent), 0) < c.asked_percent * c.lessons
"""

_NOT_GRADUATED = """
SELECT concat('certificate:', c.id), 'is of a degree that its holder has not graduated from'
FROM certificates_certificate c JOIN degrees_enrolleddegreecourse d ON d.id = c.degree_enrolment_id
WHERE d.study_status <> %(graduated)s
"""

_SOMEBODY_ELSES = """
SELECT concat('certificate:', c.id), 'is of another person or course than its enrolment'
FROM certificates_certificate c
LEFT JOIN learning_enrolledcourse e ON e.id = c.course_enrolment_id
LEFT JOIN degrees_enrolleddegreecourse d ON d.id = c.degree_enrolment_id
WHERE CASE WHEN c.course_id IS NOT NULL AND e.id IS NULL
    THEN NOT EXISTS (SELECT FROM learning_membership m WHERE m.account_id = c.account_id)
    ELSE (coalesce(e.account_id, d.account_id), e.course_id) IS DISTINCT FROM (c.account_id, c.course_id) END
"""


def earned(_books: Books) -> Findings:
    """A certificate is of its holder's enrolment, and of a course that she learned or a degree that she finished."""
    return find(_NOT_LEARNED, _NOT_GRADUATED, _SOMEBODY_ELSES, graduated=StudyStatus.GRADUATED.value)
