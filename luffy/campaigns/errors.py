from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class CampaignNotFound(LuffyError):
    code, status, msg = 3300, 404, _("活动不存在")


class CampaignTermsRefused(LuffyError):
    """`reasons`: what does not fit together, for people."""

    code, status, msg = 3301, 422, _("活动内容有误: {reasons}")

    @property
    def text(self) -> str:
        return str(self.msg).format(reasons=" ".join(self.detail.get("reasons", [])))


class SegmentIncomplete(LuffyError):
    """The filter needs one more thing: `field`."""

    code, status, msg = 3302, 422, _("人群条件不完整: 缺少 {field}")


class SegmentTooLarge(LuffyError):
    code, status, msg = 3303, 422, _("人群超过 {most} 人, 请缩小范围")


class CampaignStopped(LuffyError):
    code, status, msg = 3304, 409, _("活动已停止")
