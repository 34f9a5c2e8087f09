from django.db import migrations

GUARDS = """
CREATE TRIGGER order_line_immutable BEFORE UPDATE OR DELETE ON orders_orderline
    FOR EACH ROW EXECUTE FUNCTION luffy_refuse_change();

CREATE FUNCTION luffy_order_equals_its_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted bigint := CASE TG_TABLE_NAME WHEN 'orders_order' THEN (to_jsonb(NEW)->>'id')::bigint
                                        ELSE (to_jsonb(NEW)->>'order_id')::bigint END;
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM orders_order o JOIN orders_orderline l ON l.order_id = o.id WHERE o.id = wanted
        GROUP BY o.id
        HAVING sum(l.listed_fen) = o.listed_fen AND sum(l.line_discount_fen) = o.line_discount_fen
           AND sum(l.site_discount_fen) = o.site_discount_fen AND sum(l.berries_spent) = o.berries_spent
           AND sum(l.berries_discount_fen) = o.berries_discount_fen AND sum(l.payable_fen) = o.payable_fen
    ) THEN
        RAISE EXCEPTION 'order % does not equal the sum of its lines', wanted
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'order_equals_its_lines';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER order_equals_its_lines AFTER INSERT ON orders_order
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION luffy_order_equals_its_lines();
CREATE CONSTRAINT TRIGGER order_amounts_change AFTER UPDATE OF listed_fen, line_discount_fen, site_discount_fen,
    berries_spent, berries_discount_fen, payable_fen ON orders_order
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION luffy_order_equals_its_lines();
CREATE CONSTRAINT TRIGGER order_line_added AFTER INSERT ON orders_orderline
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION luffy_order_equals_its_lines();
"""
UNDO = """
DROP TRIGGER order_line_added ON orders_orderline;
DROP TRIGGER order_amounts_change ON orders_order;
DROP TRIGGER order_equals_its_lines ON orders_order;
DROP FUNCTION luffy_order_equals_its_lines();
DROP TRIGGER order_line_immutable ON orders_orderline;
"""


class Migration(migrations.Migration):
    """An order has lines, equals their sum, and lines never change: also for raw SQL."""

    dependencies = [("orders", "0001_initial"), ("wallet", "0002_guards")]
    operations = [migrations.RunSQL(GUARDS, UNDO)]
