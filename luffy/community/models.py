"""深科技: articles, what people say about them, and what they keep."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luffy.accounts.votes import Vote, Voted, one_each
from luffy.catalog.models import Product
from luffy.moderation.models import Visibility

HEAVIEST = 1000
# Threads are drawn so deep; what answers deeper stands beside what it answers.
DEEPEST = 3
LONGEST_COMMENT = 1024
# So long after it was written a comment can be changed.
EDIT_MINUTES = 15


class ArticleType(models.IntegerChoices):
    NEWS = 0, _("资讯")
    VIDEO = 1, _("视频")


class ArticleStatus(models.IntegerChoices):
    ONLINE = 0, _("在线")
    OFFLINE = 1, _("下线")


class Position(models.IntegerChoices):
    FEED = 0, _("信息流")
    LARGE_BANNER = 1, _("banner大图")
    SMALL_BANNER = 2, _("banner小图")


class BodyFormat(models.TextChoices):
    MARKDOWN = "markdown", "Markdown"
    HTML = "html", "HTML"


class ArticleSource(models.Model):
    name = models.CharField(_("来源"), max_length=64, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = _("文章来源")

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    def on_shelf(self, now: datetime) -> Self:
        """What the public sees at that moment. Dates decide; no job has to run."""
        return self.filter(status=ArticleStatus.ONLINE, publish_at__lte=now).filter(
            Q(offline_at__isnull=True) | Q(offline_at__gt=now)
        )

    def in_order(self) -> Self:
        """The heavier first, then the newer."""
        return self.order_by("-order", "-publish_at", "-id")


class Article(models.Model):
    """A piece of news or a video.

    Source: docs/rules/articles.md
    """

    title = models.CharField(_("标题"), max_length=255, unique=True)
    source = models.ForeignKey(
        ArticleSource, on_delete=models.PROTECT, related_name="articles", verbose_name=_("来源")
    )
    article_type = models.PositiveSmallIntegerField(_("类型"), choices=ArticleType, default=ArticleType.NEWS)
    position = models.PositiveSmallIntegerField(_("位置"), choices=Position, default=Position.FEED)
    brief = models.CharField(_("摘要"), max_length=512)
    head_img = models.CharField(_("题图"), max_length=255, blank=True)
    body_format = models.CharField(
        _("正文格式"), max_length=8, choices=BodyFormat, default=BodyFormat.MARKDOWN
    )
    body = models.TextField(_("正文"))
    # Made of the body when it is written, and cleaned: what readers get.
    body_html = models.TextField(_("正文(已清理)"), editable=False)
    headings = models.JSONField(_("目录"), default=list, editable=False)
    minutes = models.PositiveSmallIntegerField(_("阅读时间(分钟)"), default=1, editable=False)
    tags = ArrayField(models.CharField(max_length=24), verbose_name=_("标签"), default=list, blank=True)
    vid = models.CharField(_("视频编号"), max_length=128, blank=True)
    publish_at = models.DateTimeField(_("上架时间"))
    offline_at = models.DateTimeField(_("下架时间"), null=True, blank=True)
    status = models.PositiveSmallIntegerField(_("状态"), choices=ArticleStatus, default=ArticleStatus.ONLINE)
    order = models.PositiveSmallIntegerField(_("权重"), default=0)
    view_num = models.BigIntegerField(_("阅读数"), default=0, editable=False)
    agree_num = models.BigIntegerField(_("点赞数"), default=0, editable=False)
    collect_num = models.BigIntegerField(_("收藏数"), default=0, editable=False)
    comment_num = models.BigIntegerField(_("评论数"), default=0, editable=False)
    created_at = models.DateTimeField(_("创建时间"))
    updated_at = models.DateTimeField(_("更新时间"))

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("文章")
        indexes = [
            models.Index(
                fields=["position", "-order", "-publish_at", "-id"],
                condition=Q(status=ArticleStatus.ONLINE),
                name="article_feed",
            ),
            models.Index(
                fields=["-order", "-publish_at", "-id"],
                condition=Q(status=ArticleStatus.ONLINE),
                name="article_all_positions",
            ),
            models.Index(
                fields=["-publish_at", "-id"],
                condition=Q(status=ArticleStatus.ONLINE),
                name="article_newest",
            ),
            GinIndex(fields=["tags"], name="article_tags"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(article_type__in=ArticleType.values), name="article_type_known"
            ),
            models.CheckConstraint(condition=Q(position__in=Position.values), name="article_position_known"),
            models.CheckConstraint(condition=Q(status__in=ArticleStatus.values), name="article_status_known"),
            models.CheckConstraint(
                condition=Q(body_format__in=BodyFormat.values), name="article_format_known"
            ),
            models.CheckConstraint(condition=Q(order__lte=HEAVIEST), name="article_weight"),
            models.CheckConstraint(
                condition=~Q(article_type=ArticleType.VIDEO) | ~Q(vid=""), name="article_video_has_vid"
            ),
            models.CheckConstraint(
                condition=Q(offline_at__isnull=True) | Q(offline_at__gt=F("publish_at")),
                name="article_shelf_times",
            ),
            models.CheckConstraint(
                condition=Q(view_num__gte=0, agree_num__gte=0, collect_num__gte=0, comment_num__gte=0),
                name="article_counters",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}-{self.title}"


class ArticleWords(models.Model):
    """What an article is found by: a row of its own, so that nobody reads it along with the article.

    Source: docs/rules/search.md
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="words", verbose_name=_("文章")
    )
    search = SearchVectorField(_("搜索词"))

    class Meta:
        verbose_name = verbose_name_plural = _("文章搜索词")
        indexes = [GinIndex(fields=["search"], name="article_search")]

    def __str__(self) -> str:
        return str(self.article_id)


class ArticleLike(models.Model):
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="likes", verbose_name=_("文章")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("账号")
    )
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("文章点赞")
        constraints = [models.UniqueConstraint(fields=["article", "account"], name="article_liked_once")]

    def __str__(self) -> str:
        return f"{self.article_id}:{self.account_id}"


class ViewBatch(models.Model):
    """Views that were taken over from Valkey; the row keeps the same ones from counting twice."""

    key = models.CharField(_("批次"), max_length=26, unique=True)
    views = models.BigIntegerField(_("阅读数"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("阅读数批次")

    def __str__(self) -> str:
        return self.key


class CommentQuerySet(models.QuerySet["Comment"]):
    def counted(self) -> Self:
        """What everybody sees."""
        return self.filter(visibility=Visibility.SHOWN, deleted_at__isnull=True)


class Comment(Voted):
    """What somebody says of an article, or answers to another comment of the same article.

    That the parent belongs to the same article is a foreign key over both columns, in the first migration.

    Source: docs/rules/comments.md
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="comments", verbose_name=_("文章")
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("回复")
    )
    # Whom the thread began with; empty on the first of a thread.
    root = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("主题")
    )
    depth = models.PositiveSmallIntegerField(_("层"), default=1)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("作者")
    )
    # Empty once its author deleted it: nothing of it is kept.
    text = models.CharField(_("内容"), max_length=LONGEST_COMMENT, blank=True)
    visibility = models.PositiveSmallIntegerField(_("可见"), choices=Visibility, default=Visibility.SHOWN)
    created_at = models.DateTimeField(_("时间"))
    edited_at = models.DateTimeField(_("修改时间"), null=True, blank=True)
    deleted_at = models.DateTimeField(_("删除时间"), null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("评论")
        indexes = [
            models.Index(fields=["article", "-id"], condition=Q(root__isnull=True), name="comment_threads"),
            models.Index(
                fields=["article", "-agree_number", "-id"],
                condition=Q(root__isnull=True),
                name="comment_best",
            ),
            models.Index(fields=["root", "id"], condition=Q(root__isnull=False), name="comment_replies"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "article"], name="comment_of_article"),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="comment_visibility_known"
            ),
            models.CheckConstraint(condition=Q(depth__range=(1, DEEPEST)), name="comment_depth"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, root__isnull=True, depth=1)
                | Q(parent__isnull=False, root__isnull=False, depth__gt=1),
                name="comment_reply_has_thread",
            ),
            models.CheckConstraint(
                condition=Q(deleted_at__isnull=True) & ~Q(text="") | Q(deleted_at__isnull=False, text=""),
                name="comment_deleted_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}:{self.pk}"

    @property
    def is_counted(self) -> bool:
        """Whether everybody sees it."""
        return self.visibility == Visibility.SHOWN and self.deleted_at is None


class CommentVote(Vote):
    target = models.ForeignKey(
        Comment, on_delete=models.CASCADE, related_name="votes", verbose_name=_("评论")
    )

    class Meta(Vote.Meta):
        verbose_name = verbose_name_plural = _("评论投票")
        constraints = one_each("comment_vote")


class CollectionQuerySet(models.QuerySet["Collection"]):
    def for_account(self, account_id: int) -> Self:
        return self.filter(account_id=account_id)


class Collection(models.Model):
    """Something that somebody keeps: an article, or what can be sold. In the API `article:3`, `course:5`, `degree:1`.

    Source: docs/rules/favourites.md
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("账号")
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="collections",
        verbose_name=_("文章"),
    )
    product = models.ForeignKey(
        Product, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("商品")
    )
    at = models.DateTimeField(_("时间"))

    objects = CollectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("收藏")
        indexes = [models.Index(fields=["account", "-at", "-id"], name="collection_page")]
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=False, product__isnull=True)
                | Q(article__isnull=True, product__isnull=False),
                name="collection_is_exactly_one_thing",
            ),
            models.UniqueConstraint(
                fields=["account", "article"],
                condition=Q(article__isnull=False),
                name="article_collected_once",
            ),
            models.UniqueConstraint(
                fields=["account", "product"],
                condition=Q(product__isnull=False),
                name="product_collected_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.article_id or self.product_id}"
