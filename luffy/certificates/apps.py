from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "luffy.certificates"
    verbose_name = _("结业证书")
