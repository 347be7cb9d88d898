"""True sentences full of figures that are no quantities, or claim nothing that can be checked."""

# ruff: noqa: E501  # sentences are read best whole

from tests.checking.generated.world import World


def documents(world: World) -> str:
    year = world.facts.year
    return (
        f"Ngày 12/01/{year}, UBND {world.kind} ban hành Kế hoạch số 18/KH-UBND và Công văn số 305/UBND-VP, ngày 02/3/{year}, "
        "căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ."
    )


def period(world: World) -> str:
    year = world.facts.year
    return f"Đề án được triển khai trong giai đoạn {year - 3}-{year + 2}, nhiệm kỳ {year}-{year + 5}, chia làm 04 đợt."


def standards(_world: World) -> str:
    return "Hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 được áp dụng ở 12 phòng; 03 phòng còn lại làm trong quý II."


def levels(_world: World) -> str:
    return "Dịch vụ công mức độ 3, 4 và mức độ 4 được mở rộng; 85 thủ tục đủ điều kiện đã lên cổng, đạt trên 60% số thủ tục."


def meetings(world: World) -> str:
    return (
        f"Đã kiểm tra 12/{world.total} xã, thị trấn và 06/12 cơ quan, đạt trên 30% tổng số đơn vị."
        if world.total > 12
        else (f"Đã kiểm tra 05/{world.total} xã, thị trấn và 06/12 cơ quan chuyên môn trong năm.")
    )


def money(world: World) -> str:
    return f"Giải ngân đến 31/12/{world.facts.year} đạt 72.445 triệu đồng, đạt 47,76% kế hoạch giao."


def plan(world: World) -> str:
    year = world.facts.year + 1
    return f"Năm {year}, UBND {world.kind} xác định 26 mục tiêu, gắn với 40 nhiệm vụ và 70 hoạt động, hoàn thành trước ngày 15/12/{year}."


def targets(_world: World) -> str:
    return "Chỉ tiêu giao là tối thiểu 20% hồ sơ nộp trực tuyến đối với cấp huyện, tối thiểu 10% đối với cấp xã."


def courses(_world: World) -> str:
    return "Đã cử 27 người học lý luận chính trị, 03 người học chuyên viên chính và 56 người học chuyên viên."


def subset(_world: World) -> str:
    return "Có 80 đơn vị tham gia hội thi, trong đó có 31 đơn vị lần đầu tham gia; hội thi có 05 giải."


def percent_all(world: World) -> str:
    return f"100% các {world.kinds} đã kết nối phần mềm quản lý văn bản; quý I/{world.facts.year} hoàn thành số hóa."


def comparison(world: World) -> str:
    year = world.facts.year
    return f"Công tác tuyên truyền có chuyển biến hơn so với năm {year - 1}, song chưa đều; báo cáo 06 tháng và báo cáo năm đúng hạn."


def epidemic(_world: World) -> str:
    return "Trong bối cảnh Covid-19, bộ phận một cửa vẫn trực 24/7; bố trí 2 máy quét, 1 máy in ở mỗi quầy."


def overlapping(_world: World) -> str:
    return "Đã nhận 540 phiếu khảo sát, trong đó 500 phiếu hài lòng; thu về 12 ý kiến góp ý."


def domains(_world: World) -> str:
    return "Các xã đã triển khai đủ 07 lĩnh vực của công tác CCHC; 02 lĩnh vực được chọn làm điểm."


def shared_noun(_world: World) -> str:
    return "Đã thu về 45.660 trên tổng số 45.757 phiếu phát ra, đạt 99,79%; nhập 22.604/22.725 phiếu, đạt 99,47%."


FILLER = (
    documents,
    period,
    standards,
    levels,
    meetings,
    money,
    plan,
    targets,
    courses,
    subset,
    percent_all,
    comparison,
    epidemic,
    overlapping,
    domains,
    shared_noun,
)
