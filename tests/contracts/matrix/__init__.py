"""Who may call what, one row for each operation of the API. A new endpoint gets a row here.

`own` makes a thing that belongs to the account and returns the address's and body's parts that name it;
`missing` names one that does not exist. Where a row has both, somebody else's thing must look like a missing one.
Each app has a file here.
"""

from tests.contracts.matrix import (
    accounts,
    campaigns,
    catalog,
    certificates,
    community,
    coupons,
    degrees,
    discussions,
    exchange,
    exercises,
    figures,
    invoices,
    learning,
    moderation,
    notify,
    orders,
    penalties,
    privacy,
    refunds,
    reviews,
    search,
    site,
    support,
    wallet,
    webhooks,
)
from tests.contracts.matrix.row import Door, Parts, Row

__all__ = ["ROWS", "Door", "Parts", "Row"]

ROWS = [
    *accounts.ROWS,
    *campaigns.ROWS,
    *catalog.ROWS,
    *certificates.ROWS,
    *community.ROWS,
    *coupons.ROWS,
    *degrees.ROWS,
    *discussions.ROWS,
    *exchange.ROWS,
    *exercises.ROWS,
    *figures.ROWS,
    *invoices.ROWS,
    *learning.ROWS,
    *moderation.ROWS,
    *notify.ROWS,
    *orders.ROWS,
    *penalties.ROWS,
    *privacy.ROWS,
    *refunds.ROWS,
    *reviews.ROWS,
    *search.ROWS,
    *site.ROWS,
    *support.ROWS,
    *wallet.ROWS,
    *webhooks.ROWS,
]
