from django.db import migrations, models
from django.db.models import Q

UNDER_WAY = ["requested", "processing"]
# What lost its job before it could be seen is due at once.
DUE = "UPDATE payments_foreignrefund SET next_try_at = created_at WHERE state IN ('requested', 'processing')"


class Migration(migrations.Migration):

    dependencies = [("payments", "0007_refunds_under_way")]

    operations = [
        migrations.AddField(
            model_name="foreignrefund",
            name="next_try_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="下次尝试"),
        ),
        migrations.RunSQL(DUE, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="foreignrefund", name="foreign_refund_done_has_time"),
        migrations.AddIndex(
            model_name="foreignrefund",
            index=models.Index(condition=Q(state__in=UNDER_WAY), fields=["next_try_at"], name="foreign_refund_to_try"),
        ),
        migrations.AddConstraint(
            model_name="foreignrefund",
            constraint=models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False, next_try_at__isnull=True)
                | Q(state__in=UNDER_WAY, done_at__isnull=True, next_try_at__isnull=False)
                | Q(state__in=["abnormal", "rejected"], done_at__isnull=True, next_try_at__isnull=True),
                name="foreign_refund_times_fit_state",
            ),
        ),
    ]
