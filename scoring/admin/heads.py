"""Ratings of heads that differ from the class of their unit."""

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from scoring.admin.access import rounds_of
from scoring.forms.council import HeadRatingForm
from scoring.models import ClassBand, HeadRating, RoundUnit
from scoring.permissions import may_enter
from scoring.services.council import drop_head_rating, rate_head
from scoring.services.locks import is_locked
from units.admin.base import Person, RoleAdmin
from units.people import signed_in


@admin.register(HeadRating)
class HeadRatingAdmin(RoleAdmin[HeadRating]):
    """The council's word on a head."""

    form = HeadRatingForm
    list_display = ["unit", "round", "band", "reason"]
    list_select_related = ["round_unit__unit", "round_unit__round", "band"]
    list_filter = [("round_unit__round", admin.RelatedOnlyFieldListFilter)]
    autocomplete_fields = ["round_unit"]
    actions = None

    @admin.display(description=_("đơn vị"))
    def unit(self, rating: HeadRating) -> str:
        """The unit whose head is rated."""
        return rating.round_unit.unit.full_name

    @admin.display(description=_("kỳ đánh giá"))
    def round(self, rating: HeadRating) -> str:
        """The round."""
        return str(rating.round_unit.round)

    def visible_to(self, person: Person, rows: QuerySet[HeadRating]) -> QuerySet[HeadRating]:
        """Of the rounds of their authorities."""
        return rows.filter(round_unit__round__in=rounds_of(person))

    def may_edit(self, person: Person, row: HeadRating) -> bool:
        """While the round is open."""
        round_ = row.round_unit.round
        return may_enter(person, round_) and not is_locked(round_)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Any] | None":
        """Units and classes of rounds of their authorities."""
        rounds = rounds_of(request.user)
        if db_field.name == "round_unit":
            kwargs["queryset"] = RoundUnit.objects.filter(round__in=rounds).select_related("round", "unit")
        if db_field.name == "band":
            bands = ClassBand.objects.filter(scheme__rounds__in=rounds)
            kwargs["queryset"] = bands.distinct().order_by("scheme", "order")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: HeadRating, form: Any, change: bool) -> None:  # noqa: ARG002  # Django's signature
        """Through the service, which writes the event."""
        rate_head(actor=signed_in(request), rating=obj)

    def delete_model(self, request: HttpRequest, obj: HeadRating) -> None:
        """Through the service."""
        drop_head_rating(actor=signed_in(request), rating=obj)
