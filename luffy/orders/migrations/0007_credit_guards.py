from django.db import migrations

BODY = """
CREATE OR REPLACE FUNCTION luffy_order_equals_its_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted bigint := CASE TG_TABLE_NAME WHEN 'orders_order' THEN (to_jsonb(NEW)->>'id')::bigint
                                        ELSE (to_jsonb(NEW)->>'order_id')::bigint END;
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM orders_order o JOIN orders_orderline l ON l.order_id = o.id WHERE o.id = wanted
        GROUP BY o.id
        HAVING sum(l.listed_fen) = o.listed_fen AND sum(l.line_discount_fen) = o.line_discount_fen
           AND sum(l.site_discount_fen) = o.site_discount_fen AND sum(l.berries_spent) = o.berries_spent
           AND sum(l.berries_discount_fen) = o.berries_discount_fen AND sum(l.payable_fen) = o.payable_fen{more}
    ) THEN
        RAISE EXCEPTION 'order % does not equal the sum of its lines', wanted
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'order_equals_its_lines';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER order_amounts_change ON orders_order;
CREATE CONSTRAINT TRIGGER order_amounts_change AFTER UPDATE OF listed_fen, {column}line_discount_fen,
    site_discount_fen, berries_spent, berries_discount_fen, payable_fen ON orders_order
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION luffy_order_equals_its_lines();
"""
GUARDS = BODY.format(more="\n           AND sum(l.credit_fen) = o.credit_fen", column="credit_fen, ")
UNDO = BODY.format(more="", column="")


class Migration(migrations.Migration):
    """What counts towards a degree is summed like the other amounts."""

    dependencies = [("orders", "0006_upgrade_credit")]
    operations = [migrations.RunSQL(GUARDS, UNDO)]
