"""A certificate as a PDF, made whenever somebody wants it: nothing of it is stored twice."""

import json
from pathlib import Path

import pylopdf_fonts_zh_cn as fonts
import segno
import typst
from django.conf import settings

from luffy.certificates.models import Certificate
from luffy.certificates.rule import grouped

_TEMPLATE = Path(__file__).with_name("certificate.typ")


def address_of(certificate: Certificate) -> str:
    """Where anybody sees whether it counts."""
    return f"{settings.BASE_URL}/certificates/{certificate.number}"


def qr_code(certificate: Certificate) -> str:
    """That address to be scanned, as an SVG element."""
    return segno.make_qr(address_of(certificate), error="m").svg_inline(omitsize=True, border=2)


def printed(certificate: Certificate) -> bytes:
    """The PDF. Names come as JSON and are never read as the template's language; the typeface is embedded."""
    pdf: bytes = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        font_paths=[str(fonts.sans_path().parent)],
        ignore_system_fonts=True,
        sys_inputs={"certificate": json.dumps(_shown(certificate))},
    )
    return pdf


def _shown(certificate: Certificate) -> dict[str, object]:
    return {
        "number": grouped(certificate.number),
        "holder": certificate.holder,
        "title": certificate.title,
        "is_degree": certificate.degree_enrolment_id is not None,
        "completed": f"{certificate.completed_date:%Y年%m月%d日}",
        "issued": f"{certificate.issued_at:%Y-%m-%d}",
        "school": settings.INVOICE_SELLER_NAME,
        "address": address_of(certificate),
        "qr": segno.make_qr(address_of(certificate), error="m").svg_inline(border=2, scale=4),
        "is_valid": certificate.is_valid,
    }
