from django.db import migrations

GUARD = """
CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON accounts_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION accounts_refuse_change();
"""
UNDO = "DROP TRIGGER audit_never_emptied ON accounts_auditentry;"


class Migration(migrations.Migration):
    """Triggers of rows do not see a TRUNCATE, so it has one of its own."""

    dependencies = [("accounts", "0004_token_scopes")]
    operations = [migrations.RunSQL(GUARD, UNDO)]
