"""Triggers anew: PostgreSQL refuses to TRUNCATE append-only tables, too."""

from django.db import migrations

from scoring.triggers import TABLES, create_triggers, drop_triggers


def renew(apps, editor):
    drop_triggers(editor.connection, TABLES)
    create_triggers(editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("scoring", "0007_remedy")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
