from typing import Literal

OpsCertificateOutKind = Literal["course", "degree"]

OPS_CERTIFICATE_OUT_KIND_VALUES: set[OpsCertificateOutKind] = {
    "course",
    "degree",
}


def check_ops_certificate_out_kind(value: str) -> OpsCertificateOutKind:
    if value in OPS_CERTIFICATE_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_CERTIFICATE_OUT_KIND_VALUES!r}")
