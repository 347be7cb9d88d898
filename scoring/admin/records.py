"""What is kept for good: publications and events. To be read only."""

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.admin.access import rounds_of
from scoring.models import Event, Publication
from scoring.selectors.publications import light
from units.admin.base import M, Person, RoleAdmin

SHOWN = 200


class RecordAdmin(RoleAdmin[M]):
    """Rows nobody adds, changes or deletes."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002  # Django's signature
        """Never by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002  # Django's signature
        """Never."""
        return False

    has_delete_permission = has_change_permission


@admin.register(Publication)
class PublicationAdmin(RecordAdmin[Publication]):
    """Versions in the order they were published."""

    list_display = ["round", "version", "published_at", "published_by", "reason", "sha256"]
    list_select_related = ["round", "published_by"]
    list_filter = [("round", admin.RelatedOnlyFieldListFilter)]
    fields = ["round", "version", "published_at", "published_by", "reason", "sha256", "units"]
    readonly_fields = ["units"]

    def visible_to(self, person: Person, rows: QuerySet[Publication]) -> QuerySet[Publication]:
        """Of the rounds of their authorities; without the document, which can be megabytes."""
        return light(rows.filter(round__in=rounds_of(person)))

    @admin.display(description=gettext_lazy("số đơn vị"))
    def units(self, publication: Publication) -> int:
        """Number of frozen results."""
        return publication.unit_results.count()


@admin.register(Event)
class EventAdmin(RecordAdmin[Event]):
    """The log."""

    list_display = ["at", "action", "round_slug", "actor_name", "detail"]
    list_select_related = ["round", "actor"]
    list_filter = ["action", ("round", admin.RelatedOnlyFieldListFilter)]
    date_hierarchy = "at"
    fields = ["at", "action", "round", "actor", "detail", "changes", "hash", "previous_hash"]
    readonly_fields = ["detail", "changes"]

    @admin.display(description=gettext_lazy("kỳ"), ordering="round__slug")
    def round_slug(self, event: Event) -> str:
        """The round, briefly."""
        return event.round.slug if event.round else "–"

    @admin.display(description=gettext_lazy("người thực hiện"), ordering="actor__full_name")
    def actor_name(self, event: Event) -> str:
        """Who did it; the command line has no account."""
        return event.actor.full_name if event.actor else _("Hệ thống")

    def visible_to(self, person: Person, rows: QuerySet[Event]) -> QuerySet[Event]:
        """Of the rounds of their authorities."""
        mine = Q(round__in=rounds_of(person))
        return rows.filter(mine | Q(round__isnull=True) if person.is_superuser else mine)

    @admin.display(description=gettext_lazy("nội dung"))
    def detail(self, event: Event) -> str:
        """The payload in one line."""
        names = _payload_names()
        parts = [
            f"{names.get(name, name)}: {value}"
            for name, value in event.payload.items()
            if value is not None and value != ""
        ]
        return "; ".join(parts) or "–"

    @admin.display(description=gettext_lazy("điểm thay đổi"))
    def changes(self, event: Event) -> str | SafeString:
        """Changed cells, the first some hundred of them."""
        rows = event.score_changes.select_related("round_unit__unit", "criterion").order_by("pk")
        shown = [
            (change.round_unit.unit.full_name, change.criterion.code, change.old or "–", change.new or "–")
            for change in rows[:SHOWN]
        ]
        if not shown:
            return "–"
        count = rows.count()
        body = format_html_join("", "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", shown)
        heads = format_html_join("", '<th scope="col">{}</th>', ((head,) for head in _change_heads()))
        note = _("Tất cả %(count)d điểm.") if count <= SHOWN else _("%(shown)d điểm đầu trên %(count)d.")
        text = note % {"count": count, "shown": SHOWN}
        return format_html("<p>{}</p><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", text, heads, body)


def _payload_names() -> dict[str, str]:
    return {
        "units": _("số đơn vị"),
        "version": _("phiên bản"),
        "sha256": _("mã băm"),
        "reason": _("lý do"),
        "index": _("chỉ số (%)"),
        "rank": _("xếp hạng"),
        "ranked": _("trên tổng số"),
        "unit": _("đơn vị"),
        "band": _("mức"),
    }


def _change_heads() -> list[str]:
    return [_("Đơn vị"), _("Tiêu chí"), _("Cũ"), _("Mới")]
