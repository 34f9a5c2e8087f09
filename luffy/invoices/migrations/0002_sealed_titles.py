from django.db import migrations, models
from django.utils.crypto import salted_hmac

import luffy.core.sealed_field
from luffy.core.sealed import seal

PURPOSE = "invoices.titles"


def seal_all(apps, schema_editor):
    """What was written plainly, sealed; read by SQL, for the models open already."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT id, name, tax_number FROM invoices_invoicetitle")
        for pk, name, number in cursor.fetchall():
            mark = salted_hmac(PURPOSE, f"{name}\n{number}", algorithm="sha256").hexdigest()
            cursor.execute(
                "UPDATE invoices_invoicetitle SET name = %s, tax_number = %s, fingerprint = %s WHERE id = %s",
                [seal(name, PURPOSE), seal(number, PURPOSE) if number else "", mark, pk],
            )
        cursor.execute("SELECT id, title, tax_number FROM invoices_invoice")
        for pk, title, number in cursor.fetchall():
            cursor.execute(
                "UPDATE invoices_invoice SET title = %s, tax_number = %s WHERE id = %s",
                [seal(title, PURPOSE), seal(number, PURPOSE) if number else "", pk],
            )


def sealed(name, **options):
    return luffy.core.sealed_field.SealedField(purpose=PURPOSE, verbose_name=name, **options)


class Migration(migrations.Migration):

    dependencies = [
        ('invoices', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='invoicetitle', name='invoice_title_once'),
        migrations.AlterField('invoicetitle', 'name', sealed('抬头名称', max_length=100)),
        migrations.AlterField('invoicetitle', 'tax_number', sealed('税号', blank=True, max_length=20)),
        migrations.AlterField('invoice', 'title', sealed('抬头名称', max_length=100)),
        migrations.AlterField('invoice', 'tax_number', sealed('税号', blank=True, max_length=20)),
        migrations.AddField(
            'invoicetitle',
            'fingerprint',
            models.CharField(default='', editable=False, max_length=64, verbose_name='指纹'),
            preserve_default=False,
        ),
        migrations.RunPython(seal_all, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='invoicetitle',
            constraint=models.UniqueConstraint(
                fields=('account', 'buyer', 'fingerprint'), name='invoice_title_once'
            ),
        ),
    ]
