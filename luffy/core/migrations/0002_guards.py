from django.db import migrations

UNCHANGED = """
CREATE FUNCTION core_refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what happened does not change' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER event_unchanged BEFORE UPDATE OF number, name, subject, facts, happened_at ON core_event
    FOR EACH ROW EXECUTE FUNCTION core_refuse_event_change();
"""
UNDO = """
DROP TRIGGER event_unchanged ON core_event;
DROP FUNCTION core_refuse_event_change();
"""


class Migration(migrations.Migration):
    """An event is a fact; only that it was handed on is written later."""

    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunSQL(UNCHANGED, UNDO)]
