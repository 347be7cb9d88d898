"""Saving a section while it is written, and its preview. Asked by a script, so that every answer is JSON."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from scoring.models import Round, Section
from scoring.permissions import may_read_draft_report
from scoring.presenters.work.report.desk import names_of
from scoring.presenters.work.told_times import told_time
from scoring.report.citing.filling import cited_keys, filled
from scoring.selectors.report_sections import section_or_404
from scoring.services.errors import NotAllowedError
from scoring.services.report.sections import SectionConflictError, save_section
from scoring.texts.clean import clean_html
from scoring.views.work.door import of_authority_round, rounds
from scoring.views.work.report.editor import repaired_words
from scoring.views.work.report.page import Desk
from units.people import signed_in

MOST_BYTES = 2_000_000


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def save(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Save a section (POST), or say whether the person may still do so and with which token (GET).

    Answers 200 with the new version, 409 with both texts, 401 where one has to sign in first.
    """
    if not request.user.is_authenticated:
        return _sign_in(_("Phiên đăng nhập đã hết."))
    round_ = get_object_or_404(rounds(), slug=slug)
    if not may_read_draft_report(request.user, round_):
        raise Http404
    desk = Desk(request, round_)
    section = section_or_404(desk.begun(), key)
    desk.refuse_readers()
    if request.method != "POST":
        return JsonResponse({"user": request.user.pk, "token": get_token(request)})
    return _saved(desk, section)


def _sign_in(message: str) -> HttpResponse:
    return JsonResponse({"signin": reverse("login"), "message": message}, status=401)


def _saved(desk: Desk, section: Section) -> HttpResponse:
    sent = _read(desk.request.body)
    if sent is None:
        return JsonResponse({"error": _("Máy chủ không đọc được nội dung gửi lên.")}, status=400)
    if sent["person"] != desk.request.user.pk:
        return _sign_in(_("Bạn đang đăng nhập bằng tài khoản khác."))
    try:
        saved = save_section(actor=signed_in(desk.request), section=section, body=sent["body"], version=sent["version"])
    except SectionConflictError as error:
        return JsonResponse(_theirs(desk, error), status=409)
    except NotAllowedError:
        return JsonResponse({"error": _("Bạn không được sửa báo cáo này.")}, status=403)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=422)
    answer = {"version": saved.section.version, "message": repaired_words(saved.repaired)}
    if saved.repaired:
        answer |= _shown(desk, saved.section.body)
    return JsonResponse(answer)


def _theirs(desk: Desk, error: SectionConflictError) -> dict[str, Any]:
    section = error.section
    return {
        "message": error.messages[0],
        "version": section.version,
        "at": told_time(section.updated_at),
        **_shown(desk, section.body),
    }


def _shown(desk: Desk, html: str) -> dict[str, Any]:
    """A text with its citations filled in, and what these are called."""
    keys = cited_keys(html)
    if not keys:  # what can be cited takes longer to work out than all the rest
        return {"html": html, "names": {}}
    return {"html": filled(html, desk.catalogue), "names": names_of(keys, desk.catalogue)}


def _read(body: bytes) -> dict[str, Any] | None:
    """{person, version, body}; None for anything else."""
    if len(body) > MOST_BYTES:
        return None
    try:
        sent = json.loads(body)
    except ValueError:
        return None
    wanted = {"person": int, "version": int, "body": str}
    if not isinstance(sent, dict) or any(type(sent.get(name)) is not kind for name, kind in wanted.items()):
        return None
    return sent


@require_POST
@of_authority_round
def preview(request: HttpRequest, round_: Round, key: str) -> HttpResponse:
    """The text that was sent as it would be printed: cleaned, its citations filled in. Nothing is written."""
    desk = Desk(request, round_)
    section_or_404(desk.begun(), key)
    desk.refuse_readers()
    try:
        html = clean_html(request.POST.get("body", ""))
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=422)
    return JsonResponse(_shown(desk, html))
