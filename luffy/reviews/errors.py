from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class NotBought(LuffyError):
    """She has no purchase of it that has begun and was not given back."""

    code, status, msg = 2800, 409, _("购买并开始学习后才能评价")


class AlreadyReviewed(LuffyError):
    """One review for each purchase; the one that is there can be edited."""

    code, status, msg = 2801, 409, _("这次购买已经评价过了")


class ReviewNotFound(LuffyError):
    code, status, msg = 2802, 404, _("没有找到这条评价")


class TooLateToEdit(LuffyError):
    code, status, msg = 2803, 409, _("评价发表 30 天后不能再修改")


class OwnReview(LuffyError):
    code, status, msg = 2804, 409, _("不能给自己的评价投票")
