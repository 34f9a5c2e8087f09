from django.db import migrations

KEPT = ("degreeedition", "editionmodule", "editiontier", "editionrule", "grading", "rewardmove", "mentorfeeentry")

GUARDS = "".join(
    f"CREATE TRIGGER {name}_immutable BEFORE UPDATE OR DELETE ON degrees_{name}"
    " FOR EACH ROW EXECUTE FUNCTION luffy_refuse_change();\n"
    for name in KEPT
)
UNDO = "".join(f"DROP TRIGGER {name}_immutable ON degrees_{name};\n" for name in KEPT)

ASSIGNMENT = """
CREATE TRIGGER assignment_immutable BEFORE DELETE OR UPDATE OF edition_id, module_id, homework_id, position,
    homework_type, title, requirement, threshold, recommend_period, scholarship_value ON degrees_assignment
    FOR EACH ROW EXECUTE FUNCTION luffy_refuse_change();
"""
UNDO_ASSIGNMENT = "DROP TRIGGER assignment_immutable ON degrees_assignment;"


class Migration(migrations.Migration):
    """What was sold, graded and moved stays as it was: also for raw SQL."""

    dependencies = [("degrees", "0005_editions_are_a_must"), ("wallet", "0002_guards")]
    operations = [migrations.RunSQL(GUARDS, UNDO), migrations.RunSQL(ASSIGNMENT, UNDO_ASSIGNMENT)]
