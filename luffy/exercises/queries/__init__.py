"""What exercises ask, how somebody did, what she got wrong; and the question bank."""

from luffy.exercises.queries.learner import (
    asked_in,
    attempt_of,
    courses_with_mistakes,
    current_of,
    current_versions,
    my_attempts,
    my_mistakes,
    open_exercise,
    standing,
)

__all__ = [
    "asked_in",
    "attempt_of",
    "courses_with_mistakes",
    "current_of",
    "current_versions",
    "my_attempts",
    "my_mistakes",
    "open_exercise",
    "standing",
]
