"""Lists in and out of the back office: upload, preview, confirmation, all rows or none.

import-export brings the resources, the addresses and the buttons. Its own pages are not used: they read files without
a guard, take the active sheet only, and show neither refused rows beside accepted ones nor what changes in a cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin
from import_export.results import Result, RowResult

from cchc.tables import uploads
from cchc.tables.forms import ConfirmForm, UploadForm
from cchc.tables.listing import find_list
from cchc.tables.report import Report, State
from cchc.tables.resource import ListResource
from cchc.tables.running import import_list
from cchc.tables.sheets import RawSheet, SheetOut, table_files
from units.names import search_key

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    class Base(ModelAdmin[Any]):
        """What import-export's mixin is to the type checker."""

        def get_model_info(self) -> tuple[str, str]:
            """Application and model."""
            raise NotImplementedError  # each subclass says its own

        def has_import_permission(self, request: HttpRequest) -> bool:
            """Whether the person may import."""
            raise NotImplementedError  # each subclass says its own

        def has_export_permission(self, request: HttpRequest) -> bool:
            """Whether the person may export."""
            raise NotImplementedError  # each subclass says its own

        def get_export_queryset(self, request: HttpRequest) -> Any:
            """What the list shows."""
else:
    Base = ImportExportMixin

SHOWN = 200  # rows of each kind on the preview page
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FLAGS = {RowResult.IMPORT_TYPE_NEW: ADDITION, RowResult.IMPORT_TYPE_UPDATE: CHANGE}


@dataclass
class Upload:
    """A file handed in by somebody, read. `used` is the resource that took it, once it is imported."""

    request: HttpRequest
    sheets: Sequence[RawSheet]
    resource: str
    used: ListResource | None = None


class TransferMixin(Base):
    """Import and export of lists; `resource_classes` are the lists."""

    resource_classes: ClassVar[list[type[ListResource]]]
    import_template_name = "admin/import_export/import.html"
    import_export_change_list_template = "admin/import_export/change_list_import_export.html"

    def get_lists(self, request: HttpRequest) -> dict[str, ListResource]:
        """The lists that go in here, as the person may write them, by a key that stays theirs."""
        told = self.get_import_resource_kwargs(request)
        return {str(number): resource(**told) for number, resource in enumerate(self.resource_classes)}

    def get_import_resource_kwargs(self, request: HttpRequest, **_kwargs: Any) -> dict[str, Any]:  # noqa: ARG002  # import-export's signature
        """What a resource is told."""
        return {}

    def run_import(self, upload: Upload, *, dry_run: bool) -> Report:
        """Import the list in the file, or rehearse it."""
        upload.used = resource = self.get_lists(upload.request)[upload.resource]
        listing = find_list(upload.sheets, resource.columns)
        return import_list(resource, listing, dry_run=dry_run, taken=None if dry_run else self._logger(upload.request))

    def imported(self, request: HttpRequest, report: Report, upload: Upload) -> HttpResponse:  # noqa: ARG002  # import-export's signature
        """Where to go when everything is written."""
        return HttpResponseRedirect(self._list_url())

    def get_urls(self) -> list[URLPattern]:
        """CSV has an address of its own, so that filters stay the query."""
        page = self.admin_site.admin_view(self.export_csv)
        name = "{}_{}_export_csv".format(*self.get_model_info())
        return [path("export/csv/", page, name=name), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """With the address of the CSV file."""
        url = reverse("admin:{}_{}_export_csv".format(*self.get_model_info()))
        return super().changelist_view(request, {**(extra_context or {}), "export_csv_url": url})

    @method_decorator(never_cache)
    def import_action(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask for the file; show what it would do."""
        self._require(self.has_import_permission(request))
        names = {key: resource.get_display_name() for key, resource in self.get_lists(request).items()}
        form = UploadForm(names, request.POST or None, request.FILES or None)
        if request.method != "POST" or not form.is_valid():
            return self._page(request, {"form": form})
        ticket = uploads.keep(form.cleaned_data["import_file"], person=_pk(request), target=self._target(form.chosen))
        return self._preview(request, ticket, form.chosen, form)

    @method_decorator([never_cache, require_POST])
    def process_import(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Write what was shown; show it again when it is no longer the same."""
        self._require(self.has_import_permission(request))
        form = ConfirmForm(request.POST)
        key = form.cleaned_data["resource"] if form.is_valid() else ""
        ticket = uploads.opened(request.POST.get("ticket", ""), person=_pk(request), target=self._target(key))
        if ticket is None or key not in self.get_lists(request):
            messages.warning(request, _("Tệp đã được nhập hoặc chờ quá lâu. Hãy tải tệp lên lại."))
            return HttpResponseRedirect(reverse("admin:{}_{}_import".format(*self.get_model_info())))
        return self._confirm(request, ticket, key, accepted=form.cleaned_data["accept_repairs"])

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """What the list shows, as a workbook."""
        sheet = self._sheet(request)
        return file_response(table_files().xlsx_bytes(sheet.title, [sheet]), sheet.title, ".xlsx", XLSX)

    def export_csv(self, request: HttpRequest) -> HttpResponse:
        """The same as CSV."""
        sheet = self._sheet(request)
        return file_response(table_files().csv_bytes(sheet), sheet.title, ".csv", "text/csv; charset=utf-8")

    def _sheet(self, request: HttpRequest) -> SheetOut:
        self._require(self.has_export_permission(request))
        return self.resource_classes[0]().sheet(self.get_export_queryset(request))

    def _preview(
        self, request: HttpRequest, ticket: uploads.Ticket, key: str, form: UploadForm | None = None
    ) -> HttpResponse:
        try:
            upload = Upload(request, table_files().read_sheets(ticket.path, name=ticket.name), key)
            report = self.run_import(upload, dry_run=True)
        except ValidationError as error:
            uploads.drop(ticket)
            form = form or UploadForm({})
            form.add_error("import_file", error)
            return self._page(request, {"form": form})
        return self._shown(request, replace(ticket, digest=report.digest), key, report)

    def _shown(self, request: HttpRequest, ticket: uploads.Ticket, key: str, report: Report) -> HttpResponse:
        """The preview page; with something refused there is nothing to confirm."""
        confirm = None
        if report.refused or not report.changes:
            uploads.drop(ticket)
        else:
            confirm = ConfirmForm(initial={"ticket": ticket.sealed(), "resource": key})
        return self._page(request, {"report": report, "file_name": ticket.name, "confirm_form": confirm})

    def _confirm(self, request: HttpRequest, ticket: uploads.Ticket, key: str, *, accepted: bool) -> HttpResponse:
        upload = Upload(request, table_files().read_sheets(ticket.path, name=ticket.name), key)
        with transaction.atomic():
            report = self.run_import(upload, dry_run=False)
            waiting = bool(report.repairs) and not accepted
            if report.refused or waiting or report.digest != ticket.digest:
                transaction.set_rollback(True)
        if waiting:
            messages.error(request, _("Hãy đánh dấu chấp nhận chuyển mã, hoặc sửa các ô đó trong tệp rồi tải lên lại."))
        elif report.refused or report.digest != ticket.digest:
            messages.warning(request, _("Dữ liệu trên cổng vừa thay đổi nên chưa ghi gì. Hãy xem lại rồi xác nhận."))
        else:
            uploads.drop(ticket)
            messages.success(request, _said(report))
            return self.imported(request, report, upload)
        return self._shown(request, replace(ticket, digest=report.digest), key, report)

    def _page(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        common = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Nhập từ tệp"),
            "shown": SHOWN,
            "lists": self.get_lists(request).values(),
        }
        return TemplateResponse(request, self.import_template_name, {**common, **context})

    def _logger(self, request: HttpRequest) -> Any:
        """Writes what was imported into the history of each thing."""

        def log(result: Result) -> None:
            for kind, flag in _FLAGS.items():
                things = [row.instance for row in result.rows if row.import_type == kind and row.instance]
                if things:
                    text = _("Nhập từ tệp.")
                    LogEntry.objects.log_actions(_pk(request), things, flag, change_message=text)

        return log

    def _target(self, key: str) -> str:
        return f"{self.opts.label_lower}/{key}"

    def _list_url(self) -> str:
        return reverse("admin:{}_{}_changelist".format(*self.get_model_info()))

    @staticmethod
    def _require(allowed: bool) -> None:
        if not allowed:
            raise PermissionDenied


def _pk(request: HttpRequest) -> int:
    return int(request.user.pk or 0)


def _said(report: Report) -> str:
    counts = {"new": len(report.new), "changed": len(report.changed), "same": report.unchanged}
    text = _("Đã nhập xong: %(new)d dòng mới, %(changed)d dòng thay đổi, %(same)d dòng không đổi.") % counts
    removed = len(report.of(State.REMOVED))
    more = _("Đã bỏ %(count)d dòng.") % {"count": removed}  # within an f-string it would not be extracted
    return f"{text} {more}" if removed else text


def file_response(content: bytes, title: str, suffix: str, kind: str) -> HttpResponse:
    """A download named after `title` and the day."""
    name = f"{search_key(title).replace(' ', '-')}-{timezone.localdate():%Y-%m-%d}{suffix}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
