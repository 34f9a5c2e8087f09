"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from luffy.api import api
from luffy.core.views import healthz, readyz

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("admin/", admin.site.urls),
    path("_allauth/", include("luffy.accounts.urls")),
    path("api/v1/", api.urls),
]
