"""Changes, rates, files, parts: the sum stands in the sentence."""

import pytest

from tests.checking.kit import RECEIVED, errors, found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # 420 - 400 = 20
        ("Có 420 văn bản, tăng 20 văn bản so với năm 2020 (400 văn bản).", []),
        ("Có 420 văn bản, tăng 25 văn bản so với năm 2020 (400 văn bản).", [("25", "20")]),
        ("Có 420 văn bản, giảm 20 văn bản so với năm 2020 (400 văn bản).", [("giảm 20", "tăng 20")]),
        # (420 - 400) : 400 = 5 %
        ("Có 420 văn bản, tăng 5% so với năm 2020 (400 văn bản).", []),
        ("Có 420 văn bản, tăng 6% so với năm 2020 (400 văn bản).", [("6%", "5,00%")]),
        # shares: points, or relative to the earlier share (83,30 : 63,19 - 1 = 31,82 %)
        ("Chỉ số CCHC của huyện đạt 83,30%, tăng 20,11 điểm phần trăm so với năm 2020 (63,19%).", []),
        ("Chỉ số CCHC của huyện đạt 83,30%, tăng 31,82% so với năm 2020 (63,19%).", []),
        ("Tăng từ 63,19% lên 83,30%.", []),
        ("Giảm từ 63,19% xuống 83,30%.", [("Giảm", "Tăng")]),
        ("Số vụ giảm còn 12 vụ, tăng cường 05 cuộc kiểm tra.", []),
        ("Tăng khoảng 20 văn bản so với năm 2020 (400 văn bản), nay 425 văn bản.", []),
    ],
)
def test_changes(text, wanted):
    assert errors(text) == wanted


def test_last_years_value_may_come_from_a_known_figure():
    # 22.725 - 21.480 = 1.245
    assert errors("Tiếp nhận 22.725 hồ sơ, tăng 1.245 hồ sơ so với năm 2020.", RECEIVED) == []
    assert errors("Tiếp nhận 22.725 hồ sơ, tăng 1.254 hồ sơ so với năm 2020.", RECEIVED) == [("1.254", "1.245")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tiếp nhận 200 hồ sơ, đúng hạn 150 hồ sơ (đạt 75%).", []),
        ("Tiếp nhận 200 hồ sơ, đúng hạn 150 hồ sơ (đạt 76%).", [("76%", "75%")]),
        ("Có 150 hồ sơ trên tổng số 200 hồ sơ, chiếm 70,00%.", [("70,00%", "75,00%")]),
        ("Có 18/23 cơ quan (78,26%) hoàn thành.", []),
        ("Có 18/23 cơ quan (78,62%) hoàn thành.", [("78,62%", "78,26%")]),
        ("Tiếp nhận 30.000 hồ sơ, đúng hạn 29.999 hồ sơ, đạt 100%.", [("100%", "99,997%")]),
        ("Giải ngân 72.445 triệu đồng, đạt 47,76% kế hoạch giao.", []),
        ("Kiểm tra 12/23 phòng và 06/12 cơ quan, đạt trên 50% tổng số đơn vị.", []),
        ("Có 25/23 cơ quan tham gia.", [("25/23", None)]),
        # 22.604 : 22.725 = 99,4675 %; the noun follows the second number only
        ("Đúng hạn 22.604 trên tổng số 22.725 hồ sơ, đạt tỷ lệ 100%.", [("100%", "99,47%")]),
        ("Đúng hạn 22.604 trên 22.725 hồ sơ, đạt 99,74%.", [("99,74%", "99,47%")]),
        ("Có 22.604 đúng hạn trên tổng số 22.725 hồ sơ, đạt 99,74%.", [("99,74%", "99,47%")]),
        ("Đúng hạn 22.604/22.725 hồ sơ, đạt tỷ lệ 100%.", [("100%", "99,47%")]),
        ("Đúng hạn 22.604/22.725 hồ sơ, đạt tỷ lệ 99,47%.", []),
        ("Trả 45.660 trên tổng số 45.757 hồ sơ tiếp nhận, đạt 99,79%.", []),
        ("Kiểm tra 12 cơ quan, chấm 150 trên 200 điểm, đạt trên 70%.", []),
        ("Thu được 12.000/10.000 triệu đồng.", []),
        ("Có 22.735/22.725 hồ sơ đúng hạn.", [("22.735/22.725", None)]),
    ],
)
def test_rates(text, wanted):
    assert errors(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tiếp nhận 200 hồ sơ; đúng hạn 190 hồ sơ. Có 10 hồ sơ quá hạn.", []),
        ("Tiếp nhận 200 hồ sơ; đúng hạn 190 hồ sơ. Có 12 hồ sơ quá hạn.", [("12", "10")]),
        ("Tiếp nhận 200 hồ sơ; đúng hạn 190 hồ sơ; đang giải quyết 04 hồ sơ; quá hạn 06 hồ sơ.", []),
        ("Tiếp nhận 200 hồ sơ; đúng hạn 190 hồ sơ; đang giải quyết 04 hồ sơ; quá hạn 05 hồ sơ.", [("05", "06")]),
        ("Tiếp nhận 200 hồ sơ; đúng hạn 201 hồ sơ.", [("201", None)]),
    ],
)
def test_files(text, wanted):
    assert errors(text) == wanted


def test_fewer_overdue_than_are_left_is_advice():
    (advice,) = found("Tiếp nhận 200 hồ sơ; đúng hạn 190 hồ sơ. Có 06 hồ sơ quá hạn.")
    assert (advice.claim, advice.is_error, advice.computed) == ("06", False, "200 − 190 = 10")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Có 142 văn bản (141 văn bản của huyện và 01 văn bản của xã).", []),
        ("Có 143 văn bản (141 văn bản của huyện và 01 văn bản của xã).", [("143", None)]),
        ("Có 142 văn bản; trong đó: cấp huyện 141, cấp xã 01.", []),
        ("Có 142 văn bản; trong đó: cấp huyện 140, cấp xã 01.", [("142", None)]),
        ("Có 142 văn bản, trong đó có 20 văn bản mật.", []),
        ("Có 142 văn bản, trong đó có 200 văn bản mật.", [("142", None)]),
        # two ways of counting the same files
        ("Có 100 hồ sơ; trong đó: 95 hồ sơ đúng hạn, 60 hồ sơ trực tuyến.", []),
        ("Có 80 cơ quan; trong đó:\n+ Nhóm một: 30 cơ quan.\n+ Nhóm hai: 50 cơ quan.\n+ Nhóm ba: Không có.", []),
        ("Có 81 cơ quan; trong đó:\n+ Nhóm một: 30 cơ quan.\n+ Nhóm hai: 50 cơ quan.\n- Việc khác.", [("81", None)]),
    ],
)
def test_parts(text, wanted):
    assert errors(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chỉ số CCHC của huyện tăng từ 63,19% năm 2020 lên 83,30% (tăng 20,11 điểm phần trăm).", []),
        ("Chỉ số CCHC của huyện tăng từ 63,19% năm 2020 lên 83,30% (tăng 20,1 điểm phần trăm).", []),
        ("Chỉ số CCHC của huyện tăng 21,11 điểm phần trăm (từ 63,19% lên 83,30%).",
         [("21,11 điểm phần trăm", "20,11 điểm phần trăm")]),
        ("So với năm 2020, Chỉ số CCHC của huyện tăng 20,01 điểm phần trăm.",
         [("20,01 điểm phần trăm", "20,11 điểm phần trăm")]),
        ("Giảm từ 15 ngày xuống 10 ngày (giảm 6 ngày).", [("6", "5")]),
        # shares of all five units
        ("Có 02 đơn vị Hoàn thành tốt nhiệm vụ (40%), 03 đơn vị Hoàn thành nhiệm vụ (65%).", [("65%", "60%")]),
        ("Có 02 xã được khen thưởng, chiếm 45% tổng số đơn vị.", [("45%", "40%")]),
        ("Đã kiểm tra 02 xã, đạt 100%.", []),
        # 2 now, none before
        ("So với năm 2020, mức Hoàn thành tốt nhiệm vụ tăng 02 đơn vị.", []),
        ("So với năm 2020, mức Hoàn thành tốt nhiệm vụ tăng 03 đơn vị.", [("03", "02")]),
        ("So với năm 2020, mức Không hoàn thành nhiệm vụ tăng 03 đơn vị.", [("tăng 03", "giảm 03")]),
    ],
)  # fmt: skip
def test_changes_and_shares_of_results(text, wanted):
    assert errors(text) == wanted
