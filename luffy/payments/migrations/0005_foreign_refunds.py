import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("payments", "0004_bills"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="foreignrefund",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="操作者",
            ),
        ),
        migrations.AlterField(
            model_name="refund",
            name="reason",
            field=models.CharField(
                choices=[
                    ("cancelled", "订单已取消"),
                    ("expired", "订单已超时关闭"),
                    ("paid_already", "订单已付清"),
                    ("customer", "买家申请退费"),
                    ("foreign", "款项没有对应的订单"),
                ],
                max_length=64,
                verbose_name="原因",
            ),
        ),
    ]
