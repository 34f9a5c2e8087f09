from django.db import migrations

GUARD = """
CREATE TRIGGER transfer_never_emptied BEFORE TRUNCATE ON wallet_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION luffy_refuse_change();
"""
UNDO = "DROP TRIGGER transfer_never_emptied ON wallet_transfer;"


class Migration(migrations.Migration):
    """Triggers of rows do not see a TRUNCATE, so it has one of its own."""

    dependencies = [("wallet", "0007_gifts_of_operators")]
    operations = [migrations.RunSQL(GUARD, UNDO)]
