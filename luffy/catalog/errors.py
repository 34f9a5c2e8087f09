"""What the catalogue refuses."""

from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class CourseNotFound(LuffyError):
    """No such course or product, or one that is not shown to the public."""

    code, status, msg = 1001, 404, _("课程不存在")


class PricePolicyNotFound(LuffyError):
    """The policy does not exist, was withdrawn, or belongs to another product."""

    code, status, msg = 1002, 404, _("价格策略不存在")


class DegreeNotFound(LuffyError):
    code, status, msg = 1301, 404, _("学位课程不存在")


class NotOnSale(LuffyError):
    """Known, but cannot be bought now. `reason`: offline, announced, module or no_price."""

    code, status, msg = 1302, 409, _("该课程暂不可购买")


class TeacherNotFound(LuffyError):
    """There is none, or one who teaches nothing that is shown."""

    code, status, msg = 1304, 404, _("没有这位老师")


class PlanNotFound(LuffyError):
    code, status, msg = 1305, 404, _("会员方案不存在")


class CatalogueRefused(LuffyError):
    """A course, degree or price as an operator wrote it breaks a rule; `fields` says which and where."""

    code, status, msg = 1303, 422, _("课程内容不正确")
