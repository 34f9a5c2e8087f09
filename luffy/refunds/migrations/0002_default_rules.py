from django.db import migrations

# What a new school starts with; docs/rules/refunds.md explains it. The admin changes the rows, never this list.
RULES = [
    {"name": "课程: 7 天内且学习不超过 10%, 全额退", "kind": "course", "within_days": 7, "max_watched_percent": 10},
    {"name": "课程: 30 天内, 按未学课时退", "kind": "course", "within_days": 30, "gives": "unwatched"},
    {"name": "学位课程: 7 天内且未开通模块, 全额退", "kind": "degree", "within_days": 7, "max_modules_opened": 0},
    {
        "name": "学位课程: 30 天内且最多开通一个模块、未批改作业, 按未开通模块退",
        "kind": "degree",
        "within_days": 30,
        "max_modules_opened": 1,
        "max_homework_graded": 0,
        "gives": "unopened",
    },
]


def install(apps, _schema_editor):
    rule = apps.get_model("refunds", "RefundRule")
    rule.objects.bulk_create(rule(position=10 * place, **row) for place, row in enumerate(RULES, start=1))


def uninstall(apps, _schema_editor):
    apps.get_model("refunds", "RefundRule").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("refunds", "0001_initial")]
    operations = [migrations.RunPython(install, uninstall)]
