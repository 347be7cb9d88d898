"""What commands that work on a round and a file share: clear errors instead of traces."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import CommandError

from scoring.models import Round


def round_named(slug: str) -> Round:
    """The round at this address. Raises CommandError naming the rounds there are."""
    found = Round.objects.select_related("authority", "criteria_set", "scheme").filter(slug=slug).first()
    if found is None:
        known = ", ".join(Round.objects.order_by("-year", "slug").values_list("slug", flat=True))
        rest = f"Các kỳ hiện có: {known}." if known else "Cổng chưa có kỳ đánh giá nào."
        raise CommandError(f"Không có kỳ đánh giá “{slug}”. {rest}")
    return found


def extension_of(path: Path, known: Collection[str]) -> str:
    """The extension, lower case. Raises CommandError where it is none of `known`."""
    suffix = path.suffix.lower()
    if suffix not in known:
        raise CommandError(f"Tên tệp “{path.name}” phải có đuôi {' hoặc '.join(known)}.")
    return suffix


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns what the system says about a file that cannot be written into a CommandError."""
    if path.is_dir():
        raise CommandError(f"“{path}” là thư mục; hãy ghi tên tệp.")
    if not path.parent.is_dir():
        raise CommandError(f"Không có thư mục “{path.parent}”; hãy tạo thư mục trước.")
    try:
        yield
    except OSError as error:
        message = f"Không ghi được “{path}”; hãy kiểm tra quyền ghi và dung lượng đĩa. Tệp cũ, nếu có, còn nguyên."
        raise CommandError(f"{message} ({error.strerror or error})") from error
