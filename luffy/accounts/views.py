"""django-allauth's interface for forgotten passwords and second factors, with our limits."""

from typing import Any, cast

from allauth.headless.account.response import RequestPasswordResponse
from allauth.headless.account.views import RequestPasswordResetView, ResetPasswordView
from allauth.headless.internal.restkit.response import ErrorResponse
from allauth.headless.mfa.views import AuthenticateView
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from luffy.accounts import codes, reset, services, throttle
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


class SecondFactorView(AuthenticateView):  # type: ignore[misc]
    """The second step of signing in: a code of the app, or a recovery code."""

    def get_input_kwargs(self) -> dict[str, Any]:
        """Counted before it is looked at."""
        codes.take_try(self.stage.login.user.pk)
        return cast("dict[str, Any]", super().get_input_kwargs())

    def handle_invalid_input(self, input: Any) -> ErrorResponse:  # noqa: A002 - allauth's signature
        self._note(is_right=False)
        return super().handle_invalid_input(input)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        codes.forget_tries(self.stage.login.user.pk)
        self._note(is_right=True)
        return cast("HttpResponse", super().post(request, *args, **kwargs))

    def _note(self, *, is_right: bool) -> None:
        visit = Visit("browser", client_address(self.request))
        services.note_second_factor(self.stage.login.user, is_right=is_right, visit=visit, now=now())
