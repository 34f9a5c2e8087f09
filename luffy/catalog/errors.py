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


class EditedMeanwhile(LuffyError):
    """Somebody saved the course since it was read; nothing was written. `changed` says what, `by` and `at` whose."""

    code, status, msg = 3400, 409, _("课程已被其他人修改, 请核对后再保存")


class CourseIncomplete(LuffyError):
    """What is mandatory for a course on the shelf is missing: each with the field it is filled in at."""

    code, status, msg = 3401, 409, _("课程内容不完整, 还不能上架")


class LessonInUse(LuffyError):
    """A lesson or chapter would be removed that `held_by` hangs on."""

    code, status, msg = 3402, 409, _("“{lesson}”已有关联的记录, 不能删除")


class VersionNotFound(LuffyError):
    code, status, msg = 3403, 404, _("没有这个版本")


class PlanRefused(LuffyError):
    """Neither moment is still to come, or the course would be taken off before it is put on."""

    code, status, msg = 3404, 422, _("上下架时间不正确: 须在将来, 且上架早于下架")


class CategoryNotFound(LuffyError):
    code, status, msg = 3405, 404, _("没有这个分类")


class CategoryInUse(LuffyError):
    """A category that courses or sub-categories stand in."""

    code, status, msg = 3406, 409, _("分类下还有内容, 不能删除")
