"""Django's admin classes as generics: the type checker wants their model, Python would not take it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin, SimpleListFilter, StackedInline, TabularInline
    from django.contrib.auth.admin import UserAdmin
    from django.forms import ModelForm
else:

    class _Parametric:
        def __class_getitem__(cls, _parameters: Any) -> type:
            return cls

    class ModelAdmin(_Parametric, admin.ModelAdmin):
        """`ModelAdmin[Unit]`."""

    class TabularInline(_Parametric, admin.TabularInline):
        """`TabularInline[Head, Unit]`."""

    class StackedInline(_Parametric, admin.StackedInline):
        """`StackedInline[Head, Unit]`."""

    class UserAdmin(_Parametric, DjangoUserAdmin):
        """`UserAdmin[User]`."""

    class ModelForm(_Parametric, forms.ModelForm):
        """`ModelForm[Unit]`."""

    SimpleListFilter = admin.SimpleListFilter

__all__ = ["ModelAdmin", "SimpleListFilter", "StackedInline", "TabularInline", "UserAdmin", "ModelForm"]
