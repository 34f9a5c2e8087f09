"""Who may open what, what a lesson holds, and how far somebody is."""

from luffy.learning.queries.enrolments import has_access, my_courses, open_courses, periods_of
from luffy.learning.queries.progress import CourseProgress, course_progress, watched_since

__all__ = [
    "CourseProgress",
    "course_progress",
    "has_access",
    "my_courses",
    "open_courses",
    "periods_of",
    "watched_since",
]
