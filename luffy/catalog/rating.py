"""How many stars a course has, kept for lists. Written by who counts the reviews, which stands above the catalogue."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class CourseRating(models.Model):
    """How many reviews of a course count, and what all their scores add up to: three each, of 1 to 5."""

    course = models.OneToOneField(
        "catalog.Course",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="rating",
        verbose_name=_("课程"),
    )
    count = models.PositiveIntegerField(_("评价数"), default=0)
    points = models.PositiveIntegerField(_("总分"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("课程评分")
        constraints = [
            models.CheckConstraint(
                condition=Q(points__range=(F("count") * 3, F("count") * 15)), name="rating_points_of_reviews"
            )
        ]

    def __str__(self) -> str:
        return f"{self.course_id}: {average(self.count, self.points)}"


# The same for a statement, of a row `rating`.
AVERAGE_SQL = "((20 * rating.points + 3 * rating.count) / nullif(6 * rating.count, 0)) / 10.0"


def average(count: int, points: int) -> float | None:
    """Stars, to a tenth, halves up. None: no review counts."""
    return (20 * points + 3 * count) // (6 * count) / 10 if count else None
