"""How passwords are hashed, and which are refused."""

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DEMO_PASSWORD = "luffy-demo"  # noqa: S105 - public by design; see `checks`
SHORTEST, LONGEST = 8, 256


class Argon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane: what OWASP advises as the least.

    Django's default takes 100 MiB a guess, which lets a burst of sign-ins exhaust the machine.
    """

    time_cost, memory_cost, parallelism = 2, 19 * 1024, 1


class NotTooLong:
    """Refuse what is too long to be hashed, instead of cutting it silently."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        del user
        if len(password) > LONGEST:
            raise ValidationError(_("密码不能超过 256 个字符。"), code="password_too_long")

    def get_help_text(self) -> str:
        return _("密码不能超过 256 个字符。")


class LongEnough:
    """Refuse what can be guessed by its length alone."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        del user
        if len(password) < SHORTEST:
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self) -> str:
        return _("密码至少要有 8 个字符。")


class NotTheDemoPassword:
    """Refuse the password of the demo accounts: it stands in the README."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        del user
        if password == DEMO_PASSWORD:
            raise ValidationError(_("这是公开的演示密码。"), code="password_of_demo")

    def get_help_text(self) -> str:
        return _("不能使用公开的演示密码。")
