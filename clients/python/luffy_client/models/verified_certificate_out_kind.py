from typing import Literal

VerifiedCertificateOutKind = Literal["course", "degree"]

VERIFIED_CERTIFICATE_OUT_KIND_VALUES: set[VerifiedCertificateOutKind] = {
    "course",
    "degree",
}


def check_verified_certificate_out_kind(value: str) -> VerifiedCertificateOutKind:
    if value in VERIFIED_CERTIFICATE_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VERIFIED_CERTIFICATE_OUT_KIND_VALUES!r}")
