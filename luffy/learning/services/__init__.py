"""Opening and ending access; keeping lessons and what was watched of them."""

from luffy.learning.services.enrolments import Purchase, end_access, enrol, mark_expired
from luffy.learning.services.memberships import Joining, end_membership, join
from luffy.learning.services.watching import complete, mark_done, report

__all__ = [
    "Joining",
    "Purchase",
    "complete",
    "end_access",
    "end_membership",
    "enrol",
    "join",
    "mark_done",
    "mark_expired",
    "report",
]
