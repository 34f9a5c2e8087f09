"""How django-allauth signs browsers in here: its sessions and flows, our rules."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from luffy.accounts import reset, services, throttle
from luffy.accounts.models import Account
from luffy.accounts.names import normal
from luffy.accounts.visit import Visit
from luffy.core.client import client_address
from luffy.core.clock import now


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Names, passwords and limits are those of `services`, whatever door people come through."""

    def pre_authenticate(self, request: HttpRequest, **credentials: object) -> None:
        """Count nothing here: `backends.PasswordBackend` counts, for Django's admin as well."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """Count before looking whether the name is taken, so that nobody can ask for names without end."""
        if not shallow:
            client = throttle.neighbourhood(client_address(self.request))
            throttle.take(throttle.registrations_per_address(), client)
        return str(super().clean_username(normal(username), shallow))

    def save_user(
        self,
        request: HttpRequest,
        user: Account,
        form: Any,
        commit: bool = True,  # noqa: ARG002 - allauth's signature
    ) -> Account:
        given = form.cleaned_data
        user.username, user.email = given["username"], given.get("email") or ""
        visit = Visit("browser", client_address(request))
        return services.add(user, password=given["password"], visit=visit, now=now())

    def set_password(self, user: Account, password: str) -> None:
        """After a reset; changing it is an endpoint of ours."""
        visit = Visit("browser", client_address(self.request))
        reset.set_new_password(account=user, password=password, visit=visit, now=now())
