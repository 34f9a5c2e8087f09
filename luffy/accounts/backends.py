"""The door through which Django, its admin and django-allauth check passwords: the same as the API's."""

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from luffy.accounts import services
from luffy.accounts.errors import SignInFailed
from luffy.accounts.models import Account
from luffy.accounts.visit import Visit
from luffy.core.client import UNKNOWN, client_address
from luffy.core.clock import now


class PasswordBackend(ModelBackend):
    """Sign in by user name or e-mail, throttled."""

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
