"""django-allauth's interface for forgotten passwords, with our limits."""

from typing import Any, cast

from allauth.headless.account.response import RequestPasswordResponse
from allauth.headless.account.views import RequestPasswordResetView, ResetPasswordView
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from luffy.accounts import reset, throttle
from luffy.accounts.visit import Visit
from luffy.core.client import client_address
from luffy.core.clock import now


class AskForResetView(RequestPasswordResetView):  # type: ignore[misc]
    """One answer, whether the address is known or not."""

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        reset.ask(
            email=self.input.cleaned_data["email"],
            language=get_language() or "",
            visit=Visit("browser", client_address(request)),
            now=now(),
        )
        return cast("HttpResponse", RequestPasswordResponse(request))


class ResetView(ResetPasswordView):  # type: ignore[misc]
    """GET says whether a key is good, POST sets the password."""

    def handle(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        throttle.take(reset.KEYS_PER_ADDRESS, throttle.neighbourhood(client_address(request)))
        return cast("HttpResponse", super().handle(request, *args, **kwargs))
