from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("payments", "0008_foreign_refund_next_try")]

    operations = [
        migrations.AlterField(
            model_name="paymentattempt",
            name="out_trade_no",
            field=models.CharField(max_length=64, unique=True, verbose_name="商户订单号"),
        ),
        migrations.AlterField(
            model_name="gatewayevent",
            name="dedupe_key",
            field=models.CharField(max_length=96, verbose_name="去重键"),
        ),
    ]
