"""Genuine notices of the gateway: each is verified, settles its order, and opens what was bought."""

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from bench import books, world
from bench.figures import Figure, Report, Target, short, spread_ms
from bench.load import Job, Run, drive
from bench.stage import Stage
from bench.wire import API, raw
from bench.world import Buyers

SECTION = "Payment callbacks (verify, settle, open one course)"
APP_ID, SELLER_ID = "2021000000000009", "2088000000000009"
CLIENTS = 4

_WAITING = """
WITH made AS (
    INSERT INTO orders_order (number, account_id, status, payment_type, listed_fen, line_discount_fen,
        site_discount_fen, berries_spent, berries_discount_fen, payable_fen, fulfilment, opening_tries, opening_error,
        created_at, expires_at, settlement_id, idempotency_key, request_hash)
    SELECT lpad(n::text, 26, '0'), n, 1, 1, {price}, 0, 0, 0, 0, {price}, 0, 0, '', now(),
           now() + interval '30 minutes', lpad(n::text, 26, '0'), 'the-first', repeat('0', 64)
    FROM generate_series({first}, {last}) n RETURNING id, number, account_id
), lined AS (
    INSERT INTO orders_orderline (order_id, position, product_id, price_policy_id, name, image, access_days, label,
        listed_fen, line_discount_fen, site_discount_fen, berries_spent, berries_discount_fen, payable_fen)
    SELECT id, 1, 1 + account_id % {courses}, 1 + 2 * (account_id % {courses}), '课', '', {days}, '{label}',
           {price}, 0, 0, 0, 0, {price} FROM made
), tried AS (
    INSERT INTO payments_paymentattempt (out_trade_no, order_id, channel, method, amount_fen, subject, state,
        payer_openid, created_at, expires_at, next_query_at, queries)
    SELECT number, id, 1, 'page', {price}, '课', 'open', '', now(), now() + interval '28 minutes',
           now() + interval '1 hour', 0 FROM made
)
INSERT INTO accounts_auditentry (at, source, action, subject, after, reason)
SELECT now(), 'bench', 'payment.started', 'attempt:' || number, '{{"state": "open"}}', '' FROM made
"""


@dataclass(frozen=True)
class Platform:
    """The gateway's side: its key, and ours as it knows it."""

    key: RSAPrivateKey
    folder: Path

    @property
    def settings(self) -> dict[str, str]:
        """What makes a web server believe this platform."""
        ours, theirs = self.folder / "app.pem", self.folder / "platform.pem"
        ours.write_bytes(self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        public = self.key.public_key()
        theirs.write_bytes(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
        return {
            "ALIPAY_GATEWAY": "http://127.0.0.1:9/alipay/gateway.do",
            "ALIPAY_APP_ID": APP_ID,
            "ALIPAY_SELLER_ID": SELLER_ID,
            "ALIPAY_APP_KEY_FILE": str(ours),
            "ALIPAY_PUBLIC_KEY_FILES": str(theirs),
        }

    def notice(self, buyer: int) -> Job:
        """Her order is paid."""
        fields = {
            "notify_time": "2026-05-01 12:00:00",
            "notify_type": "trade_status_sync",
            "notify_id": f"{buyer:034d}",
            "charset": "utf-8",
            "version": "1.0",
            "app_id": APP_ID,
            "seller_id": SELLER_ID,
            "trade_no": f"2026{buyer:024d}",
            "out_trade_no": f"{buyer:026d}",
            "trade_status": "TRADE_SUCCESS",
            "total_amount": f"{world.PRICE_FEN / 100:.2f}",
        }
        text = "&".join(f"{name}={fields[name]}" for name in sorted(fields))
        sign = b64encode(self.key.sign(text.encode(), PKCS1v15(), SHA256())).decode()
        form = urlencode({**fields, "sign_type": "RSA2", "sign": sign}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
        return (raw("POST", f"{API}/payments/alipay/notify", form, kind),)


def measure(stage: Stage, report: Report) -> None:
    platform = Platform(generate_private_key(public_exponent=65537, key_size=2048), stage.home)
    count = stage.size(1000, 24)
    warm, payers = world.buyers(stage.main, 32 + count, coupons=False).split(32, count)
    _let_wait(stage, warm)
    _let_wait(stage, payers)
    world.vacuum(stage.main)
    with stage.web(**platform.settings) as web:
        drive(Run(web.port, 8, [platform.notice(buyer) for buyer in warm]))
        cpu = web.cpu_seconds()
        result = drive(Run(web.port, CLIENTS, [platform.notice(buyer) for buyer in payers]))
        cpu = web.cpu_seconds() - cpu
    report.add(
        Figure(
            SECTION,
            f"callbacks, {CLIENTS} clients",
            result.per_second,
            "/s",
            spread=f"{spread_ms(result.jobs)}; web CPU ms each {short(1000 * cpu / count)}",
            target=Target(at_least=200),
        )
    )
    paid = "SELECT count(*) FROM orders_order WHERE status = 0 AND fulfilment = 1 AND account_id BETWEEN %s AND %s"
    ((opened,),) = stage.main.run(paid, [payers.first, payers.last])
    if opened != count:
        raise AssertionError(f"{count} notices opened {opened} orders")
    books.check(report)


def _let_wait(stage: Stage, buyers: Buyers) -> None:
    """An order of one course for each, whose buyer has gone to pay."""
    values = {
        "price": world.PRICE_FEN,
        "days": world.ACCESS_DAYS,
        "label": world.LABEL,
        "courses": world.COURSES,
    }
    stage.main.run(_WAITING.format(first=buyers.first, last=buyers.last, **values))
