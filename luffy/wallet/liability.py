"""What the school owes in berries, by where they came from and how old they are.

Two sums that are reckoned apart, of the lots and of the ledger's transfers, read as of one moment.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from luffy.core.calendar import SHANGHAI
from luffy.wallet.models import OWN, Origin

# First days of age of each bucket but the first; the last has no end.
AGES = (31, 91, 181, 366)

_OWED = """
WITH moved AS (
    SELECT t.id, t.amount_berries, (c.kind = ANY(%(own)s))::int - (d.kind = ANY(%(own)s))::int AS sign
    FROM wallet_transfer t
    JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
    WHERE t.created_at < %(until)s
), lot AS (
    SELECT u.lot_id, sum(m.sign * u.amount_berries) AS berries
    FROM wallet_lotuse u JOIN moved m ON m.id = u.transfer_id
    WHERE m.sign <> 0 GROUP BY u.lot_id
)
SELECT b.origin, width_bucket(%(day)s - (made.created_at AT TIME ZONE %(zone)s)::date, %(ages)s::int[]),
       sum(lot.berries)::bigint, count(*), NULL::bigint
FROM lot JOIN wallet_berrylot b ON b.id = lot.lot_id JOIN wallet_transfer made ON made.id = b.made_by_id
WHERE lot.berries <> 0 GROUP BY 1, 2
UNION ALL
SELECT NULL, NULL, NULL, NULL, coalesce(sum(sign * amount_berries), 0)::bigint FROM moved
"""


def liability(as_of_date: date) -> dict[str, Any]:
    """What was owed at the end of that day, in Shanghai. Reads every transfer once."""
    until = datetime.combine(as_of_date + timedelta(days=1), time(), SHANGHAI)
    parameters: dict[str, Any] = {
        "own": [kind.value for kind in OWN],
        "until": until,
        "day": as_of_date,
        "zone": str(SHANGHAI),
        "ages": list(AGES),
    }
    with connection.cursor() as cursor:
        cursor.execute(_OWED, parameters)
        rows = cursor.fetchall()
    ledger = next(row[4] for row in rows if row[4] is not None)
    found = {
        (origin, bucket): (berries, lots) for origin, bucket, berries, lots, total in rows if total is None
    }
    owed = sum(berries for berries, _lots in found.values())
    return {
        "as_of_date": as_of_date,
        "owed": owed,
        "owed_fen": owed * settings.FEN_PER_BERRY,
        "ledger": ledger,
        "equals_ledger": owed == ledger,
        "origins": [_origin(origin, found) for origin in Origin],
    }


def _origin(origin: Origin, found: dict[tuple[int, int], tuple[int, int]]) -> dict[str, Any]:
    ages = []
    for bucket, first_day in enumerate((0, *AGES)):
        berries, lots = found.get((origin.value, bucket), (0, 0))
        last_day = AGES[bucket] - 1 if bucket < len(AGES) else None
        ages.append({"from_days": first_day, "to_days": last_day, "berries": berries, "lots": lots})
    return {
        "origin": origin.name.lower(),
        "label": str(origin.label),
        "berries": sum(age["berries"] for age in ages),
        "ages": ages,
    }
