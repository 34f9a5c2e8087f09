"""Every address of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from luffy.api import api
from luffy.core.views import healthz, readyz
from luffy.payments.metrics import metrics_view

handler400 = "luffy.core.views.bad_request"
handler404 = "luffy.storefront.views.not_found"
handler500 = "luffy.core.views.server_error"

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("metrics", metrics_view),
    path("_allauth/", include("luffy.accounts.urls")),
    path("api/v1/", api.urls),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
    path("", include("luffy.storefront.urls")),
]
