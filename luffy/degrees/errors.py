from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class PromisesTooMuch(LuffyError):
    """Homework and the best tier are worth more than the degree's scholarship; `promised` and `total` say how much."""

    code, status, msg = 1910, 422, _("作业与最高档奖学金合计 {promised} 贝里, 超过总奖学金 {total} 贝里")


class EnrolmentNotFound(LuffyError):
    code, status, msg = 1911, 404, _("没有这份学位报名")


class EnrolmentCannotMove(LuffyError):
    """The enrolment is not in a state from which this is possible; `study_status` is the one it is in."""

    code, status, msg = 1912, 409, _("当前学习状态不能这样操作")


class ModuleCannotMove(LuffyError):
    """The module is not in a state from which this is possible; `status` is the one it is in."""

    code, status, msg = 1913, 409, _("该模块当前不能这样操作")


class ModuleOfAnotherDegree(LuffyError):
    code, status, msg = 1914, 422, _("学员要开通的模块必须与其报名的学位课程一致!")


class EnrolmentOver(LuffyError):
    """Its time has passed; `valid_until` was the last day."""

    code, status, msg = 1915, 409, _("学习期限已于 {valid_until} 结束")


class FormExists(LuffyError):
    code, status, msg = 1916, 409, _("报名表已提交")


class FormMissing(LuffyError):
    code, status, msg = 1917, 404, _("还没有报名表")


class PausedTooLong(LuffyError):
    """`most` days of pause were used up."""

    code, status, msg = 1918, 409, _("休学累计最多 {most} 天, 已用完")


class NotAMentor(LuffyError):
    code, status, msg = 1919, 422, _("只能指派导师账号")


class EditionNotFound(LuffyError):
    code, status, msg = 1920, 404, _("没有这个版次")


class HolidayNotFound(LuffyError):
    code, status, msg = 1921, 404, _("没有这个假期")


class HomeworkTaken(LuffyError):
    code, status, msg = 1922, 409, _("该章节已有同名作业, 或该模块的这个顺序已被占用")


class ChapterOfAnotherDegree(LuffyError):
    code, status, msg = 1923, 422, _("章节不属于这门学位")


class HomeworkNotFound(LuffyError):
    """There is none, it is somebody else's, or its module is not open."""

    code, status, msg = 1930, 404, _("没有这份作业")


class AlreadyPassed(LuffyError):
    code, status, msg = 1931, 409, _("作业已通过, 无需再交")


class WaitsForGrade(LuffyError):
    """The latest hand-in is not graded yet; it can be taken back by nobody."""

    code, status, msg = 1932, 409, _("上一次提交还在批改中")


class NothingHandedIn(LuffyError):
    code, status, msg = 1933, 422, _("请填写内容, 链接或上传文件")


class AlreadyGraded(LuffyError):
    """Somebody graded it meanwhile; `grade` is what she gave. Changing it is a regrade, with a reason."""

    code, status, msg = 1934, 409, _("这次提交已被批改为 {grade}, 改判请填写原因")


class Superseded(LuffyError):
    """There is a newer hand-in."""

    code, status, msg = 1935, 409, _("学员已重新提交, 请批改最新一次")


class NotGradedYet(LuffyError):
    code, status, msg = 1936, 409, _("还没有批改")


class ReasonRequired(LuffyError):
    code, status, msg = 1937, 422, _("请填写改判原因")


class UploadNotFound(LuffyError):
    """There is none, it is somebody else's, or it was handed in already."""

    code, status, msg = 1938, 404, _("没有这个文件")


class UploadQuotaReached(LuffyError):
    """One account keeps no more than `most_files` files of `most_bytes` bytes together."""

    code, status, msg = 1939, 409, _("文件空间已满: 最多 {most_files} 个文件, 共 {most_megabytes} MB")


class AppealNotFound(LuffyError):
    code, status, msg = 1940, 404, _("没有这条申诉")


class AlreadyAppealed(LuffyError):
    """Each grading can be appealed once."""

    code, status, msg = 1941, 409, _("这次批改已申诉过")


class AppealDecided(LuffyError):
    """Somebody decided meanwhile; `state` is what she decided."""

    code, status, msg = 1942, 409, _("这条申诉已处理")


class PenaltyNotFound(LuffyError):
    code, status, msg = 1943, 404, _("没有这条待审批的处罚")


class PenaltyDecided(LuffyError):
    """Somebody decided meanwhile, or a regrade withdrew it (`none`); `state` is what it is now."""

    code, status, msg = 1944, 409, _("这条处罚已处理")


class SnippetNotFound(LuffyError):
    code, status, msg = 1950, 404, _("没有这条常用批注")


class SnippetExists(LuffyError):
    code, status, msg = 1951, 409, _("已有同名的常用批注")


class TooManySnippets(LuffyError):
    code, status, msg = 1952, 409, _("常用批注最多 {most} 条")


class NotStudiedYet(LuffyError):
    code, status, msg = 1953, 409, _("还没有学习, 不能评价")


class ReviewExists(LuffyError):
    code, status, msg = 1954, 409, _("已经评价过了")


class OwnDegreeReview(LuffyError):
    code, status, msg = 1955, 409, _("不能给自己的评价投票")
