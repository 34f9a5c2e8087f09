from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("orders", "0002_guards")]

    operations = [
        migrations.AddField(
            model_name="order",
            name="opening_tries",
            field=models.PositiveIntegerField(default=0, verbose_name="开通失败次数"),
        ),
        migrations.AddField(
            model_name="order",
            name="opening_error",
            field=models.CharField(blank=True, max_length=200, verbose_name="开通错误"),
        ),
    ]
