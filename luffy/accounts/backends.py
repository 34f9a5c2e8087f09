"""The door through which Django, its admin and django-allauth check passwords: the same as the API's."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import HttpRequest

from luffy.accounts import services
from luffy.accounts.errors import SignInFailed
from luffy.accounts.models import Account
from luffy.accounts.permissions import may_in_tables, sees_tables_of
from luffy.accounts.visit import Visit
from luffy.core.client import UNKNOWN, client_address
from luffy.core.clock import now


class PasswordBackend(ModelBackend):
    """Sign in by user name or e-mail, throttled; in the back office's tables, roles say what may be done."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        email: str | None = None,
        **_others: object,
    ) -> Account | None:
        """Raises: TooManyRequests, which becomes 429 for every door."""
        name = username or email
        if not name or password is None:
            return None
        visit = Visit("browser", client_address(request) if request is not None else UNKNOWN)
        try:
            return services.authenticate(name=name, password=password, visit=visit, now=now())
        except SignInFailed:
            return None

    def has_perm(self, user_obj: Account | AnonymousUser, perm: str, obj: Model | None = None) -> bool:
        """What Django itself would grant, and what the role does: `catalog.change_course`."""
        if not isinstance(user_obj, Account) or not user_obj.is_active:
            return False
        app, _dot, name = perm.partition(".")
        right, _line, model = name.partition("_")
        by_role = user_obj.is_staff and may_in_tables(user_obj.role, right, app, model)
        return by_role or super().has_perm(user_obj, perm, obj)

    def has_module_perms(self, user_obj: Account | AnonymousUser, app_label: str) -> bool:
        if not isinstance(user_obj, Account) or not user_obj.is_active:
            return False
        by_role = user_obj.is_staff and sees_tables_of(user_obj.role, app_label)
        return by_role or super().has_module_perms(user_obj, app_label)
