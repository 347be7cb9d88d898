import pytest
from scoring.models import Round, Report
from scoring.services.report.starting import start_report, start_from_earlier
from scoring.report.starter.outline import starter_sections
from tests.e2e.conftest import sign_in
from units.models import User

def test_shots(demo_server, page):
    rounds = Round.objects.order_by("year")
    print([ (r.slug, Report.objects.filter(round=r).exists()) for r in rounds], list(User.objects.values_list("username", flat=True)))
    round_ = rounds.get(year=2021)
    if not Report.objects.filter(round=round_).exists():
        start_report(actor=None, round_=round_, outline=starter_sections(round_))
    office = User.objects.filter(memberships__role="office", memberships__unit=round_.authority).first() if hasattr(User, "memberships") else User.objects.get(username__startswith="noi")
    sign_in(page, demo_server, office.username)
    rep = Report.objects.get(round=round_)
    key = rep.sections.exclude(body="").filter(body__contains="data-cite").order_by("order").first().key
    for width in (360, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        for name, address in {"desk": "", "section": f"muc/{key}/", "history": f"muc/{key}/lich-su/", "form": "thong-tin/", "xem": "xem/"}.items():
            page.goto(f"{demo_server}/{round_.slug}/bao-cao/{address}")
            page.wait_for_timeout(600)
            page.screenshot(path=f"/tmp/r1-{name}-{width}.png", full_page=name != "xem")
    block = rep.sections.filter(block="classes").first()
    page.goto(f"{demo_server}/{round_.slug}/bao-cao/muc/{block.key}/")
    page.wait_for_timeout(500)
    page.screenshot(path="/tmp/r1-block-1366.png", full_page=True)
    page.goto(f"{demo_server}/{round_.slug}/bao-cao/muc/{key}/")
    page.locator("[data-editor][data-ready]").wait_for()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Chèn số liệu").click()
    page.wait_for_timeout(1500)
    page.screenshot(path="/tmp/r1-picker-1366.png")
    nxt = rounds.filter(year__gt=2021).first()
    if nxt:
        page.goto(f"{demo_server}/{nxt.slug}/bao-cao/")
        page.screenshot(path="/tmp/r1-begin-1366.png")
