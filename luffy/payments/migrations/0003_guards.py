from django.db import migrations

GUARDS = """
CREATE FUNCTION luffy_refunds_within_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT coalesce(sum(r.amount_fen), 0) FROM payments_refund r
        WHERE r.attempt_id = NEW.attempt_id AND r.state <> 'rejected')
       > (SELECT a.amount_fen FROM payments_paymentattempt a WHERE a.id = NEW.attempt_id AND a.state = 'paid') IS NOT FALSE
    THEN
        RAISE EXCEPTION 'refunds of attempt % exceed what was paid', NEW.attempt_id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'refunds_within_payment';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refunds_within_payment AFTER INSERT OR UPDATE OF amount_fen, state, attempt_id
    ON payments_refund DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION luffy_refunds_within_payment();
"""
UNDO = """
DROP TRIGGER refunds_within_payment ON payments_refund;
DROP FUNCTION luffy_refunds_within_payment();
"""


class Migration(migrations.Migration):
    """No more goes back than was paid: also for raw SQL. Two refunds of one attempt wait for each other by its lock."""

    dependencies = [("payments", "0002_wechat_and_refunds")]
    operations = [migrations.RunSQL(GUARDS, UNDO)]
