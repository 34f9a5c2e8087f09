"""The identities and keys of the WeChat side, and the change of platform keys.

The platform signs either with a public key (`PUB_KEY_ID_…`, never expires) or with a certificate (named by its
serial). After a rotation old and new sign side by side until the old one's time is over, as during a real switch.
"""

from __future__ import annotations

import json
import random
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat
from cryptography.x509.oid import NameOID

from paysim.chance import digits
from paysim.keys import load_identities, load_key, private_pem, public_pem, write_text

CERTIFICATE_DAYS = 5 * 365
SERIAL_BYTES = 20


class Kind(StrEnum):
    """What a signature of the platform is checked with."""

    PUBLIC_KEY = "pubkey"
    CERTIFICATE = "cert"


@dataclass(frozen=True)
class PlatformKey:
    """One key of the platform; `until` is the last instant at which it signs, None for the newest."""

    id: str
    kind: Kind
    until: float | None

    def valid(self, now: float) -> bool:
        return self.until is None or now < self.until


@dataclass(frozen=True)
class Signer:
    """A platform key with its private half."""

    id: str
    key: rsa.RSAPrivateKey


class WechatKeys:
    """`stranger` belongs to nobody: forged notices are signed with it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        fresh = {
            "wechat_mchid": f"16{digits(8)}",
            "wechat_appid": f"wx{secrets.token_hex(8)}",
            "wechat_apiv3_key": secrets.token_hex(16),
            "wechat_app_secret": secrets.token_hex(16),
        }
        ids = load_identities(folder / "ids.json", fresh)
        self.mchid, self.appid = ids["wechat_mchid"], ids["wechat_appid"]
        self.apiv3_key = ids["wechat_apiv3_key"].encode()
        self.app_secret = ids["wechat_app_secret"]
        self.merchant = load_key(folder / "wechat_merchant.pem")
        self.merchant_serial = self._certificate("wechat_merchant", self.merchant)
        self.stranger = load_key(folder / "stranger.pem")
        self._platform = self._load_platform()
        self._private = {known.id: load_key(self._path(known.id)) for known in self._platform}

    # -- the platform's keys -------------------------------------------------------------------------------

    def certificates(self, now: float) -> list[PlatformKey]:
        """List the certificates that sign at `now`."""
        return [known for known in self._platform if known.kind is Kind.CERTIFICATE and known.valid(now)]

    def signer(self, kind: Kind, now: float, chance: random.Random) -> Signer:
        """Give a key to sign with: while an old one is still valid, either may come."""
        found = chance.choice([known for known in self._platform if known.kind is kind and known.valid(now)])
        return Signer(found.id, self._private[found.id])

    def named(self, key_id: str, now: float) -> tuple[Kind, Signer] | None:
        """Give the valid key with this id."""
        for known in self._platform:
            if known.id == key_id and known.valid(now):
                return known.kind, Signer(known.id, self._private[known.id])
        return None

    def rotate(self, kind: Kind, now: float, overlap_s: float) -> str:
        """Make a new key and give its id; the one before stays valid for `overlap_s`."""
        fresh = self._fresh(kind)
        self._platform = [
            PlatformKey(known.id, kind, now + overlap_s)
            if known.kind is kind and known.until is None
            else known
            for known in self._platform
        ] + [fresh]
        self._keep_platform()
        return fresh.id

    def certificate_pem(self, key_id: str) -> str:
        return self._path(key_id, "cert.pem").read_text()

    def public_pem(self, key_id: str) -> str:
        return public_pem(self._private[key_id])

    def _fresh(self, kind: Kind) -> PlatformKey:
        if kind is Kind.PUBLIC_KEY:
            key_id = f"PUB_KEY_ID_01{self.mchid}{datetime.now(UTC):%Y%m%d}{digits(12)}"
            self._private[key_id] = load_key(self._path(key_id))
            return PlatformKey(key_id, kind, None)
        draft = f"draft{secrets.token_hex(4)}"
        key = load_key(self._path(draft))
        serial = self._certificate(draft, key)
        self._path(draft).replace(self._path(serial))
        self._path(draft, "cert.pem").replace(self._path(serial, "cert.pem"))
        self._private[serial] = key
        return PlatformKey(serial, kind, None)

    def _load_platform(self) -> list[PlatformKey]:
        self._private = {}
        kept = self._folder / "wechat_platform.json"
        if kept.exists():
            return [PlatformKey(**{**row, "kind": Kind(row["kind"])}) for row in json.loads(kept.read_text())]
        self._platform = [self._fresh(kind) for kind in Kind]
        self._keep_platform()
        return self._platform

    def _keep_platform(self) -> None:
        text = json.dumps([asdict(known) for known in self._platform])
        write_text(self._folder / "wechat_platform.json", text, mode=0o600)

    def _path(self, name: str, ending: str = "pem") -> Path:
        return self._folder / f"{name}.{ending}"

    def _certificate(self, name: str, key: rsa.RSAPrivateKey) -> str:
        """Write a certificate for the key if there is none; give its serial as WeChat writes it."""
        path = self._path(name, "cert.pem")
        if not path.exists():
            write_text(path, _self_signed(key).public_bytes(Encoding.PEM).decode())
        return f"{x509.load_pem_x509_certificate(path.read_bytes()).serial_number:040X}"

    # -- the merchant's files ------------------------------------------------------------------------------

    def write_client(self, folder: Path, public_base: str) -> dict[str, str]:
        """Write the files of a merchant; give the settings that name them."""
        key, certificate = folder / "wechat_apiclient_key.pem", folder / "wechat_apiclient_cert.pem"
        apiv3_key, app_secret = folder / "wechat_apiv3_key.txt", folder / "wechat_app_secret.txt"
        # PKCS#8, as the vendor hands it out: some libraries read nothing else.
        write_text(key, private_pem(self.merchant, PrivateFormat.PKCS8), mode=0o600)
        write_text(certificate, self._path("wechat_merchant", "cert.pem").read_text())
        write_text(apiv3_key, self.apiv3_key.decode(), mode=0o600)
        write_text(app_secret, self.app_secret, mode=0o600)
        files = {known.id: folder / f"wechat_{known.id}.pem" for known in self._platform}
        for known in self._platform:
            is_certificate = known.kind is Kind.CERTIFICATE
            text = self.certificate_pem(known.id) if is_certificate else self.public_pem(known.id)
            write_text(files[known.id], text)
        return {
            "WECHAT_BASE": public_base,
            "WECHAT_MCHID": self.mchid,
            "WECHAT_APPID": self.appid,
            "WECHAT_SERIAL": self.merchant_serial,
            "WECHAT_KEY_FILE": str(key),
            "WECHAT_APIV3_KEY_FILE": str(apiv3_key),
            "WECHAT_APP_SECRET_FILE": str(app_secret),
            "WECHAT_AUTHORIZE_URL": f"{public_base}/connect/oauth2/authorize",
            "WECHAT_APP_BASE": public_base,
            "WECHAT_PUBLIC_KEYS": ",".join(f"{key_id}={path}" for key_id, path in files.items()),
        }


def _self_signed(key: rsa.RSAPrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "paysim sandbox, not WeChat Pay")])
    today = datetime.now(UTC)
    # The first bit stays 0 and the next is 1, so that every serial has 40 digits.
    serial = int.from_bytes(secrets.token_bytes(SERIAL_BYTES)) >> 2 | 1 << (8 * SERIAL_BYTES - 2)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=CERTIFICATE_DAYS))
        .sign(key, SHA256())
    )
