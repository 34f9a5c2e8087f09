from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION luffy_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE ON wallet_transfer
    FOR EACH ROW EXECUTE FUNCTION luffy_refuse_change();
"""
UNDO = """
DROP TRIGGER transfer_append_only ON wallet_transfer;
DROP FUNCTION luffy_refuse_change();
"""


class Migration(migrations.Migration):
    """The ledger is append-only, also for raw SQL."""

    dependencies = [("wallet", "0001_initial")]
    operations = [migrations.RunSQL(APPEND_ONLY, UNDO)]
