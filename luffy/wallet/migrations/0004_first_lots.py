from django.db import migrations

GUARDS = """
CREATE TRIGGER lot_use_append_only BEFORE UPDATE OR DELETE ON wallet_lotuse
    FOR EACH ROW EXECUTE FUNCTION luffy_refuse_change();
CREATE TRIGGER lot_keeps_origin BEFORE DELETE OR UPDATE OF
    owner_id, origin, amount_berries, withdrawable_from, made_by_id ON wallet_berrylot
    FOR EACH ROW EXECUTE FUNCTION luffy_refuse_change();
"""
UNDO_GUARDS = """
DROP TRIGGER lot_keeps_origin ON wallet_berrylot;
DROP TRIGGER lot_use_append_only ON wallet_lotuse;
"""
# Whatever was given so far were gifts. One lot for each person, as old as her first one, of which all transfers
# were: so what old orders hold and spent comes back to it.
FIRST_LOTS = """
INSERT INTO wallet_ledgeraccount (owner_id, kind, balance_berries, entries)
SELECT DISTINCT a.owner_id, added.kind, 0, 0
FROM wallet_ledgeraccount a CROSS JOIN (VALUES (4), (5)) AS added (kind)
ON CONFLICT DO NOTHING;
INSERT INTO wallet_berrylot (owner_id, origin, amount_berries, available_berries, held_berries,
                             withdrawing_berries, withdrawable_from, made_by_id)
SELECT given.owner_id, 0, given.amount, available.balance_berries, held.balance_berries, 0, NULL, given.first
FROM (
    SELECT t.owner_id, sum(t.amount_berries) AS amount, min(t.id) AS first
    FROM wallet_transfer t JOIN wallet_ledgeraccount d ON d.id = t.debit_id
    WHERE d.kind = 3 GROUP BY t.owner_id
) given
JOIN wallet_ledgeraccount available ON available.owner_id = given.owner_id AND available.kind = 0
JOIN wallet_ledgeraccount held ON held.owner_id = given.owner_id AND held.kind = 1;
INSERT INTO wallet_lotuse (transfer_id, lot_id, amount_berries)
SELECT t.id, lot.id, t.amount_berries
FROM wallet_transfer t JOIN wallet_berrylot lot ON lot.owner_id = t.owner_id ORDER BY t.id;
"""


class Migration(migrations.Migration):
    """What everybody has becomes a lot; a lot keeps what it is, and what was moved of it stays written."""

    dependencies = [("wallet", "0003_lots")]
    operations = [
        migrations.RunSQL(GUARDS, UNDO_GUARDS),
        migrations.RunSQL(FIRST_LOTS, migrations.RunSQL.noop),
    ]
