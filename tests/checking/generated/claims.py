"""Sentences that state facts of a world, right or (wrong=True) contradicting it; ⟦ ⟧ hold what is wrong."""

# ruff: noqa: E501  # sentences are read best whole

from decimal import Decimal

from scoring.checking.words import count_text, listed, number_text, percent_text, quotient_percent
from scoring.rules.rounding import half_up
from tests.checking.generated.world import DONE, EXCELLENT, FAILED, GOOD, World


def bad(text: object) -> str:
    return f"⟦{text}⟧"


def _value(world: World, right: Decimal | int, *, wrong: bool, places: int | None = None, sign: str = "") -> str:
    """A number, off by a bit where it is to be wrong."""
    if not wrong:
        return number_text(right, places) + sign
    step = Decimal(1).scaleb(-(places or 0))
    return bad(number_text(right + step * world.rng.choice((1, 3, 20)), places) + sign)


def _count(world: World, right: int, *, wrong: bool) -> str:
    return bad(count_text(right + world.rng.choice((1, 2)))) if wrong else count_text(right)


def index(world, *, wrong):
    facts = world.facts
    now = _value(world, facts.index, wrong=wrong, places=2, sign="%")
    return world.rng.choice(
        (
            f"Năm {facts.year}, Chỉ số cải cách hành chính của {facts.authority} đạt {now}.",
            f"Kết quả, Chỉ số CCHC của UBND {world.kind} là {now}, được tỉnh ghi nhận.",
        )
    )


def index_change(world, *, wrong):
    facts = world.facts
    difference = facts.index - facts.previous_index
    way, other = ("tăng", "giảm") if difference > 0 else ("giảm", "tăng")
    flips = wrong and world.rng.random() < 0.4
    verb = bad(other) if flips else way
    amount = _value(world, abs(difference), wrong=wrong and not flips, places=2)
    now, before = percent_text(facts.index), percent_text(facts.previous_index)
    return world.rng.choice(
        (
            f"Chỉ số CCHC của {facts.authority} đạt {now} (năm {facts.year - 1}: {before}), {verb} {amount} điểm phần trăm.",
            f"Chỉ số CCHC của UBND {world.kind} đạt {now}, {verb} {amount} điểm phần trăm so với năm {facts.year - 1} ({before}).",
            f"Chỉ số CCHC của UBND {world.kind} năm {facts.year} đạt {now}, {verb} {amount}% so với mức {before} của năm {facts.year - 1}.",
            f"So với năm trước, Chỉ số CCHC của {facts.authority} đạt {now}, {verb} {amount} điểm phần trăm.",
        )
    )


def movement(world, *, wrong):
    low, high = sorted(world.rng.sample(range(120, 900), 2))
    verb = "giảm" if wrong else "tăng"
    return f"Số lượt truy cập bình quân mỗi ngày {bad(verb) if wrong else verb} từ {low} lượt lên {high} lượt."


def count_change(world, *, wrong):
    before, more = world.rng.randint(130, 700), world.rng.randint(11, 99)
    shown = _value(world, more, wrong=wrong)
    return (
        f"Đã tổ chức {number_text(before + more)} hội nghị tuyên truyền, tăng {shown} hội nghị so với năm "
        f"{world.facts.year - 1} ({number_text(before)} hội nghị)."
    )


def rank(world, *, wrong):
    place = _value(world, world.facts.rank, wrong=wrong)
    return world.rng.choice(
        (
            f"{world.facts.authority[:1].upper()}{world.facts.authority[1:]} xếp thứ {place}/{world.facts.ranked} đơn vị cùng cấp.",
            f"UBND {world.kind} đứng thứ {place} trong tổng số {world.facts.ranked} đơn vị được xếp hạng.",
        )
    )


def rate(world, *, wrong):
    level = world.rng.choice(("huyen", "xa"))
    received, timely = world.figure(f"tiep-nhan-{level}").value, world.figure(f"dung-han-{level}").value
    share = half_up(quotient_percent(timely, received))
    shown = (
        bad("100%")
        if wrong and world.rng.random() < 0.5
        else _value(world, share - (Decimal("0.5") if wrong else 0), wrong=wrong, places=2, sign="%")
    )
    name = "cấp huyện" if level == "huyen" else "cấp xã"
    total, part = number_text(received), number_text(timely)
    return world.rng.choice(
        (
            f"Bộ phận Một cửa {name} tiếp nhận {total} hồ sơ, giải quyết đúng hạn {part} hồ sơ, đạt tỷ lệ {shown}.",
            f"Trong năm, {name} có {part} hồ sơ đúng hạn trên tổng số {total} hồ sơ tiếp nhận (đạt {shown}).",
            f"Trong tổng số {total} hồ sơ {name} tiếp nhận có {part} hồ sơ được giải quyết đúng hạn (chiếm {shown}); công dân hài lòng.",
            f"Các cơ quan {name} trả đúng hạn {part} trên tổng số {total} hồ sơ tiếp nhận, đạt tỷ lệ {shown}.",
            f"Kết quả trả đúng hạn của {name} là {part}/{total} hồ sơ, đạt tỷ lệ {shown}.",
        )
    )


def overdue(world, *, wrong):
    level = world.rng.choice(("huyen", "xa"))
    received, timely = world.figure(f"tiep-nhan-{level}").value, world.figure(f"dung-han-{level}").value
    late = _value(world, received - timely, wrong=wrong)
    name = "cấp huyện" if level == "huyen" else "cấp xã"
    return world.rng.choice(
        (
            f"Trong năm, {name} tiếp nhận {number_text(received)} hồ sơ; giải quyết đúng hạn {number_text(timely)} hồ sơ. Còn {late} hồ sơ bị quá hạn trên hệ thống một cửa.",
            f"Số hồ sơ {name} tiếp nhận là {number_text(received)} hồ sơ, trong đó trước hạn và đúng hạn {number_text(timely)} hồ sơ, quá hạn {late} hồ sơ.",
        )
    )


def parts(world, *, wrong):
    first, second = world.rng.randint(31, 98), world.rng.randint(11, 29)
    total = _value(world, first + second, wrong=wrong)
    return world.rng.choice(
        (
            f"Toàn {world.kind} có {total} văn bản; trong đó: cấp huyện {first} văn bản và cấp xã {second} văn bản.",
            f"Đã tiếp nhận {total} phản ánh của người dân ({first} phản ánh trực tiếp và {second} phản ánh qua mạng).",
            f"Đã cử {total} người đi học, gồm {first} người học trung cấp, {second} người học bồi dưỡng.",
        )
    )


def listed_parts(world, *, wrong):
    first, second = world.rng.randint(31, 98), world.rng.randint(11, 29)
    total = _value(world, first + second, wrong=wrong)
    return "\n".join(
        (
            f"Đến nay toàn {world.kind} có {total} đơn vị sự nghiệp; trong đó:",
            f"+ Do ngân sách bảo đảm toàn bộ: {first} đơn vị sự nghiệp.",
            f"+ Tự bảo đảm một phần: {second} đơn vị sự nghiệp (hầu hết là trường học).",
            "+ Tự bảo đảm toàn bộ: Không có.",
        )
    )


def class_overview(world, *, wrong):
    shown = [fact for fact in world.facts.classes if fact.names]
    at = world.rng.randrange(len(shown)) if wrong else -1
    counts = [_count(world, len(fact.names), wrong=place == at) for place, fact in enumerate(shown)]
    one_way = "; ".join(
        f"{count}/{world.total} đơn vị đạt mức {fact.label}" for count, fact in zip(counts, shown, strict=True)
    )
    other_way = ", ".join(f"{fact.label}: {count} đơn vị" for count, fact in zip(counts, shown, strict=True))
    return world.rng.choice(
        (f"Năm {world.facts.year}, toàn {world.kind} có {one_way}.", f"Kết quả phân loại như sau: {other_way}.")
    )


def class_before(world, *, wrong):
    facts = world.facts
    fact = world.rng.choice([fact for fact in facts.classes if fact.previous])
    count = _count(world, fact.previous, wrong=wrong)
    return world.rng.choice(
        (
            f"Trước đó, năm {facts.year - 1} có {count} xã, thị trấn đạt mức {fact.label}.",
            f"Kết quả phân loại có tiến bộ (năm {facts.year - 1}: {count}/{world.total} xã, thị trấn ở mức {fact.label}).",
        )
    )


def _condition(label: str) -> str:
    return {
        EXCELLENT: "từ 90% đến 100%",
        GOOD: "từ 80% đến dưới 90%",
        DONE: "từ 65% đến dưới 80%",
        FAILED: "dưới 65%",
    }[label]


def _amount(world: World, names, *, wrong: bool = False) -> str:
    kinds = {world.facts.units[name] for name in names}
    words = ", ".join(kind for kind in ("xã", "thị trấn") if kind in kinds)
    return f"{_count(world, len(names), wrong=wrong)} {words}"


def _spoiled(world: World, names: list[str]) -> str:
    """A list with a name doubled, missing, foreign or misspelled."""
    how = world.rng.choice(("doubled", "missing", "foreign", "unknown"))
    others = [name for name in world.facts.units if name not in names]
    at = world.rng.randrange(len(names))
    if how == "missing" and len(names) > 2:
        return bad(listed(names[:at] + names[at + 1 :]))
    if how == "doubled" and len(names) > 1:
        doubled = names.copy()
        doubled[at] = names[at - 1]
        return bad(listed(doubled))
    if how == "foreign" and others:
        return listed([bad(world.rng.choice(others)) if place == at else name for place, name in enumerate(names)])
    return listed([bad("Bản Lình") if place == at else name for place, name in enumerate(names)])


def class_list(world, *, wrong):
    fact = world.rng.choice([fact for fact in world.facts.classes if len(fact.names) > 1])
    spoils = wrong and world.rng.random() < 0.6
    names = _spoiled(world, list(fact.names)) if spoils else listed(fact.names)
    amount = _amount(world, fact.names, wrong=wrong and not spoils)
    return world.rng.choice(
        (
            f"- Nhóm {fact.label}, có Chỉ số tổng hợp đạt {_condition(fact.label)} so với điểm tối đa, gồm {amount}: {names}.",
            f"- Mức {fact.label} có {amount}, cụ thể là các xã: {names}.",
            f"- Nhóm {fact.label}: Là Chủ tịch UBND của {amount} (gồm: {names}).",
        )
    )


def nobody(world, *, wrong):
    fitting = [fact for fact in world.facts.classes if bool(fact.names) == wrong]
    if not fitting:
        return class_list(world, wrong=wrong)
    label = world.rng.choice(fitting).label
    none = bad("Không có") if wrong else "Không có"
    return f"- Nhóm {label}, có Chỉ số tổng hợp đạt {_condition(label)}: {none}."


def group_list(world, *, wrong):
    group = world.rng.choice([group for group in world.facts.groups if group.lower and len(group.names) > 1])
    spoils = wrong and world.rng.random() < 0.5
    names = _spoiled(world, list(group.names)) if spoils else listed(group.names)
    words = {90: "từ 90% trở lên", 80: "từ 80% đến dưới 90%", 65: "từ 65% đến dưới 80%"}[int(group.lower)]
    return f"- Nhóm có Chỉ số tổng hợp {words} gồm {_amount(world, group.names, wrong=wrong and not spoils)}: {names}."


def held_back(world, *, wrong):
    label, names = next(((label, names) for label, names in world.facts.held_back.items() if len(names) > 1), ("", ()))
    if not names:
        return class_list(world, wrong=wrong)
    shown = _spoiled(world, list(names)) if wrong else listed(names)
    return (
        f"Có {_amount(world, names)} tuy đủ Chỉ số tổng hợp của mức trên nhưng chỉ được xếp mức {label} "
        f"do còn lĩnh vực chưa đạt yêu cầu, gồm: {shown}."
    )


def threshold(world, *, wrong):
    word = bad("trên") if wrong else "từ"
    return world.rng.choice(
        (
            f"Đơn vị được xếp mức {GOOD} khi Chỉ số tổng hợp đạt {word} 80% đến dưới 90%, từng lĩnh vực đạt từ 70% trở lên.",
            f"Yêu cầu của mức {EXCELLENT} là các lĩnh vực phải đạt {word} 80% số điểm trở lên.",
        )
    )


def weakest(world, *, wrong):
    named = list(world.facts.weakest)
    if wrong:
        named[0] = bad(world.rng.choice([domain for domain in world.facts.domains if domain not in named]))
    return world.rng.choice(
        (
            f"Hai lĩnh vực có kết quả thấp nhất là {named[0]} và {named[1]}.",
            f"Hạn chế, yếu kém ở 02 trong số 07 lĩnh vực của công tác CCHC, đó là: {named[0]} và {named[1]}.",
        )
    )


def stale_year(world, *, wrong):
    year = f"năm {world.facts.year}"
    shown = bad(f"năm {world.facts.year - world.rng.choice((1, 2))}") if wrong else year
    return f"Trong {shown}, các cơ quan chuyên môn đã chủ động rà soát quy trình nội bộ."


def impossible_date(world, *, wrong):
    day = bad(f"31/4/{world.facts.year}") if wrong else f"30/4/{world.facts.year}"
    return f"Kế hoạch số 45/KH-UBND ngày {day} giao nhiệm vụ cho từng cơ quan."


def unit_composite(world, *, wrong):
    name = world.rng.choice(list(world.facts.composites))
    shown = _value(world, half_up(world.facts.composites[name]), wrong=wrong, places=2, sign="%")
    return f"{world.facts.units[name].capitalize()} {name} đạt {shown}, xếp thứ {world.facts.ranks[name]}."


def unit_kind(world, *, wrong):
    name = world.rng.choice(list(world.facts.units))
    right = world.facts.units[name]
    shown = bad("phường") if wrong else right
    return f"UBND {shown} {name} đã mở thêm điểm hỗ trợ người dân nộp hồ sơ trực tuyến."


def all_units(world, *, wrong):
    shown = _count(world, world.total, wrong=wrong)
    return world.rng.choice(
        (
            f"Tất cả {shown} {world.kinds} đã ban hành kế hoạch tự kiểm tra.",
            f"Đã có {count_text(world.total - 2)}/{shown} {world.kinds} hoàn thành kế hoạch tuyên truyền.",
        )
    )


def slip(world, *, wrong):
    figure = world.figure("tiep-nhan-xa")
    text = number_text(figure.value)
    if wrong:
        digit = text[-1]
        text = bad(f"{text[:-1]}{(int(digit) + 5) % 10}")
    return f"Riêng số hồ sơ tiếp nhận tại cấp xã là {text} hồ sơ, bình quân mỗi tháng đều tăng."


def outdated(world, *, wrong):
    figure = world.figure("tiep-nhan-huyen")
    shown = bad(number_text(figure.previous)) if wrong else number_text(figure.value)
    return f"Riêng cấp huyện tiếp nhận {shown} hồ sơ trong cả năm."


CLAIMS = (
    index,
    index_change,
    movement,
    count_change,
    rank,
    rate,
    overdue,
    parts,
    listed_parts,
    class_overview,
    class_before,
    class_list,
    nobody,
    group_list,
    held_back,
    threshold,
    weakest,
    stale_year,
    impossible_date,
    unit_composite,
    unit_kind,
    all_units,
    slip,
    outdated,
)
