"""Triggers on the append-only tables."""

from django.db import migrations

from scoring.triggers import FIRST_TABLES, create_triggers, drop_triggers


class Migration(migrations.Migration):
    dependencies = [("scoring", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: create_triggers(editor.connection, FIRST_TABLES),
            lambda apps, editor: drop_triggers(editor.connection, FIRST_TABLES),
        )
    ]
