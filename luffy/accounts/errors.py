from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class UsernameTaken(LuffyError):
    code, status, msg = 1200, 409, _("用户名已被使用")


class EmailTaken(LuffyError):
    code, status, msg = 1201, 409, _("邮箱已被使用")


class UsernameRefused(LuffyError):
    code, status, msg = (
        1202,
        422,
        _("用户名须为 2 到 64 个文字、数字或 @ . + - _; 写成邮箱时须与所填邮箱一致"),
    )


class PasswordRefused(LuffyError):
    """`reasons` are for people."""

    code, status, msg = 1203, 422, _("密码不符合要求: {reasons}")

    @property
    def text(self) -> str:
        reasons = " ".join(self.detail.get("reasons", []))
        return str(self.msg).format(reasons=reasons)


class SignInFailed(LuffyError):
    """Unknown name, wrong password, disabled account: one answer, so that nobody learns which names exist."""

    code, status, msg = 1204, 401, _("用户名或密码不正确")


class OldPasswordWrong(LuffyError):
    code, status, msg = 1205, 422, _("原密码不正确")


class EmailRefused(LuffyError):
    code, status, msg = 1206, 422, _("邮箱地址不正确")


class ResetLinkInvalid(LuffyError):
    code, status, msg = 1207, 409, _("链接已失效, 请重新申请")


class PasswordWrong(LuffyError):
    code, status, msg = 1209, 422, _("密码不正确")


class SecondFactorNeeded(LuffyError):
    """Staff may do nothing else until they have set it up, and come in by it."""

    code, status, msg = 1210, 403, _("工作人员须先开启两步验证, 并用它登录")


class CodeMissing(LuffyError):
    """The password is right, and the account has a second factor."""

    code, status, msg = 1211, 401, _("请填写两步验证码")


class CodeWrong(LuffyError):
    code, status, msg = 1212, 422, _("验证码不正确或已用过")


class SecondFactorIsOn(LuffyError):
    code, status, msg = 1213, 409, _("两步验证已经开启")


class SecondFactorIsOff(LuffyError):
    code, status, msg = 1214, 409, _("两步验证没有开启")


class SecondFactorMustStay(LuffyError):
    code, status, msg = 1215, 409, _("工作人员的两步验证不能关闭")


class SetUpOver(LuffyError):
    """The ticket is older than 15 minutes, somebody else's, or was changed."""

    code, status, msg = 1216, 409, _("这次设置已失效, 请重新开始")


class LastAdministrator(LuffyError):
    code, status, msg = 1217, 409, _("不能撤掉最后一位管理员")


class AccountNotFound(LuffyError):
    code, status, msg = 1218, 404, _("没有这个账号")


class MailNotSetUp(LuffyError):
    code, status, msg = 1208, 503, _("这里还不能发送邮件, 请联系管理员重设密码")


class ScopeMissing(LuffyError):
    """The token was made for something else; `scope` is what the call needs."""

    code, status, msg = 1219, 403, _("这个令牌没有所需的权限范围: {scope}")
