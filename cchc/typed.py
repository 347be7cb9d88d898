"""Django's classes as generics: the type checker wants to know their model, Django takes no parameter."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin, TabularInline
    from django.forms import ModelForm
else:

    class _Parametric:
        def __class_getitem__(cls, _parameters: Any) -> type:
            return cls

    class ModelAdmin(_Parametric, admin.ModelAdmin):
        """`ModelAdmin[Unit]`."""

    class TabularInline(_Parametric, admin.TabularInline):
        """`TabularInline[Head, Unit]`."""

    class ModelForm(_Parametric, forms.ModelForm):
        """`ModelForm[Unit]`."""


__all__ = ["ModelAdmin", "ModelForm", "TabularInline"]
