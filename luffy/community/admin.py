from django.contrib import admin

from luffy.community.models import (
    Article,
    ArticleLike,
    ArticleSource,
    Collection,
    Comment,
    CommentVote,
    ViewBatch,
)
from luffy.core.admin import ModelAdmin, ReadOnlyAdmin


@admin.register(ArticleSource)
class ArticleSourceAdmin(ModelAdmin[ArticleSource]):
    search_fields = ("name",)


@admin.register(Article)
class ArticleAdmin(ReadOnlyAdmin):
    """Written on the editors' page, which cleans the body and shows what readers get."""

    list_display = (
        "title",
        "source",
        "article_type",
        "position",
        "status",
        "order",
        "publish_at",
        "offline_at",
    )
    list_filter = ("status", "position", "article_type", "source")
    list_select_related = ("source",)
    search_fields = ("title",)


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    """Decided about in the moderation queue."""

    list_display = ("article", "author", "visibility", "created_at", "deleted_at")
    list_filter = ("visibility",)
    list_select_related = ("article", "author")
    search_fields = ("text", "author__username")


@admin.register(ArticleLike, Collection, CommentVote, ViewBatch)
class CommunityFactAdmin(ReadOnlyAdmin):
    """Facts that the counters are made of."""
