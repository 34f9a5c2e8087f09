from typing import Literal

CertificateRulesQueryKind = Literal["course", "degree"]

CERTIFICATE_RULES_QUERY_KIND_VALUES: set[CertificateRulesQueryKind] = {
    "course",
    "degree",
}


def check_certificate_rules_query_kind(value: str) -> CertificateRulesQueryKind:
    if value in CERTIFICATE_RULES_QUERY_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CERTIFICATE_RULES_QUERY_KIND_VALUES!r}")
