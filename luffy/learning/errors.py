"""Refusals of lessons. Numbers: access 24xx, play and progress 25xx."""

from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class LessonNotFound(LuffyError):
    """There is none, or its course is not to be seen."""

    code, status, msg = 2500, 404, _("课时不存在")


class LessonLocked(LuffyError):
    """`reason`: a word of `access.Closed`; `course_id` is where it can be had."""

    code, status, msg = 2501, 403, _("还没有学习这个课时的权限")


class TicketRefused(LuffyError):
    """A play or download address that is over, somebody else's, changed, or of a lesson that is closed now."""

    code, status, msg = 2502, 403, _("播放地址已失效, 请刷新页面")


class TooManyDevices(LuffyError):
    code, status, msg = 2503, 409, _("同时播放的设备太多, 请先停止其他设备上的播放")


class NothingToPlay(LuffyError):
    """The lesson has no film, or its source is not set up."""

    code, status, msg = 2504, 409, _("这个视频暂时不能播放")


class FilmNotReady(LuffyError):
    """`percent` is how far its packaging is."""

    code, status, msg = 2505, 409, _("视频正在转码, 请稍后再来")


class NotMarkedByHand(LuffyError):
    """A film that we can time is done by watching it, an exercise by solving it."""

    code, status, msg = 2506, 409, _("能计时的视频和练习不能手动标记为已学完")


class MaterialNotFound(LuffyError):
    code, status, msg = 2507, 404, _("资料不存在")
