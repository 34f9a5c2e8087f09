"""Who may open what, what a lesson holds, and how far somebody is."""

from luffy.learning.queries.access import course_verdict, held_by, verdict_of
from luffy.learning.queries.enrolments import my_courses, open_courses, periods_of
from luffy.learning.queries.progress import CourseProgress, course_progress, watched_since

__all__ = [
    "CourseProgress",
    "course_progress",
    "course_verdict",
    "held_by",
    "my_courses",
    "open_courses",
    "periods_of",
    "verdict_of",
    "watched_since",
]
