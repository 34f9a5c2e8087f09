"""The back office's tables (Django's admin): one door for staff, the same as everywhere."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from luffy.accounts.auth import has_shown, is_asked_for_second_factor
from luffy.accounts.models import Account

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite
else:
    from unfold.sites import UnfoldAdminSite as AdminSite


class BackOffice(AdminSite):
    """People sign in where all do, so that no door here is without the second step."""

    def has_permission(self, request: HttpRequest) -> bool:
        account = request.user
        if not isinstance(account, Account) or not (account.is_active and account.is_staff):
            return False
        return has_shown(request) or not is_asked_for_second_factor(account)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """To the page where people sign in, and back; who is short of the second factor goes to set it up."""
        del extra_context
        account = request.user
        wanted = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        if isinstance(account, Account) and account.is_staff:
            return HttpResponseRedirect(f"/account/second-factor?{urlencode({'next': wanted})}")
        return HttpResponseRedirect(f"/login?{urlencode({'next': wanted})}")
