"""What a person has to do, in every round; the page after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scoring.presenters.work.first_steps import first_steps
from scoring.presenters.work.my_work import reminder_lines, role_words, round_cards
from scoring.selectors.my_work import reminders_of, steered_rounds, work_of
from scoring.selectors.report_work import report_work
from scoring.services.reminders import mark_read
from scoring.views.work.first_visit import has_seen_steps, put_steps_aside
from units.access import holds_anywhere
from units.models import Role
from units.people import signed_in


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_work(request: HttpRequest) -> HttpResponse:
    """What to do next, and reminders; POST marks the reminders named in it as read, or puts the first steps aside."""
    person = signed_in(request)
    if request.method == "POST":
        mark_read(actor=person, reminders=[int(pk) for pk in request.POST.getlist("nhac") if pk.isdecimal()])
        response = HttpResponseRedirect(reverse("my-work"))
        if request.POST.get("viec") == "da-hieu":
            put_steps_aside(request, response, person)
        return response
    roles = [role for role in Role if holds_anywhere(person, role)]
    unread, read = reminders_of(person)
    context = {
        "boards": steered_rounds(person),
        "rounds": round_cards(work_of(person, timezone.localdate())),
        "reports": report_work(person),
        "unread": reminder_lines(unread),
        "unread_keys": [reminder.pk for reminder in unread],
        "read": reminder_lines(read),
        "roles": role_words(roles),
        "first_steps": first_steps(roles),
        "is_new": not has_seen_steps(request, person),
    }
    return render(request, "work/my_work.html", context)
