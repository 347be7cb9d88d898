import pytest
from scoring.models import Round, RoundUnit, ScoreImport
from scoring.models.imports import ImportState
from scoring.workbook.importing import flow
from tests.e2e.conftest import sign_in
from tests.exchange.samples import *
from scoring.workbook.importing.findings import *
pytestmark = pytest.mark.django_db(transaction=True)

def test_shots(page, demo_server, monkeypatch, settings):
    round_ = Round.objects.get(slug="2022") if Round.objects.filter(slug="2022").exists() else Round.objects.order_by("-year")[0]
    print(Round.objects.values_list("slug", "correction_reason"))
    s = round_.slug
    many = changes(round_, *[("1.5", str(n)) for n in range(2, 252)], sheet="1. Công tác chỉ đạo điều hành")
    many.names.criteria[1] = "1.1.1"
    new = changes(round_, ("", "2"), ("", "na")); new.names.criteria[1] = "2.1.1"
    p = Preview(new=new, changed=many, unchanged=1180, refused=(REFUSAL, Refusal("1. Công tác chỉ đạo điều hành!D17", "Điểm phải từ 0 đến 1,5; tệp ghi 2,5. Hãy sửa lại."), Refusal("Trang 7", "Không tìm thấy dòng mã tiêu chí nên không đọc được trang. Hãy giữ dòng tiêu đề có mã tiêu chí.")), conflicts=(CONFLICT, Conflict("1. Công tác chỉ đạo điều hành!F12","x","Thị trấn Tứ Kỳ","1.1.2",None,"","1.5","Nguyễn Thị B")), questions=(QUESTION,), repairs=(REPAIR,), notes=("Trang “Nháp” bị ẩn nên không đọc.",), moved=2, rows=161, cells=1380)
    clean = Preview(new=new, changed=many[:5], unchanged=1180, rows=161, cells=1380)
    monkeypatch.setattr(flow, "preview_of", lambda i: clean if i.file_name.startswith("sach") else p)
    ids = {"preview": make_import(round_).pk, "clean": make_import(round_, file_name="sach.xlsx").pk, "progress": make_import(round_, ImportState.WRITING, rows_read=3321, cells_checked=200000, cells_written=1500, cells_total=200000).pk, "done": make_import(round_, ImportState.DONE, cells_written=12).pk}
    sign_in(page, demo_server, "noivu")
    from axe_playwright_python.sync_playwright import Axe
    for w in (360, 1366):
        page.set_viewport_size({"width": w, "height": 800})
        for name, path in [("overview", f"/{s}/bang-tinh/"), *[(n, f"/{s}/bang-tinh/nhap/{k}/") for n, k in ids.items()], ("round", f"/{s}/")]:
            page.goto(demo_server + path)
            page.screenshot(path=f"/tmp/w4/shots/{name}-{w}.png", full_page=name != "round")
            wide = page.evaluate("document.documentElement.scrollWidth")
            res = Axe().run(page)
            print(name, w, wide, [(v["id"], v["impact"], [n["html"][:80] for n in v["nodes"]][:2]) for v in res.response["violations"]])
