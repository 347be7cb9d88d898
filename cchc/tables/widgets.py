"""Cells of a list, from text to values and back, as an office writes them."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Choices, Model
from django.utils.translation import gettext as _
from django.utils.translation import override
from import_export.widgets import Widget

from cchc.formats.vi.formats import DATE_INPUT_FORMATS
from cchc.numbers import NumberError, format_date, parse_decimal, plain_number
from cchc.tables.sheets import Value
from units.names import clean, search_key

YES, NO = "Có", "Không"


class CellWidget(Widget):  # type: ignore[misc]  # import-export has no types
    """A cell of a list."""

    width = 18
    """Width of its column in a workbook, in characters."""

    def native(self, value: Any) -> Value:
        """What stands in a workbook's cell, where numbers are numbers and dates dates."""
        return str(self.render(value))


class TextWidget(CellWidget):
    """A text, stripped; an empty cell is an empty text."""

    def __init__(self, width: int = 18) -> None:
        super().__init__()
        self.width = width

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:  # noqa: ARG002  # import-export's signature
        """The text of the cell. Raises ValueError for a date: Excel makes dates of codes such as 1.2."""
        if isinstance(value, datetime.date | datetime.time):
            raise ValueError(
                _("Ô chứa ngày hoặc giờ “%(value)s”, không phải chữ. Hãy định dạng ô là Văn bản (Text) rồi ghi lại.")
                % {"value": value}
            )
        return text_of(value)

    def native(self, value: Any) -> Value:
        """The text."""
        return "" if value is None else str(value)


class ChoiceWidget(CellWidget):
    """One of a model's choices, written as its label or its code; marks and case do not matter.

    Labels in files are Vietnamese whatever the language of the page: a file goes from one person to another.
    """

    def __init__(self, choices: type[Choices]) -> None:
        super().__init__()
        self.choices = choices

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:  # noqa: ARG002  # import-export's signature
        """The code of the choice. Raises ValueError, naming the choices."""
        wanted = search_key(text_of(value))
        labels = self._labels()
        for code, label in labels.items():
            if wanted in (search_key(label), search_key(code)):
                return code
        raise ValueError(_not_one_of(text_of(value), labels.values()))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:  # noqa: ARG002  # import-export's signature
        """The label."""
        return self._labels().get(str(value), str(value or ""))

    def _labels(self) -> dict[str, str]:
        with override(settings.LANGUAGE_CODE):
            return {str(code): str(label) for code, label in self.choices.choices}


class YesNoWidget(CellWidget):
    """ "Có" or "Không"."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:  # noqa: ARG002  # import-export's signature
        """True for "Có". Raises ValueError for anything but the two words."""
        if isinstance(value, bool):
            return value
        answers = {search_key(YES): True, search_key(NO): False}
        key = search_key(text_of(value))
        if key not in answers:
            raise ValueError(_not_one_of(text_of(value), [YES, NO]))
        return answers[key]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:  # noqa: ARG002  # import-export's signature
        """The word."""
        return YES if value else NO


class NumberWidget(CellWidget):
    """A number with a decimal comma; None for an empty cell."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal | None:  # noqa: ARG002  # import-export's signature
        """The exact number. Raises ValueError with advice."""
        if isinstance(value, bool | datetime.date | datetime.time):
            raise ValueError(_("“%(text)s” không phải số. Hãy ghi số, ví dụ 83,30.") % {"text": _shown(value)})
        if isinstance(value, int | float | Decimal):
            return exact(value)
        try:
            return parse_decimal(text_of(value)) if text_of(value) else None
        except NumberError as error:
            raise ValueError(str(error)) from error

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:  # noqa: ARG002  # import-export's signature
        """As one types it: "0,5"."""
        return "" if value is None else plain_number(value)

    def native(self, value: Any) -> Value:
        """The number."""
        return None if value is None else Decimal(value)


class WholeNumberWidget(NumberWidget):
    """A number without decimals; None for an empty cell."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """The number as int. Raises ValueError with advice."""
        number = super().clean(value, row, **kwargs)
        if number is not None and number != number.to_integral_value():
            raise ValueError(_("“%(text)s” phải là số nguyên.") % {"text": text_of(value)})
        return None if number is None else int(number)


class DateWidget(CellWidget):
    """A date, day first: 05/3/2022; None for an empty cell."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> datetime.date | None:  # noqa: ARG002  # import-export's signature
        """The date. Raises ValueError with an example."""
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        if not text_of(value):
            return None
        for pattern in DATE_INPUT_FORMATS:
            try:
                return datetime.datetime.strptime(text_of(value), pattern).date()  # noqa: DTZ007  # a date has no zone
            except ValueError:
                continue
        raise ValueError(
            _("“%(text)s” không phải ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/3/2022.") % {"text": text_of(value)}
        )

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:  # noqa: ARG002  # import-export's signature
        """Short Vietnamese form."""
        return format_date(value) if value else ""

    def native(self, value: Any) -> Value:
        """The date."""
        day: datetime.date | None = value
        return day


class CodeWidget(CellWidget):
    """Another thing, by its code; None for an empty cell."""

    def __init__(self, model: type[Model], code: str = "code") -> None:
        super().__init__()
        self.model = model
        self.code = code

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Model | None:  # noqa: ARG002  # import-export's signature
        """The thing with this code. Raises ValueError when there is none."""
        code = text_of(value)
        if not code:
            return None
        found: Model | None = self.model._default_manager.filter(**{self.code: code}).first()  # noqa: SLF001  # Django's documented name
        if found is None:
            name = self.model._meta.verbose_name  # noqa: SLF001  # Django's documented name
            raise ValueError(
                _("Không có %(what)s mã “%(code)s”; hãy nhập mục đó trước.") % {"what": name, "code": code}
            )
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:  # noqa: ARG002  # import-export's signature
        """The code."""
        return str(getattr(value, self.code, ""))


def text_of(value: Any) -> str:
    """The text of a cell of any kind; an empty cell is an empty text, the number 12.0 is "12"."""
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return format(exact(value), "f")
    return clean(str(value), multiline=True)


def exact(number: float | Decimal) -> Decimal:
    """The number a person sees in the cell: of Excel's binary fraction the 15 digits that Excel itself shows."""
    value = Decimal(f"{number:.15g}") if isinstance(number, float) else Decimal(number)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _shown(value: Any) -> str:
    return format_date(value) if isinstance(value, datetime.date) else str(value)


def _not_one_of(text: str, labels: Iterable[str]) -> str:
    names = ", ".join(f"“{label}”" for label in labels)
    if not text:
        return _("Chưa ghi. Hãy ghi một trong: %(names)s.") % {"names": names}
    return _("“%(text)s” không dùng được. Hãy ghi một trong: %(names)s.") % {"text": text, "names": names}
