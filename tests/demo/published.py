"""What was published about Tứ Kỳ, written down here once more and independent of the fixtures."""

GOOD, DONE, FAILED = "good", "completed", "not-completed"

# 2021, the group from 80 to under 90 % in printed order, then the group from 65 to under 80 %.
UPPER = [
    "Xã Quang Khải", "Xã Hà Kỳ", "Xã Minh Đức", "Xã Quảng Nghiệp", "Xã Nguyên Giáp", "Xã Hà Thanh", "Xã Đại Hợp",
    "Thị trấn Tứ Kỳ", "Xã Bình Lãng", "Xã Quang Trung", "Xã Tân Kỳ", "Xã An Thanh", "Xã Ngọc Kỳ", "Xã Quang Phục",
    "Xã Phượng Kỳ", "Xã Tái Sơn", "Xã Văn Tố",
]  # fmt: skip
LOWER = ["Xã Hưng Đạo", "Xã Tiên Động", "Xã Đại Sơn", "Xã Dân Chủ", "Xã Cộng Lạc", "Xã Chí Minh"]
GOOD_UNITS = [*UPPER[:7], "Xã Tái Sơn"]
HELD_BACK = [
    "Thị trấn Tứ Kỳ", "Xã Bình Lãng", "Xã Quang Trung", "Xã Phượng Kỳ", "Xã Tân Kỳ", "Xã An Thanh", "Xã Ngọc Kỳ",
    "Xã Văn Tố", "Xã Quang Phục",
]  # fmt: skip

COUNTS_2021 = {GOOD: 8, DONE: 15}
COUNTS_2020 = {DONE: 8, FAILED: 15}

# Criteria of which the report of 2021 says how many of the 23 did all of it.
FULL_MARKS = {
    "1.1.2": 18,  # plan of the year wholly carried out
    "1.4.1": 21,  # information plan carried out
}
# What it says of all 23, or of "100 %" of the communes.
FULL_MARKS_BY_ALL = [
    "1.1.1",  # plan issued
    "1.2.1", "1.2.2",  # reports sent, and in time
    "1.3.1",  # own inspection
    "4.1",  # rules of work
    "4.2",  # rules of work with villages
    "4.3", "4.4",  # organisation; delegated tasks
    "5.1", "5.4",  # posts; yearly appraisal of staff
    "6.2",  # rules of internal spending
    "6.6",  # accounting software
    "7.1",  # information technology plan
    "7.6.1",  # quality management by TCVN ISO 9001:2015
]  # fmt: skip
DONE_BY_ALL_IN_PART = ["6.1", "7.3", "7.4.1"]  # budget made public, documents signed digitally, website upgraded
