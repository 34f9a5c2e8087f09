from django.db import migrations
from django.utils import timezone


def give_everybody_an_edition(apps, _schema):
    """Whoever is enrolled got what the degree is today: that is edition 1."""

    def model(name):
        return apps.get_model("degrees", name)

    enrolments = model("EnrolledDegreeCourse").objects.filter(edition=None).select_related("degree_course")
    for degree in {row.degree_course for row in enrolments}:
        edition = model("DegreeEdition").objects.create(
            degree_course=degree,
            number=1,
            period=degree.period,
            total_scholarship=degree.total_scholarship,
            mentor_fee=degree.mentor_compensation_bonus,
            published_at=timezone.now(),
        )
        modules = list(degree.modules.order_by("order", "id"))
        for position, module in enumerate(modules, start=1):
            model("EditionModule").objects.create(edition=edition, module=module, position=position)
        for tier in degree.scholarships.all():
            model("EditionTier").objects.create(edition=edition, time_percent=tier.time_percent, value=tier.value)
        enrolments.filter(degree_course=degree).update(edition=edition)
    for enrolment in model("EnrolledDegreeCourse").objects.exclude(fee_entries__isnull=False):
        model("MentorFeeEntry").objects.create(
            enrolment=enrolment,
            number=1,
            cause="opened",
            amount_berries=enrolment.mentor_fee_balance,
            balance_after=enrolment.mentor_fee_balance,
            created_at=enrolment.enrolled_at,
        )
        records = enrolment.study_records.order_by("module__order", "module_id")
        for position, record in enumerate(records, start=1):
            record.position = position
            record.save(update_fields=["position"])


class Migration(migrations.Migration):
    dependencies = [("degrees", "0003_programme"), ("catalog", "0001_initial")]
    operations = [migrations.RunPython(give_everybody_an_edition, migrations.RunPython.noop)]
