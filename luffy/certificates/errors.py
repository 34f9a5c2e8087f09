from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class CertificateNotFound(LuffyError):
    """There is none of this number, or it is somebody else's."""

    code, status, msg = 2900, 404, _("没有找到这份证书")


class CertificateAlreadyRevoked(LuffyError):
    code, status, msg = 2901, 409, _("这份证书已经撤销")


class CertificateNotRevoked(LuffyError):
    code, status, msg = 2902, 409, _("这份证书没有被撤销")


class CertificateTargetNotFound(LuffyError):
    """No such course or degree; a module has no certificate of its own."""

    code, status, msg = 2903, 404, _("没有找到这门课程或学位")
