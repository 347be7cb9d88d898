"""Sheets: the units of a round with their results so far, and the entry of one unit's scores."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.admin.access import rounds_of
from scoring.forms.rounds import MemberForm
from scoring.models import Publication, Round, RoundBlock, RoundUnit
from scoring.permissions import EDITORS, may_enter
from scoring.presenters.badges import Badge, badges
from scoring.presenters.figures import NOTHING, percent
from scoring.results import schema
from scoring.results.source import live_results
from scoring.services.locks import is_locked
from scoring.services.members import remove_member, save_member
from units.access import units_with_role
from units.admin.base import Person, RoleAdmin
from units.names import search_key
from units.people import signed_in
from units.scope import units_within


class RoundFilter(SimpleListFilter):
    """One round at a time: the newest unpublished one unless another is chosen."""

    title = gettext_lazy("kỳ đánh giá")
    parameter_name = "round"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002  # Django's signature
        """Rounds of the person's authorities, the newest first."""
        rounds = list(rounds_of(request.user).select_related("authority").order_by("-year", "slug"))
        published = set(Publication.objects.values_list("round_id", flat=True))
        open_ = [round_ for round_ in rounds if round_.pk not in published or round_.correction_reason]
        self.default = next(iter([*open_, *rounds]), None)
        self.rounds = {str(round_.pk): round_ for round_ in rounds}
        return [(key, str(round_)) for key, round_ in self.rounds.items()]

    @property
    def chosen(self) -> Round | None:
        """The round that is listed."""
        return self.rounds.get(self.value() or "", self.default)

    def queryset(self, request: HttpRequest, queryset: QuerySet[RoundUnit]) -> QuerySet[RoundUnit]:  # noqa: ARG002  # Django's signature
        """Units of that round."""
        return queryset.filter(round=self.chosen)

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """No "all": results are those of one round."""
        for key, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: key})
            yield {"selected": self.rounds[key] == self.chosen, "query_string": query, "display": label}


class SheetList(ChangeList):
    """The list with each unit's results, computed once for the round."""

    def get_results(self, request: HttpRequest) -> None:
        """Attach documents to the rows of the page."""
        super().get_results(request)
        round_ = next((spec.chosen for spec in self.filter_specs if isinstance(spec, RoundFilter)), None)
        if round_ is None:
            return
        results = live_results(round_)
        shown = badges(results.overview["scheme"]["bands"])
        documents = {unit["code"]: unit for unit in results.units}
        may_remove = may_enter(request.user, round_) and not is_locked(round_)
        for place in self.result_list:
            place.document = documents[place.unit.code]
            place.badge = shown.get(place.document["band"] or "")
            place.may_remove = may_remove


@admin.register(RoundUnit)
class RoundUnitAdmin(RoleAdmin[RoundUnit]):
    """The list of sheets; each leads to the unit's sheet in the portal."""

    form = MemberForm
    list_display = ["unit_name", "index", "class_badge", "missing", "rank", "removal"]
    list_select_related = ["unit", "round", "block"]
    list_filter = [RoundFilter]
    search_fields = ["unit__search_name", "unit__code"]
    search_help_text = gettext_lazy("Tìm theo tên đơn vị, không cần dấu.")
    ordering = ["unit__sort_name"]
    autocomplete_fields = ["unit"]
    actions = None
    fields = ["round", "unit", "block"]

    @admin.display(description=gettext_lazy("đơn vị"), ordering="unit__sort_name")
    def unit_name(self, place: RoundUnit) -> str:
        """The unit."""
        return place.unit.full_name

    @admin.display(description=gettext_lazy("chỉ số tổng hợp"))
    def index(self, place: RoundUnit) -> str:
        """Composite percentage so far."""
        document = _document(place)
        text = percent(document["percent"])
        return _("%(percent)s (tạm tính)") % {"percent": text} if document["missing"] and document["percent"] else text

    @admin.display(description=gettext_lazy("phân loại"))
    def class_badge(self, place: RoundUnit) -> str | SafeString:
        """The class so far."""
        badge: Badge | None = place.badge  # type: ignore[attr-defined]  # set by SheetList
        return format_html('<span class="badge badge--{}">{}</span>', badge.tone, badge.label) if badge else NOTHING

    @admin.display(description=gettext_lazy("còn thiếu"))
    def missing(self, place: RoundUnit) -> str:
        """How many criteria are not entered."""
        count = _document(place)["missing"]
        return _("%(count)d tiêu chí") % {"count": count} if count else _("đã đủ")

    @admin.display(description=gettext_lazy("xếp hạng"))
    def rank(self, place: RoundUnit) -> str:
        """The rank so far."""
        return str(_document(place)["rank"] or NOTHING)

    @admin.display(description=gettext_lazy("bỏ khỏi kỳ"))
    def removal(self, place: RoundUnit) -> str | SafeString:
        """The way to take the unit out of the round, while scores do not stand still."""
        if not place.may_remove:  # type: ignore[attr-defined]  # set by SheetList
            return NOTHING
        url = reverse("admin:scoring_roundunit_delete", args=[place.pk])
        return format_html('<a href="{}">{}</a>', url, _("Bỏ khỏi kỳ"))

    def visible_to(self, person: Person, rows: QuerySet[RoundUnit]) -> QuerySet[RoundUnit]:
        """Of the rounds of their authorities."""
        return rows.filter(round__in=rounds_of(person))

    def may_edit(self, person: Person, row: RoundUnit) -> bool:
        """While the round is open."""
        return may_enter(person, row.round) and not is_locked(row.round)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """With the block where any round has blocks."""
        has_blocks = RoundBlock.objects.filter(round__in=rounds_of(request.user)).exists()
        return [*self.list_display, "block"] if has_blocks else list(self.list_display)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:  # noqa: ARG002  # Django's signature
        """The list with results."""
        return SheetList

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002  # Django's signature
        queryset: QuerySet[RoundUnit],
        search_term: str,
    ) -> tuple[QuerySet[RoundUnit], bool]:
        """Names without marks."""
        key = search_key(search_term)
        return (queryset.filter(unit__search_name__contains=key) if key else queryset), False

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Any] | None":
        """Rounds the person enters scores in, and units below their authorities."""
        if db_field.name == "round":
            kwargs["queryset"] = Round.objects.filter(authority__in=units_with_role(request.user, *EDITORS))
        if db_field.name == "unit":
            kwargs["queryset"] = units_within(request.user, *EDITORS)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new member goes into the round whose list one came from."""
        _name, found, value = request.GET.get("_changelist_filters", "").partition("round=")
        return {**({"round": value.split("&")[0]} if found else {}), **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: RoundUnit, form: Any, change: bool) -> None:  # noqa: ARG002  # Django's signature
        """By the service, which writes the event."""
        save_member(actor=signed_in(request), place=obj)

    def delete_model(self, request: HttpRequest, obj: RoundUnit) -> None:
        """By the service, which writes the event."""
        remove_member(actor=signed_in(request), place=obj)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",  # noqa: ARG002  # Django's signature
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002  # Django's signature
    ) -> HttpResponse:
        """A sheet is entered in the portal."""
        place = self.get_object(request, object_id)
        if place is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(reverse("sheet", args=[place.round.slug, place.unit.code]))


def _document(place: RoundUnit) -> schema.UnitDocument:
    document: schema.UnitDocument = place.document  # type: ignore[attr-defined]  # set by SheetList
    return document
