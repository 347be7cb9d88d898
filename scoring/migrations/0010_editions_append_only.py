"""Triggers anew, and on editions: on SQLite, the table of events was built anew by the migration before."""

from django.db import migrations

from scoring.triggers import SECOND_TABLES, TABLES, create_triggers, drop_triggers


def renew(apps, editor):
    drop_triggers(editor.connection, SECOND_TABLES)
    create_triggers(editor.connection, TABLES)


def back(apps, editor):
    drop_triggers(editor.connection, TABLES)
    create_triggers(editor.connection, SECOND_TABLES)


class Migration(migrations.Migration):
    dependencies = [("scoring", "0009_report")]
    operations = [migrations.RunPython(renew, back)]
