"""Our money against the bills that are stored: what tests ask the sandbox gateway's journal, production asks these."""

# Payments on a bill that are neither in our books nor go back; each must have been told as a difference.
TAKEN = """
SELECT concat('attempt:', l.out_trade_no), concat('the bill of ', b.bill_date, ' has ', l.amount_fen,
       ' fen; nobody was told that we do not')
FROM payments_billline l JOIN payments_bill b ON b.id = l.bill_id
LEFT JOIN payments_paymentattempt a
    ON a.out_trade_no = l.out_trade_no AND a.channel = b.channel AND a.state = 'paid'
WHERE l.out_refund_no = '' AND a.id IS NULL
  AND NOT EXISTS (SELECT FROM payments_foreignrefund f
                  WHERE f.channel = b.channel AND f.out_trade_no = l.out_trade_no)
  AND NOT EXISTS (SELECT FROM payments_billdifference d
                  WHERE d.bill_id = b.id AND d.out_trade_no = l.out_trade_no AND d.kind = 'payment_missing_here')
"""

# What both have must be equal, unless it was told.
TOTALS = """
WITH theirs AS (
    SELECT b.channel, l.out_trade_no, l.out_refund_no, sum(l.amount_fen) AS fen, min(b.id) AS bill_id
    FROM payments_billline l JOIN payments_bill b ON b.id = l.bill_id GROUP BY 1, 2, 3
), ours AS (
    SELECT channel, out_trade_no, ''::text AS out_refund_no, amount_fen FROM payments_paymentattempt
    WHERE state = 'paid'
    UNION ALL
    SELECT a.channel, a.out_trade_no, r.out_refund_no, r.amount_fen
    FROM payments_refund r JOIN payments_paymentattempt a ON a.id = r.attempt_id
    WHERE r.state = 'done' AND r.by_hand_reference = ''
)
SELECT concat('attempt:', t.out_trade_no), concat('bills say ', t.fen, ' fen ', t.out_refund_no, ', we ', o.amount_fen)
FROM theirs t JOIN ours o USING (channel, out_trade_no, out_refund_no)
WHERE t.fen <> o.amount_fen AND NOT EXISTS (
    SELECT FROM payments_billdifference d JOIN payments_bill b ON b.id = d.bill_id
    WHERE b.channel = t.channel AND d.out_trade_no = t.out_trade_no AND d.out_refund_no = t.out_refund_no)
"""

# What a person has not looked at for two days.
UNRESOLVED = """
SELECT concat('attempt:', d.out_trade_no), concat(d.kind, ' on the bill of ', b.bill_date, ' waits since ', d.found_at)
FROM payments_billdifference d JOIN payments_bill b ON b.id = d.bill_id
WHERE d.resolved_at IS NULL AND d.found_at < %(old)s AND d.kind <> 'payment_missing_here'
"""
