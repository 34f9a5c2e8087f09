"""What rows of uploaded files have in common."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptFile(models.Model):
    """Stored under a random name outside of the web root; given out as an attachment, after a check."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("上传者")
    )
    path = models.CharField(_("存储路径"), max_length=128, unique=True, editable=False)
    name = models.CharField(_("文件名"), max_length=255)
    content_type = models.CharField(_("类型"), max_length=64)
    size = models.PositiveBigIntegerField(_("大小(字节)"))
    sha256 = models.CharField(max_length=64, editable=False)
    uploaded_at = models.DateTimeField(_("上传时间"))
    # The row comes before the file and goes after it, so that no file lies about without one.
    is_stored = models.BooleanField(_("已存储"), default=False)

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name
