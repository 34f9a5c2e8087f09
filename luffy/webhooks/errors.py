from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class EndpointNotFound(LuffyError):
    code, status, msg = 3500, 404, _("没有找到接收地址")


class AddressRefused(LuffyError):
    """`reason`: form, scheme, credentials or private."""

    code, status, msg = 3501, 422, _("不能使用这个接收地址: 须为公网的 https 地址, 不含用户名和密码")


class DeliveryNotFound(LuffyError):
    code, status, msg = 3502, 404, _("没有找到推送记录")


class EndpointOff(LuffyError):
    code, status, msg = 3503, 409, _("接收地址已停用, 请先启用")


class TooManyEndpoints(LuffyError):
    code, status, msg = 3504, 409, _("最多可以有 {limit} 个接收地址")


class DeliveryUnderWay(LuffyError):
    code, status, msg = 3505, 409, _("这条推送正在进行, 不需要重新推送")
