"""What happened, kept for programs of others. Written in the transaction in which it happened."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """Something that happened, by a name from the catalogue of events. The database refuses a later change of it.

    Source: docs/rules/webhooks.md
    """

    # By which receivers tell that they have seen it before.
    number = models.CharField(_("事件编号"), max_length=26, unique=True)
    name = models.CharField(_("事件"), max_length=40)
    subject = models.CharField(_("对象"), max_length=80)
    facts = models.JSONField(_("内容"))
    happened_at = models.DateTimeField(_("时间"))
    # Empty until it was decided who is told of it.
    handed_on_at = models.DateTimeField(_("分发时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("事件")
        indexes = [
            models.Index(fields=["id"], condition=Q(handed_on_at__isnull=True), name="event_to_hand_on"),
            models.Index(fields=["handed_on_at"], name="event_handed_on"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(name__regex=r"^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$"), name="event_name_form"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.subject}"
