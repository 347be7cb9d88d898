"""Rounds: opening, changing, and the acts on them."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, ForeignKey, Max, QuerySet
from django.forms import ModelChoiceField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.tables.admin import Upload
from cchc.tables.report import Report
from cchc.tables.resource import ListResource
from cchc.tables.running import import_list
from scoring.admin.access import rounds_of
from scoring.admin.lists import PastTotals, totals_lists
from scoring.admin.round_acts import Act, act_named, acts_for
from scoring.forms.rounds import RoundForm, RoundOpeningForm
from scoring.models import AuthorityResult, Round, RoundBlock
from scoring.permissions import may_enter, may_propose, may_publish
from scoring.resources import AuthorityResultResource, RoundResource
from scoring.services.council import drop_authority_result, record_authority_result
from scoring.services.locks import is_locked
from scoring.services.rounds import open_round
from scoring.workbook.totals import find_totals
from units.access import units_with_role
from units.admin.base import C, PartInline, Person
from units.admin.transfer import TransferAdmin
from units.people import signed_in

FIELDS: list[Any] = [
    "year",
    "authority",
    "criteria_set",
    "scheme",
    "title",
    "slug",
    "survey_held",
    "is_sample",
    "visibility",
]


class OpenRoundInline(PartInline[C, Round]):
    """Parts of a round, which stand still once it is published."""

    def has_change_permission(self, request: HttpRequest, obj: Round | None = None) -> bool:
        """Whoever may change the round, while it is open."""
        return super().has_change_permission(request, obj) and not (obj and is_locked(obj))


class AuthorityResultInline(OpenRoundInline[AuthorityResult]):
    """The authority's result from the level above."""

    model = AuthorityResult
    fields = ["index", "previous_index", "rank", "ranked", "peers", "domains_at_least"]


class RoundBlockInline(OpenRoundInline[RoundBlock]):
    """Blocks ranked apart."""

    model = RoundBlock
    fields = ["order", "name"]


@admin.register(Round)
class RoundAdmin(TransferAdmin[Round]):
    """A round of one of the person's authorities."""

    form = RoundForm
    resource_classes = [RoundResource, AuthorityResultResource]
    inlines = [AuthorityResultInline, RoundBlockInline]
    list_display = ["title", "year", "authority", "criteria_set", "member_count", "state", "visibility"]
    list_select_related = ["authority", "criteria_set"]
    list_filter = ["year", ("authority", admin.RelatedOnlyFieldListFilter)]
    change_form_template = "admin/scoring/round/change_form.html"
    actions = None
    fieldsets = [(None, {"fields": FIELDS})]
    opening_fieldsets = [*fieldsets, (gettext_lazy("Đơn vị tham gia"), {"fields": ["with_communes", "by_kind"]})]

    def visible_to(self, person: Person, rows: QuerySet[Round]) -> QuerySet[Round]:
        """Of their authorities, with what the list shows."""
        mine = rows.filter(pk__in=rounds_of(person).values("pk"))
        return mine.annotate(units_in=Count("members", distinct=True), last_version=Max("publications__version"))

    def may_edit(self, person: Person, row: Round) -> bool:
        """Where they enter scores."""
        return may_enter(person, row)

    def has_delete_permission(self, request: HttpRequest, obj: Round | None = None) -> bool:  # noqa: ARG002  # Django's signature
        """Never: the log of a round stays."""
        return False

    @admin.display(description=gettext_lazy("số đơn vị"))
    def member_count(self, round_: Round) -> int:
        """Units in the round."""
        count: int = round_.units_in  # type: ignore[attr-defined]  # annotated in visible_to
        return count

    @admin.display(description=gettext_lazy("tình trạng"))
    def state(self, round_: Round) -> str:
        """Open, published, or being corrected."""
        version: int | None = round_.last_version  # type: ignore[attr-defined]  # annotated in visible_to
        if version is None:
            return _("Đang nhập điểm")
        text = _("Đã công bố phiên bản %(version)d, đang đính chính") if round_.correction_reason else None
        return (text or _("Đã công bố phiên bản %(version)d")) % {"version": version}

    def get_fieldsets(self, request: HttpRequest, obj: Round | None = None) -> Any:
        """A new round is asked for its units too."""
        return super().get_fieldsets(request, obj) if obj else self.opening_fieldsets

    def get_form(self, request: HttpRequest, obj: Round | None = None, change: bool = False, **kwargs: Any) -> Any:
        """A new round has a form of its own."""
        return super().get_form(request, obj, change, **(kwargs if obj else {**kwargs, "form": RoundOpeningForm}))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Round | None:
        """Locked while it is being changed, so that no publication slips in between."""
        round_ = super().get_object(request, object_id, from_field)
        if round_ and request.method == "POST" and transaction.get_connection().in_atomic_block:
            Round.objects.select_for_update().get(pk=round_.pk)
        return round_

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Any] | None":
        """Authorities where the person is an editor."""
        if db_field.name == "authority":
            kwargs["queryset"] = units_with_role(request.user, *self.editors)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Round, form: Any, change: bool) -> None:
        """A new round is opened by the service, which writes its event."""
        if change:
            super().save_model(request, obj, form, change)
        else:
            open_round(actor=signed_in(request), round_=obj, units=form.units(), blocks=form.blocks())

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """The authority's result goes through its service."""
        if formset.model is not AuthorityResult:
            super().save_formset(request, form, formset, change)
            return
        for result in formset.save(commit=False):
            record_authority_result(actor=signed_in(request), result=result)
        for result in formset.deleted_objects:
            drop_authority_result(actor=signed_in(request), result=result)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the buttons of what may be done now."""
        round_ = self.get_object(request, object_id)
        acts = acts_for(signed_in(request), round_) if round_ else []
        locked = round_ is not None and is_locked(round_)
        decides = round_ is not None and (may_propose(request.user, round_) or may_publish(request.user, round_))
        # The address as stored: one that was typed wrong is shown in its field, and leads nowhere.
        about = {"acts": acts, "locked": locked, "decides": decides, "slug": round_.slug if round_ else ""}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **about})

    def get_import_resource_kwargs(self, request: HttpRequest, **_kwargs: Any) -> dict[str, Any]:
        """Rounds are opened by somebody."""
        return {"actor": signed_in(request)}

    def get_lists(self, request: HttpRequest) -> dict[str, ListResource]:
        """Rounds, results of the authority, and totals of past years."""
        return {**super().get_lists(request), **totals_lists(signed_in(request))}

    def run_import(self, upload: Upload, *, dry_run: bool) -> Report:
        """Totals come as the portal's workbook gives them out: codes, and words under them."""
        resource = self.get_lists(upload.request)[upload.resource]
        if not isinstance(resource, PastTotals):
            return super().run_import(upload, dry_run=dry_run)
        return import_list(resource, find_totals(upload.sheets, resource.columns), dry_run=dry_run)

    def get_urls(self) -> list[URLPattern]:
        """Pages of the acts."""
        page = self.admin_site.admin_view(self.act_view)
        return [path("<int:pk>/viec/<slug:slug>/", page, name="scoring_round_act"), *super().get_urls()]

    def act_view(self, request: HttpRequest, pk: int, slug: str) -> HttpResponse:
        """Say what the act does; do it when confirmed."""
        round_, act = self.get_object(request, str(pk)), act_named(slug)
        if round_ is None or act is None:
            raise Http404
        if not act.allowed(signed_in(request), round_):
            raise PermissionDenied
        back = reverse("admin:scoring_round_change", args=[pk])
        if not act.fits(round_):
            messages.warning(request, _("Tình trạng của kỳ đánh giá đã thay đổi nên không còn thao tác này."))
            return HttpResponseRedirect(back)
        form = act.form(request.POST) if request.method == "POST" else act.form()
        if request.method == "POST" and _performed(request, round_, act, form):
            return HttpResponseRedirect(back)
        context = {"act": act, "form": form, "original": round_, "opts": self.opts, "title": act.label}
        return TemplateResponse(
            request, "admin/scoring/round/act.html", {**self.admin_site.each_context(request), **context}
        )


def _performed(request: HttpRequest, round_: Round, act: Act, form: forms.Form) -> bool:
    """Do the act; what was refused stands on the form."""
    if not form.is_valid():
        return False
    try:
        said = act.perform(signed_in(request), round_, form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, said)
    return True
