"""What is told of a signature, and what is wrong with one."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Fault(StrEnum):
    """Why a file is not taken for a signed copy, or cannot be signed."""

    OTHER_DOCUMENT = "other_document"
    NOT_SIGNED = "not_signed"
    BROKEN = "broken"
    CHANGED = "changed"
    NOT_WHOLE = "not_whole"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    PASSPHRASE = "passphrase"  # noqa: S105  # the name of a fault
    NO_KEY = "no_key"
    TOO_HEAVY = "too_heavy"


MESSAGES = {
    Fault.OTHER_DOCUMENT: _(
        "Tệp này không phải bản PDF đã ban hành của báo cáo: phần đầu của tệp khác với bản cổng đang lưu. Hãy tải bản "
        "PDF đã ban hành về, ký số lên đúng tệp đó (không in ra tệp mới, không sửa), rồi gửi lại."
    ),
    Fault.NOT_SIGNED: _("Tệp là bản đã ban hành nhưng chưa có chữ ký số nào. Hãy ký số rồi gửi lại."),
    Fault.BROKEN: _("Chữ ký số trong tệp không hợp lệ: tệp hỏng hoặc bị sửa sau khi ký. Hãy ký lại trên bản gốc."),
    Fault.CHANGED: _(
        "Ngoài chữ ký số, tệp còn bị thêm hoặc sửa nội dung. Chỉ nhận bản gốc được ký số mà không sửa gì khác."
    ),
    Fault.NOT_WHOLE: _("Sau chữ ký số cuối cùng tệp còn bị viết thêm. Hãy gửi đúng tệp mà phần mềm ký đã lưu."),
    Fault.EXPIRED: _("Chứng thư số đã hết hạn vào lúc ký. Hãy ký bằng chứng thư còn hiệu lực."),
    Fault.NOT_YET: _("Chứng thư số chưa có hiệu lực vào lúc ký. Hãy kiểm tra đồng hồ máy và chứng thư."),
    Fault.PASSPHRASE: _("Không mở được tệp PKCS#12: mật khẩu không đúng, hoặc tệp không phải PKCS#12 (.p12, .pfx)."),
    Fault.NO_KEY: _("Tệp PKCS#12 không có khóa bí mật kèm chứng thư số nên không ký được."),
    Fault.TOO_HEAVY: _("Tệp quá phức tạp nên chưa kiểm tra được chữ ký trong thời gian cho phép."),
}


class SignatureError(Exception):
    """A file that cannot be signed or taken in; `message` says in Vietnamese what is wrong and what to do."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault

    @property
    def message(self) -> str:
        """For the person."""
        return str(MESSAGES[self.fault])


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: who signed, for whom, by whose certificate, when (ISO, as the signing computer had it).

    `is_trusted`: the certificate goes back to a root this portal was given; otherwise its provider is not verified.
    """

    signer: str
    organisation: str
    issuer: str
    serial: str
    signed_at: str
    valid_from: str
    valid_until: str
    is_trusted: bool


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatures of a file in their order, at least one."""

    found: tuple[Signature, ...] = field(default=())

    @property
    def is_trusted(self) -> bool:
        """Whether the provider of every certificate is verified."""
        return all(one.is_trusted for one in self.found)

    @property
    def signers(self) -> str:
        """Who signed, in order."""
        return ", ".join(dict.fromkeys(one.signer for one in self.found))

    def as_json(self) -> dict[str, Any]:
        """As kept with the file."""
        return {"is_trusted": self.is_trusted, "signatures": [asdict(one) for one in self.found]}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> "Signatures":
        """The inverse of `as_json`."""
        return cls(tuple(Signature(**one) for one in document.get("signatures", ())))
