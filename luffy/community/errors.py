from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class ArticleNotFound(LuffyError):
    """There is none, or it is not published yet."""

    code, status, msg = 3100, 404, _("没有找到这篇文章")


class ArticleGone(LuffyError):
    """It was there; `related` are others about the same."""

    code, status, msg = 3101, 410, _("这篇文章已下线")


class ArticleTitleTaken(LuffyError):
    code, status, msg = 3102, 409, _("已经有同名的文章")


class VideoMissing(LuffyError):
    code, status, msg = 3103, 422, _("视频文章须填写视频编号")


class ShelfTimesRefused(LuffyError):
    code, status, msg = 3104, 422, _("下架时间须晚于上架时间")


class SourceNotFound(LuffyError):
    code, status, msg = 3105, 404, _("没有找到这个文章来源")


class SourceTaken(LuffyError):
    code, status, msg = 3106, 409, _("已经有这个文章来源")


class CommentNotFound(LuffyError):
    """There is none, it is somebody else's, or nobody may see it any more."""

    code, status, msg = 3110, 404, _("没有找到这条评论")


class ParentNotHere(LuffyError):
    """What it answers is not a comment of this article, or no longer shown."""

    code, status, msg = 3111, 409, _("要回复的评论已经不在这里")


class EditWindowOver(LuffyError):
    """`minutes`: how long a comment can be changed."""

    code, status, msg = 3112, 409, _("评论发表 {minutes} 分钟后不能再修改")


class FavouriteNotFound(LuffyError):
    """There is no such article, course or degree for the public."""

    code, status, msg = 3120, 404, _("没有找到要收藏的内容")


class TooManyFavourites(LuffyError):
    """`most`: how many there may be."""

    code, status, msg = 3121, 409, _("收藏已满 {most} 个, 请先取消一些")
