"""Redeem codes (优惠码): made once, kept as digests, and turned into coupons.

Source: docs/rules/redeem-codes.md
"""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Sum

from luffy.accounts import throttle
from luffy.accounts.audit import Actor, record
from luffy.accounts.models import Account
from luffy.accounts.throttle import Limit
from luffy.coupons.errors import (
    ClaimNotOpen,
    CodeRefused,
    CodesExceedQuantity,
    CouponNotFound,
    CouponSoldOut,
)
from luffy.coupons.models import CodeBatch, Coupon, CouponRecord, RedeemCode
from luffy.coupons.services import take_one

# Crockford's: nothing that looks like something else. 20 of them are 100 random bits.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 20, 4
MOST_AT_ONCE = 5_000
# Wrong tries. Codes cannot be guessed; this is for the log's sake, and for whoever shares an address.
TRIES_PER_ACCOUNT = Limit("redeem:account", 10, seconds=600)
TRIES_PER_ADDRESS = Limit("redeem:address", 50, seconds=600)
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


def digest_of(code: str) -> bytes:
    """What is stored of a code. It has 100 random bits, so one plain SHA-256 cannot be reversed."""
    return hashlib.sha256(normal(code).encode()).digest()


def normal(code: str) -> str:
    """As it was made: without dashes and spaces, in capitals, and `O` for nothing but a nought."""
    return code.upper().translate(_ALIKE)


@transaction.atomic
def make_codes(
    coupon_id: int, *, label: str, number: int, uses_each: int, by: Actor, now: datetime
) -> tuple[CodeBatch, list[str]]:
    """The batch and its codes, which are told this once and not stored.

    Raises: CouponNotFound, ClaimNotOpen (stopped), CodesExceedQuantity: with what was promised before, there would be
        more than the coupon's quantity.
    """
    coupon = Coupon.objects.select_for_update().filter(pk=coupon_id, members_only=False).first()
    if coupon is None:
        raise CouponNotFound
    if coupon.stopped_at is not None:
        raise ClaimNotOpen
    promised = RedeemCode.objects.filter(batch__coupon=coupon).aggregate(left=Sum(F("at_most") - F("used")))[
        "left"
    ]
    free = coupon.quantity - coupon.claimed - (promised or 0)
    if number * uses_each > free:
        raise CodesExceedQuantity(free=max(0, free))
    batch = CodeBatch.objects.create(
        coupon=coupon,
        label=label,
        number=number,
        uses_each=uses_each,
        made_by=Account.objects.get(pk=by.account_id or 0),
        made_at=now,
    )
    codes = [_fresh() for _ in range(number)]
    RedeemCode.objects.bulk_create(
        [RedeemCode(batch=batch, digest=digest_of(code), at_most=uses_each) for code in codes],
        batch_size=1_000,
    )
    after: dict[str, Any] = {"batch": batch.pk, "label": label, "number": number, "uses_each": uses_each}
    record("coupon.codes_made", f"coupon:{coupon.pk}", by=by, now=now, change=(None, after))
    return batch, codes


def redeem(*, code: str, account_id: int, address: str, now: datetime) -> CouponRecord:
    """The coupon behind this code, in the account's hands. The same code again gives the account the same coupon.

    Unknown, used up, stopped and out of its days have one answer, after the same work.

    Raises: CodeRefused, ClaimLimitReached, TooManyRequests.
    """
    client = throttle.neighbourhood(address)
    throttle.take(TRIES_PER_ACCOUNT, str(account_id))
    throttle.take(TRIES_PER_ADDRESS, client)
    digest = digest_of(code)
    given = _mine(digest, account_id) or _redeem(digest, account_id=account_id, now=now)
    throttle.give_back(TRIES_PER_ACCOUNT, str(account_id))
    throttle.give_back(TRIES_PER_ADDRESS, client)
    return given


def _mine(digest: bytes, account_id: int) -> CouponRecord | None:
    return CouponRecord.objects.filter(code__digest=digest, account_id=account_id).first()


def _redeem(digest: bytes, *, account_id: int, now: datetime) -> CouponRecord:
    try:
        with transaction.atomic():
            # The guarded count is the lock: of two who want the last use one gets no row back.
            if not RedeemCode.objects.filter(digest=digest, used__lt=F("at_most")).update(used=F("used") + 1):
                raise CodeRefused
            code = RedeemCode.objects.select_related("batch").get(digest=digest)
            return take_one(code.batch.coupon_id, account_id=account_id, code=code, now=now)
    except (CodeRefused, ClaimNotOpen, CouponSoldOut, IntegrityError) as error:
        # The same person, twice at once: the other try has it.
        mine = _mine(digest, account_id)
        if mine is None:
            raise (error if isinstance(error, IntegrityError) else CodeRefused()) from error
        return mine


def _fresh() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))
