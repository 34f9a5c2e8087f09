"""Whose certificates there are, who has earned one, and by which rules."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F, Max, Q, QuerySet, Sum

from luffy.catalog.models import Course, CourseSection, CourseType, DegreeCourse
from luffy.certificates.errors import CertificateNotFound
from luffy.certificates.models import Certificate, CertificateRule
from luffy.certificates.rule import plain
from luffy.degrees.models import EnrolledDegreeCourse, StudyStatus
from luffy.exercises.models import Attempt, ExerciseQuestion
from luffy.learning.models import LessonProgress

# Which account has learned enough of which course, as `rule.is_complete` says it, and holds it still.
_EARNED = """
SELECT learned.account_id, learned.course_id
FROM (
    SELECT p.account_id, p.course_id, sum(p.percent) AS percents
    FROM learning_lessonprogress p
    JOIN certificates_certificaterule r ON r.course_id = p.course_id AND r.is_active
    WHERE NOT EXISTS (SELECT FROM certificates_certificate c
                      WHERE c.account_id = p.account_id AND c.course_id = p.course_id)
    GROUP BY p.account_id, p.course_id
) learned
JOIN certificates_certificaterule rule ON rule.course_id = learned.course_id
WHERE learned.percents >= rule.course_percent * (
        SELECT count(*) FROM catalog_coursesection s JOIN catalog_coursechapter c ON c.id = s.chapter_id
        WHERE c.course_id = learned.course_id)
  AND (EXISTS (SELECT FROM learning_enrolledcourse e
               WHERE e.account_id = learned.account_id AND e.course_id = learned.course_id AND e.ended_at IS NULL)
       OR (SELECT course_type FROM catalog_course WHERE id = learned.course_id) = %(vip)s
       AND EXISTS (SELECT FROM learning_membership m WHERE m.account_id = learned.account_id AND m.ended_at IS NULL))
  AND (rule.exercise_percent IS NULL OR coalesce((
        SELECT sum(coalesce(asked.best, 0)) >= rule.exercise_percent * count(*)
        FROM (SELECT q.section_id, (SELECT max(a.percent) FROM exercises_attempt a
                                    WHERE a.section_id = q.section_id AND a.account_id = learned.account_id
                                      AND a.handed_in_at IS NOT NULL) AS best
              FROM exercises_exercisequestion q
              JOIN catalog_coursesection s ON s.id = q.section_id
              JOIN catalog_coursechapter c ON c.id = s.chapter_id
              WHERE c.course_id = learned.course_id AND NOT q.is_withdrawn
              GROUP BY q.section_id) asked), true))
LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Learned:
    """How far somebody is with a course. `completed_at`: when the last of its lessons was done."""

    lesson_percents: int
    lessons: int
    completed_at: datetime


def mine(account_id: int) -> QuerySet[Certificate]:
    """Newest first; revoked ones as well."""
    return Certificate.objects.filter(account=account_id).order_by("-issued_at", "-pk")


def my_certificate(account_id: int, number: str) -> Certificate:
    """Raises: CertificateNotFound."""
    row = certificate(number)
    if row.account_id != account_id:
        raise CertificateNotFound
    return row


def certificate(number: str) -> Certificate:
    """Anybody's, by its number as somebody typed it. Raises: CertificateNotFound."""
    row = Certificate.objects.select_related("account").filter(number=plain(number)).first()
    if row is None:
        raise CertificateNotFound
    return row


def everybodys(words: str, is_revoked: bool | None) -> QuerySet[Certificate]:
    """Newest first; of one number, or with words in the name or title."""
    rows = Certificate.objects.select_related("account")
    if is_revoked is not None:
        rows = rows.filter(revoked_at__isnull=not is_revoked)
    if words:
        said = Q(account__username__icontains=words) | Q(title__icontains=words) | Q(holder__icontains=words)
        rows = rows.filter(said | Q(number=plain(words)))
    return rows.order_by("-issued_at", "-pk")


def courses_to_rule(words: str) -> QuerySet[Course]:
    """Courses with their rules, those that have one first. Modules have no certificate of their own."""
    rows = Course.objects.exclude(course_type=CourseType.MODULE).select_related("certificate_rule")
    named = rows.filter(name__icontains=words) if words else rows
    return named.order_by(F("certificate_rule__pk").desc(nulls_last=True), "name")


def degrees_to_rule(words: str) -> QuerySet[DegreeCourse]:
    """Degrees with their rules, those that have one first."""
    rows = DegreeCourse.objects.select_related("certificate_rule")
    named = rows.filter(name__icontains=words) if words else rows
    return named.order_by(F("certificate_rule__pk").desc(nulls_last=True), "name")


def earned(limit: int) -> list[tuple[int, int]]:
    """Accounts and courses: who fulfils an active rule and has no certificate of that course yet, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_EARNED, {"limit": limit, "vip": CourseType.VIP.value})
        return [(account_id, course_id) for account_id, course_id in cursor.fetchall()]


def learned(account_id: int, course_id: int) -> Learned | None:
    """How far one account is with one course; None if it never began."""
    rows = LessonProgress.objects.filter(account=account_id, course=course_id)
    summed = rows.aggregate(percents=Sum("percent"), done=Max("done_at"), seen=Max("seen_at"))
    if summed["percents"] is None:
        return None
    lessons = CourseSection.objects.filter(chapter__course=course_id).count()
    return Learned(summed["percents"], lessons, summed["done"] or summed["seen"])


def best_results(account_id: int, course_id: int) -> list[int]:
    """The best result of each exercise that asks something, 0 where nothing was handed in."""
    asked = ExerciseQuestion.objects.filter(section__chapter__course=course_id, is_withdrawn=False)
    sections = set(asked.values_list("section_id", flat=True))
    handed_in = Attempt.objects.filter(
        account=account_id, section__in=sections, handed_in_at__isnull=False
    ).order_by()
    best = dict(
        handed_in.values("section_id").annotate(best=Max("percent")).values_list("section_id", "best")
    )
    return [best.get(section, 0) for section in sections]


def graduates(limit: int) -> QuerySet[EnrolledDegreeCourse]:
    """Who graduated from a degree that gives certificates and has none yet."""
    rows = EnrolledDegreeCourse.objects.filter(
        study_status=StudyStatus.GRADUATED,
        degree_course__certificate_rule__is_active=True,
        certificate__isnull=True,
    )
    return rows.select_related("account", "degree_course").order_by("pk")[:limit]


def rule_of(target: Course | DegreeCourse) -> CertificateRule | None:
    """None: it gives no certificates."""
    return getattr(target, "certificate_rule", None)
