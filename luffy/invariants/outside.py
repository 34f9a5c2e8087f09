"""What programs of others were told, and what stays of who has left."""

from luffy.invariants.books import Books, Findings, find

# A replay begins anew while the tries before it stay.
_DELIVERIES = """
SELECT concat('delivery:', d.id), concat('is ', d.status, ' after a try that ended with ',
       coalesce(last.status_code::text, 'no answer'))
FROM webhooks_delivery d
LEFT JOIN LATERAL (SELECT a.status_code FROM webhooks_attempt a WHERE a.delivery_id = d.id
                   ORDER BY a.id DESC LIMIT 1) AS last ON true
WHERE (d.status = 'delivered') <> (last.status_code BETWEEN 200 AND 299) AND d.status <> 'waiting'
   OR d.status <> 'waiting' AND NOT EXISTS (SELECT FROM webhooks_attempt a WHERE a.delivery_id = d.id)
"""

_LEFT = """
SELECT concat('account:', a.id), 'has left and can still be known or come in' FROM accounts_account a
JOIN privacy_deletion d ON d.account_id = a.id AND d.state = 'done'
WHERE a.username <> concat('deleted-', a.id) OR a.email <> '' OR a.is_active
   OR EXISTS (SELECT FROM accounts_apitoken t WHERE t.account_id = a.id AND t.revoked_at IS NULL)
   OR EXISTS (SELECT FROM account_emailaddress m WHERE m.user_id = a.id)
   OR EXISTS (SELECT FROM invoices_invoicetitle i WHERE i.account_id = a.id)
   OR EXISTS (SELECT FROM certificates_certificate c WHERE c.account_id = a.id AND c.holder <> a.username)
   OR EXISTS (SELECT FROM degrees_degreeregistrationform f JOIN degrees_enrolleddegreecourse e
              ON e.id = f.enrolment_id WHERE e.account_id = a.id AND f.sealed_work <> '')
"""


def deliveries(_books: Books) -> Findings:
    """A delivery that has ended stands where its last try left it."""
    return find(_DELIVERIES)


def departures(_books: Books) -> Findings:
    """Nothing by which they are known stays of who has left, and no way in."""
    return find(_LEFT)
