"""What browsers may call of django-allauth: sign up, in (in two steps) and out, sessions, forgotten passwords.

Nothing else of it is reachable.

It lives under /_allauth/browser/v1/ with allauth's own names and answers, so that its documentation applies.
"""

from allauth.headless.account.views import LoginView, SessionView, SignupView
from allauth.headless.base.views import ConfigView
from allauth.headless.constants import Client
from allauth.headless.usersessions.views import SessionsView
from django.urls import path

from luffy.accounts.views import AskForResetView, ResetView, SecondFactorView

urlpatterns = [
    path("browser/v1/config", ConfigView.as_api_view(client=Client.BROWSER)),
    path("browser/v1/auth/session", SessionView.as_api_view(client=Client.BROWSER)),
    path("browser/v1/auth/login", LoginView.as_api_view(client=Client.BROWSER)),
    path("browser/v1/auth/2fa/authenticate", SecondFactorView.as_api_view(client=Client.BROWSER)),
    path("browser/v1/auth/signup", SignupView.as_api_view(client=Client.BROWSER)),
    path("browser/v1/auth/sessions", SessionsView.as_api_view(client=Client.BROWSER)),
    path("browser/v1/auth/password/request", AskForResetView.as_api_view(client=Client.BROWSER)),
    path("browser/v1/auth/password/reset", ResetView.as_api_view(client=Client.BROWSER)),
]
