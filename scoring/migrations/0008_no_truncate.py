"""Triggers anew: PostgreSQL refuses to TRUNCATE append-only tables, too."""

from django.db import migrations

from scoring.triggers import SECOND_TABLES, create_triggers, drop_triggers


def renew(apps, editor):
    drop_triggers(editor.connection, SECOND_TABLES)
    create_triggers(editor.connection, SECOND_TABLES)


class Migration(migrations.Migration):
    dependencies = [("scoring", "0007_remedy")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
