"""What a learner may open and until when; what lessons hold; what was watched."""

from luffy.learning.models.enrolments import EnrolledCourse, EnrolmentStatus
from luffy.learning.models.lessons import (
    CourseMaterial,
    Film,
    FilmStatus,
    LessonDocument,
    LessonFilm,
    Subtitle,
)
from luffy.learning.models.memberships import Membership
from luffy.learning.models.progress import LessonProgress, StudyDay

__all__ = [
    "CourseMaterial",
    "EnrolledCourse",
    "EnrolmentStatus",
    "Film",
    "FilmStatus",
    "LessonDocument",
    "LessonFilm",
    "LessonProgress",
    "Membership",
    "StudyDay",
    "Subtitle",
]
