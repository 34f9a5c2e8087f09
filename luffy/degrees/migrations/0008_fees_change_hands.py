from collections import defaultdict

from django.db import migrations, models
from django.utils import timezone

CAUSES = [
    ("opened", "报名"),
    ("penalty", "学员受罚"),
    ("penalty_undone", "改判退回"),
    ("taken_over", "接手学员"),
    ("passed_on", "转给下一位导师"),
    ("handed_over", "交接"),
    ("paid", "毕业发放"),
    ("stopped", "不再发放"),
]


def bring_in(apps, schema_editor):
    """Lines from before said nothing of changing hands: for each mentor one that makes hers add up, and its opposite."""
    Enrolment = apps.get_model("degrees", "EnrolledDegreeCourse")
    Entry = apps.get_model("degrees", "MentorFeeEntry")
    sums = defaultdict(int)
    for enrolment_id, mentor_id, amount in Entry.objects.values_list(
        "enrolment_id", "mentor_id", "amount_berries"
    ):
        if mentor_id:
            sums[enrolment_id, mentor_id] += amount
    for (enrolment_id, mentor_id), amount in sorted(sums.items()):
        enrolment = Enrolment.objects.get(pk=enrolment_id)
        balance = enrolment.mentor_fee_balance
        missing = (balance if enrolment.mentor_id == mentor_id else 0) - amount
        if missing <= 0:
            continue
        number = Entry.objects.filter(enrolment_id=enrolment_id).count()
        fields = {"enrolment_id": enrolment_id, "created_at": timezone.now()}
        Entry.objects.create(
            number=number + 1, mentor_id=mentor_id, cause="taken_over",
            amount_berries=missing, balance_after=balance + missing, **fields,
        )  # fmt: skip
        Entry.objects.create(
            number=number + 2, cause="passed_on", amount_berries=-missing, balance_after=balance, **fields
        )


class Migration(migrations.Migration):
    dependencies = [("degrees", "0007_drafts_and_uploads")]
    operations = [
        migrations.AlterField(
            model_name="mentorfeeentry",
            name="cause",
            field=models.CharField(choices=CAUSES, max_length=14, verbose_name="原因"),
        ),
        migrations.RunPython(bring_in, migrations.RunPython.noop),
    ]
