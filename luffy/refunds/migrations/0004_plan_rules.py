from django.db import migrations
from django.db.models import Max

# What a school's membership starts with, after the rules that are there; docs/rules/refunds.md explains it.
RULES = [
    {"name": "会员: 7 天内且所学会员课程均不超过 10%, 全额退", "kind": "plan", "within_days": 7, "max_watched_percent": 10},
    {"name": "会员: 30 天内, 按剩余天数退", "kind": "plan", "within_days": 30, "gives": "days_left"},
]


def install(apps, _schema_editor):
    rule = apps.get_model("refunds", "RefundRule")
    last = rule.objects.aggregate(last=Max("position"))["last"] or 0
    rule.objects.bulk_create(rule(position=last + 10 * place, **row) for place, row in enumerate(RULES, start=1))


def uninstall(apps, _schema_editor):
    apps.get_model("refunds", "RefundRule").objects.filter(kind="plan").delete()


class Migration(migrations.Migration):
    dependencies = [("refunds", "0003_membership")]
    operations = [migrations.RunPython(install, uninstall)]
