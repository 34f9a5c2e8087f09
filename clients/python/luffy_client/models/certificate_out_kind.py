from typing import Literal

CertificateOutKind = Literal["course", "degree"]

CERTIFICATE_OUT_KIND_VALUES: set[CertificateOutKind] = {
    "course",
    "degree",
}


def check_certificate_out_kind(value: str) -> CertificateOutKind:
    if value in CERTIFICATE_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CERTIFICATE_OUT_KIND_VALUES!r}")
