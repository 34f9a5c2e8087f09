from django.db import migrations

UNCHANGED = """
CREATE FUNCTION privacy_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what people agreed to does not change' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER policy_unchanged BEFORE UPDATE ON privacy_policyversion
    FOR EACH ROW EXECUTE FUNCTION privacy_refuse_change();
CREATE TRIGGER consent_unchanged BEFORE UPDATE ON privacy_consent
    FOR EACH ROW EXECUTE FUNCTION privacy_refuse_change();
"""
UNDO = """
DROP TRIGGER consent_unchanged ON privacy_consent;
DROP TRIGGER policy_unchanged ON privacy_policyversion;
DROP FUNCTION privacy_refuse_change();
"""


class Migration(migrations.Migration):
    """Neither a published text nor an agreement is written anew."""

    dependencies = [("privacy", "0001_initial")]
    operations = [migrations.RunSQL(UNCHANGED, UNDO)]
