"""Whom a withdrawal is paid to, and how that is kept: sealed, since it is nobody's business but the bank's."""

import json
from dataclasses import asdict, dataclass

from luffy.core import sealed
from luffy.wallet.errors import PayeeUnreadable

PURPOSE = "luffy.wallet.payee"


@dataclass(frozen=True, slots=True)
class Payee:
    """A bank account; `account` is digits only."""

    holder: str
    bank: str
    account: str

    @property
    def masked(self) -> dict[str, str]:
        """What may be seen in a list: 王**, and the last four digits."""
        return {"holder": f"{self.holder[:1]}**", "bank": self.bank, "account": f"**** {self.account[-4:]}"}


def seal(payee: Payee) -> str:
    return sealed.seal(json.dumps(asdict(payee)), PURPOSE)


def unseal(text: str) -> Payee:
    """Raises: PayeeUnreadable, where the key of that time is gone."""
    try:
        return Payee(**json.loads(sealed.unseal(text, PURPOSE)))
    except sealed.SealBroken as error:
        raise PayeeUnreadable from error
