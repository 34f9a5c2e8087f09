"""What lessons hold: films, documents, subtitles, and material to take away."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.catalog.models import Course, CourseSection


class FilmStatus(models.IntegerChoices):
    WAITING = 0, _("等待转码")
    PACKAGING = 1, _("转码中")
    READY = 2, _("可播放")
    FAILED = 3, _("转码失败")


class Film(models.Model):
    """A file of ours, cut into short parts that browsers play; one film may serve several lessons."""

    title = models.CharField(_("标题"), max_length=128)
    # Paths in our storage, which no address leads to.
    source = models.FileField(_("原文件"), upload_to="films/sources", max_length=255)
    folder = models.CharField(_("播放文件"), max_length=128, blank=True, editable=False)
    status = models.SmallIntegerField(
        _("状态"), choices=FilmStatus, default=FilmStatus.WAITING, editable=False
    )
    percent = models.PositiveSmallIntegerField(_("转码进度(%)"), default=0, editable=False)
    problem = models.CharField(_("失败原因"), max_length=255, blank=True, editable=False)
    seconds = models.PositiveIntegerField(_("时长(秒)"), default=0, editable=False)
    # Small pictures of the film in one, ten in a row: how many seconds lie between two of them, and their size.
    sprite_step = models.PositiveSmallIntegerField(default=0, editable=False)
    sprite_width = models.PositiveSmallIntegerField(default=0, editable=False)
    sprite_height = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("上传时间"), auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = _("视频文件")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=FilmStatus.values), name="film_status_known"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="film_percent"),
            models.CheckConstraint(
                condition=~Q(status=FilmStatus.READY) | (~Q(folder="") & Q(seconds__gt=0)),
                name="film_ready_has_files",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class LessonFilm(models.Model):
    """The film of ours that a lesson shows; without one its link names a video elsewhere."""

    section = models.OneToOneField(
        CourseSection, on_delete=models.CASCADE, related_name="lesson_film", verbose_name=_("课时")
    )
    film = models.ForeignKey(
        Film, on_delete=models.PROTECT, related_name="lessons", verbose_name=_("视频文件")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("课时视频")

    def __str__(self) -> str:
        return f"{self.section_id}:{self.film_id}"


class Subtitle(models.Model):
    """What is said in a lesson's video, in one language, as WebVTT."""

    section = models.ForeignKey(
        CourseSection, on_delete=models.CASCADE, related_name="subtitles", verbose_name=_("课时")
    )
    language = models.CharField(_("语言"), max_length=12, help_text=_("例如 zh-CN 或 en"))
    label = models.CharField(_("名称"), max_length=32)
    text = models.TextField(_("WebVTT"), max_length=500_000)

    class Meta:
        verbose_name = verbose_name_plural = _("字幕")
        constraints = [
            models.UniqueConstraint(fields=["section", "language"], name="subtitle_language_unique"),
            models.CheckConstraint(condition=Q(text__startswith="WEBVTT"), name="subtitle_is_webvtt"),
        ]

    def __str__(self) -> str:
        return f"{self.section_id}:{self.language}"


class LessonDocument(models.Model):
    """The text of a document, in Markdown or in HTML that is made harmless whenever it is shown."""

    section = models.OneToOneField(
        CourseSection, on_delete=models.CASCADE, related_name="document", verbose_name=_("课时")
    )
    text = models.TextField(_("正文"), max_length=200_000)
    is_html = models.BooleanField(_("正文是HTML"), default=False)

    class Meta:
        verbose_name = verbose_name_plural = _("文档正文")

    def __str__(self) -> str:
        return str(self.section_id)


class CourseMaterial(models.Model):
    """A file to take away, of a whole course or of one lesson. Nobody can guess where it lies."""

    course = models.ForeignKey(
        Course, on_delete=models.CASCADE, related_name="materials", verbose_name=_("课程")
    )
    section = models.ForeignKey(
        CourseSection,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="materials",
        verbose_name=_("课时"),
    )
    name = models.CharField(_("名称"), max_length=255)
    path = models.CharField(max_length=255, editable=False)
    content_type = models.CharField(max_length=128, editable=False)
    size = models.PositiveBigIntegerField(_("大小(字节)"), editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("课程资料")

    def __str__(self) -> str:
        return self.name
