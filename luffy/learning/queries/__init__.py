"""Who may open what, what a lesson holds, and how far somebody is."""

from luffy.learning.queries.enrolments import has_access, my_courses, open_courses, periods_of

__all__ = ["has_access", "my_courses", "open_courses", "periods_of"]
