"""What a learner may open and until when; what lessons hold; what was watched."""

from luffy.learning.models.enrolments import EnrolledCourse, EnrolmentStatus

__all__ = ["EnrolledCourse", "EnrolmentStatus"]
