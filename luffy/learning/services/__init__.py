"""Opening and ending access; keeping lessons and what was watched of them."""

from luffy.learning.services.enrolments import Purchase, end_access, enrol, mark_expired

__all__ = ["Purchase", "end_access", "enrol", "mark_expired"]
