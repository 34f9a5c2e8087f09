"""What a degree is made of, by subject; everything is imported from here."""

from luffy.degrees.models.enrolment import (
    ACTIVE,
    EnrolledDegreeCourse,
    ModuleStatus,
    StudyRecord,
    StudyStatus,
)

__all__ = ["ACTIVE", "EnrolledDegreeCourse", "ModuleStatus", "StudyRecord", "StudyStatus"]
