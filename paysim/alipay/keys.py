"""The identities and keys of the Alipay side."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from paysim.chance import digits
from paysim.keys import load_identities, load_key, private_pem, public_pem, write_text


@dataclass(frozen=True)
class AlipayKeys:
    """`stranger` belongs to nobody: forged notices are signed with it."""

    app_id: str
    seller_id: str
    platform: rsa.RSAPrivateKey
    app: rsa.RSAPrivateKey
    stranger: rsa.RSAPrivateKey

    def write_client(self, folder: Path, public_base: str) -> dict[str, str]:
        """Write the files of a merchant; give the settings that name them."""
        app_key, platform_key = folder / "app_private_key.pem", folder / "alipay_public_key.pem"
        write_text(app_key, private_pem(self.app), mode=0o600)
        write_text(platform_key, public_pem(self.platform))
        return {
            "ALIPAY_GATEWAY": f"{public_base}/alipay/gateway.do",
            "ALIPAY_APP_ID": self.app_id,
            "ALIPAY_SELLER_ID": self.seller_id,
            "ALIPAY_APP_KEY_FILE": str(app_key),
            "ALIPAY_PUBLIC_KEY_FILES": str(platform_key),
        }


def load_alipay_keys(folder: Path) -> AlipayKeys:
    """Give the keys kept in `folder`, made if absent."""
    fresh = {"alipay_app_id": f"2021{digits(12)}", "alipay_seller_id": f"2088{digits(12)}"}
    ids = load_identities(folder / "ids.json", fresh)
    platform, app, stranger = (
        load_key(folder / f"{name}.pem") for name in ("alipay_platform", "alipay_app", "stranger")
    )
    return AlipayKeys(ids["alipay_app_id"], ids["alipay_seller_id"], platform, app, stranger)
