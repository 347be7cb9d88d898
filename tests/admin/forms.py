"""Forms of the back office as a browser would send them back."""

from typing import Any

from django.test import Client


def filled(response: Any) -> dict[str, Any]:
    """Every field of the page's form and formsets with the value it shows."""
    context = response.context
    data = _values(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        data |= _values(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= _values(form)
    return data


def _values(form: Any) -> dict[str, Any]:
    shown = {bound.html_name: _shown(bound) for bound in form if not bound.field.disabled}
    return {name: value for name, value in shown.items() if value not in (None, False)}


def _shown(bound: Any) -> Any:
    value = bound.field.prepare_value(bound.value())
    if value is True:
        return "on"
    formatted = bound.field.widget.format_value(value) if hasattr(bound.field.widget, "format_value") else value
    return formatted[0] if isinstance(formatted, list | tuple) and formatted else formatted


def send(client: Client, url: str, **typed: Any) -> Any:
    """Open the form, change some fields, send it."""
    return client.post(url, filled(client.get(url)) | typed)


def errors(response: Any) -> list[str]:
    """What the page says is wrong."""
    context = response.context
    found = [message for messages in context["adminform"].form.errors.values() for message in messages]
    for inline in context["inline_admin_formsets"]:
        found += inline.formset.non_form_errors()
        found += [text for form in inline.formset.forms for texts in form.errors.values() for text in texts]
    return [str(message) for message in found]
