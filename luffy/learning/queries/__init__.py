"""Who may open what, what a lesson holds, and how far somebody is."""

from luffy.learning.queries.access import course_verdict, held_by, verdict_of
from luffy.learning.queries.enrolments import open_courses, periods_of
from luffy.learning.queries.memberships import is_member, member_until
from luffy.learning.queries.mine import my_courses
from luffy.learning.queries.progress import CourseProgress, course_progress, seen_by_members, watched_since

__all__ = [
    "CourseProgress",
    "course_progress",
    "course_verdict",
    "held_by",
    "is_member",
    "member_until",
    "my_courses",
    "open_courses",
    "periods_of",
    "seen_by_members",
    "verdict_of",
    "watched_since",
]
