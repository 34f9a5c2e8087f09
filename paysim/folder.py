"""The data folder: every channel's keys, the control token, and the files that configure a merchant."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from paysim.alipay.keys import AlipayKeys, load_alipay_keys
from paysim.keys import write_text
from paysim.wechat.keys import WechatKeys


@dataclass(frozen=True)
class Folder:
    path: Path
    public_base: str
    alipay: AlipayKeys
    wechat: WechatKeys

    @property
    def token(self) -> str:
        return (self.path / "token").read_text().strip()

    def write_client(self) -> None:
        """Write what a merchant needs into `client/`. Repeating changes nothing."""
        folder = (self.path / "client").resolve()
        folder.mkdir(exist_ok=True)
        settings: dict[str, str] = {}
        for keys in (self.alipay, self.wechat):
            settings |= keys.write_client(folder, self.public_base.rstrip("/"))
        write_text(folder / "client.env", "".join(f"{name}={value}\n" for name, value in settings.items()))


def prepare(path: Path, public_base: str) -> Folder:
    """Give the folder, its keys made if absent."""
    keys = path / "keys"
    path.mkdir(parents=True, exist_ok=True)
    keys.mkdir(mode=0o700, exist_ok=True)
    if not (path / "token").exists():
        write_text(path / "token", secrets.token_urlsafe(32) + "\n", mode=0o600)
    folder = Folder(path, public_base, load_alipay_keys(keys), WechatKeys(keys))
    folder.write_client()
    return folder
