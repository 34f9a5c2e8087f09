from typing import Literal

CertificateRulesKind = Literal["course", "degree"]

CERTIFICATE_RULES_KIND_VALUES: set[CertificateRulesKind] = {
    "course",
    "degree",
}


def check_certificate_rules_kind(value: str) -> CertificateRulesKind:
    if value in CERTIFICATE_RULES_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CERTIFICATE_RULES_KIND_VALUES!r}")
