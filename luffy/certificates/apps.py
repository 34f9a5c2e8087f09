from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "luffy.certificates"
    verbose_name = "结业证书"
