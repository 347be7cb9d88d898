"""The published report of 2021 in small: its three false figures and its one disagreement, and nothing else."""

from scoring.checking.check import check
from scoring.checking.shape import Passage
from tests.checking.kit import FACTS

# Own sentences with the figures and the turns of phrase of such a report.
FILES = """* Kết quả tiếp nhận, giải quyết hồ sơ
- Một cửa cấp huyện: Nhận 22.725 hồ sơ. Tiếp nhận 22.725 hồ sơ; trả trước và đúng hạn 22.604 hồ sơ (đạt tỷ lệ 100%).
- Một cửa cấp xã: Tiếp nhận 45.757 hồ sơ; trả trước và đúng hạn 45.660 hồ sơ. Có 102 hồ sơ bị quá hạn trên phần mềm.
- Hồ sơ mức độ 3, 4 còn ít, có 142 hồ sơ (141 hồ sơ ở huyện và 01 hồ sơ ở xã); qua bưu chính là 231 hồ sơ.
"""
INDEX = "Trong năm 2021, Chỉ số CCHC của UBND huyện Tứ Kỳ đạt 83,30% (năm 2020: 63,19%): Tăng 19,69% so với năm 2020."
GROUPS = """Các xã, thị trấn được xếp theo 02 nhóm điểm:
- Nhóm có Chỉ số tổng hợp từ 80% đến dưới 90% so với điểm tối đa, gồm 04 xã, thị trấn: Xã Hà Kỳ, Minh Đức, Thị trấn Tứ Kỳ và Văn Tố.
- Nhóm có Chỉ số tổng hợp từ 65% đến dưới 80%, gồm 01 xã: Chí Minh.
a. Đối với cấp huyện: Huyện Tứ Kỳ xếp thứ 6/12 huyện, thị xã, thành phố của tỉnh.
- Nhóm Hoàn thành xuất sắc nhiệm vụ, có Chỉ số tổng hợp đạt từ 90% đến 100%, các lĩnh vực CCHC phải đạt từ 80% số điểm trở lên: Không có.
- Nhóm Hoàn thành tốt nhiệm vụ, có Chỉ số tổng hợp đạt trên 80% đến dưới 90%, các lĩnh vực CCHC phải đạt từ 70% số điểm trở lên gồm 02 xã: Hà Kỳ và Minh Đức.
- Nhóm Hoàn thành nhiệm vụ, có Chỉ số tổng hợp đạt từ 65% đến dưới 80%, gồm 03 xã, thị trấn: Thị trấn Tứ Kỳ, Văn Tố và Chí Minh.
Trong đó 02 xã, thị trấn có Chỉ số tổng hợp từ 80% đến dưới 90% gồm: Thị trấn Tứ Kỳ và Văn Tố. Tuy nhiên, các đơn vị này chỉ được xếp nhóm Hoàn thành nhiệm vụ do có lĩnh vực chưa đạt mức 70% số điểm trở lên.
- Nhóm Không hoàn thành nhiệm vụ, có Chỉ số CCHC đạt dưới 65%: Không có.
b) Nhóm Hoàn thành tốt nhiệm vụ: Là Chủ tịch UBND các xã: Có 02 đơn vị (gồm: Chủ tịch UBND các xã: Hà Kỳ và Minh Đức).
Năm 2021, huyện Tứ Kỳ có 02/5 xã đạt mức Hoàn thành tốt nhiệm vụ; 03/5 xã, thị trấn đạt mức Hoàn thành nhiệm vụ (năm 2020: Có 02/5 xã đạt mức Hoàn thành nhiệm vụ; 03/5 xã đạt mức Không hoàn thành nhiệm vụ; không có xã đạt mức Hoàn thành xuất sắc và Hoàn thành tốt nhiệm vụ).
"""  # noqa: E501  # lines are paragraphs


def test_the_known_errors_are_found_and_nothing_else():
    passages = [Passage("ho-so", "", FILES), Passage("chi-so", "", INDEX), Passage("nhom", "", GROUPS)]
    errors = [(found.passage, found.claim, found.mend) for found in check(passages, FACTS) if found.is_error]
    assert errors == [
        ("ho-so", "100%", "99,47%"),
        ("ho-so", "102", "97"),
        ("chi-so", "19,69%", "20,11 điểm phần trăm"),
        ("nhom", "trên 80%", "từ 80%"),
    ]


def test_without_a_scheme_the_disagreement_between_places_is_found():
    text = "Nhóm có Chỉ số tổng hợp từ 80%.\nNhóm có Chỉ số tổng hợp trên 80%."
    unknown = type(FACTS)(year=2021, authority="huyện Tứ Kỳ")
    assert [found.claim for found in check([Passage("a", "", text)], unknown)] == ["trên 80%"]
