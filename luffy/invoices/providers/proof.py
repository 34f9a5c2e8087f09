"""The provider that is built in: a proof of the invoice as a PDF, with no worth before the tax authority."""

import json
from pathlib import Path

import pylopdf_fonts_zh_cn as fonts
import typst
from django.conf import settings

from luffy.core.money import yuan
from luffy.invoices.capital import capital
from luffy.invoices.providers import Draft, Issued

_TEMPLATE = Path(__file__).with_name("proof.typ")


class Proof:
    name = "proof"

    def issue(self, draft: Draft) -> Issued:
        return Issued(official_number=f"PROOF-{draft.number}", pdf=printed(draft))


def printed(draft: Draft) -> bytes:
    """The PDF. The typeface comes with us and is embedded: neither we nor a reader need one of the system's."""
    pdf: bytes = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        font_paths=[str(fonts.sans_path().parent)],
        ignore_system_fonts=True,
        # What people wrote comes as JSON and so is never read as the template's language.
        sys_inputs={"invoice": json.dumps(_shown(draft))},
    )
    return pdf


def _shown(draft: Draft) -> dict[str, object]:
    return {
        "number": f"PROOF-{draft.number}",
        "order": draft.order_number,
        "date": f"{draft.date:%Y年%m月%d日}",
        "buyer": draft.title,
        "buyer_tax_number": draft.tax_number or "—",
        "seller": settings.INVOICE_SELLER_NAME,
        "seller_tax_number": settings.INVOICE_SELLER_TAX_NUMBER or "—",
        "lines": [{"name": line.name, "amount": _signed(line.amount_fen)} for line in draft.lines],
        "amount": _signed(draft.amount_fen),
        "capital": capital(draft.amount_fen),
        "reddens": draft.reddens,
    }


def _signed(amount_fen: int) -> str:
    return f"-¥{yuan(-amount_fen)}" if amount_fen < 0 else f"¥{yuan(amount_fen)}"
