from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("payments", "0005_foreign_refunds")]

    operations = [
        migrations.AddField(
            model_name="foreignrefund",
            name="by_hand_reference",
            field=models.CharField(blank=True, default="", max_length=64, verbose_name="人工转账凭证"),
            preserve_default=False,
        ),
    ]
