"""`manage.py sign_report ROUND --pkcs12 FILE`: sign the report in force with a certificate of the office."""

import getpass
import os
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from scoring.management.files import round_named
from scoring.report.signing.acts import sign_edition
from scoring.report.signing.shape import Signatures
from scoring.selectors.editions import latest_edition
from scoring.services.errors import RefusedError

VARIABLE = "PKCS12_PASSPHRASE"


class Command(BaseCommand):
    """The passphrase is asked for, or read from the environment; never an argument, which other users could see."""

    help = "Ký số bản PDF của báo cáo đang có hiệu lực (PAdES) bằng chứng thư trong tệp PKCS#12."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which round, which certificate."""
        parser.add_argument("round", metavar="KỲ", help="địa chỉ của kỳ đánh giá, ví dụ 2021")
        parser.add_argument("--pkcs12", metavar="TỆP", type=Path, required=True, help="tệp .p12 hoặc .pfx")

    def handle(self, **options: Any) -> None:
        """Sign, or say why not."""
        edition = latest_edition(round_named(options["round"]))
        if edition is None:
            raise CommandError("Báo cáo của kỳ này chưa được duyệt, ban hành nên chưa ký được.")
        key = _read(options["pkcs12"])
        try:
            row = sign_edition(actor=None, edition=edition, pkcs12=key, passphrase=_passphrase())
        except RefusedError as error:
            raise CommandError("\n".join(error.messages)) from error
        found = Signatures.from_json(row.signature)
        trust = "đã xác minh" if found.is_trusted else "chưa xác minh được"
        self.stdout.write(f"Đã ký: {found.signers}; {trust} nhà cung cấp chứng thư.\nSHA-256: {row.sha256}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"Không đọc được tệp {path}: {error.strerror}") from error


def _passphrase() -> str:
    given = os.environ.get(VARIABLE)
    return getpass.getpass("Mật khẩu của tệp PKCS#12: ") if given is None else given
