"""Criteria sets: domains, criteria and the points they carry."""

from decimal import Decimal

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.fields import PointsField
from scoring.rules.marks import Method, NaPolicy
from units.models.fields import NameField

CODE = RegexValidator(r"^[0-9a-z-]+$", _("Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối."))


class Level(models.TextChoices):
    """Level of the units a set is made for."""

    COMMUNE = "commune", _("Cấp xã")
    DISTRICT = "district", _("Cấp huyện")
    DEPARTMENT = "department", _("Cơ quan chuyên môn")


class MethodChoices(models.TextChoices):
    """Where the points of a criterion come from."""

    APPRAISAL = Method.APPRAISAL.value, _("Thẩm định")
    SURVEY = Method.SURVEY.value, _("Điều tra xã hội học")


class NaPolicyChoices(models.TextChoices):
    """What "không áp dụng" does to a criterion."""

    REFUSED = NaPolicy.REFUSED.value, _("Không được ghi không áp dụng")
    EXCLUDE = NaPolicy.EXCLUDE.value, _("Loại khỏi điểm tối đa")
    FULL = NaPolicy.FULL.value, _("Tính điểm tối đa")
    ZERO = NaPolicy.ZERO.value, _("Tính 0 điểm")


class RuleType(models.TextChoices):
    """How the points of a criterion arise from facts."""

    DIRECT = "direct", _("Chấm trực tiếp")
    BINARY = "binary", _("Có / không")
    TIER = "tier", _("Theo mức")
    CHOICE = "choice", _("Theo mức mô tả")
    RATIO = "ratio", _("Theo tỷ lệ")
    RATIO_FLOOR = "ratio_floor", _("Theo tỷ lệ, có mức sàn")
    RATIO_EXACT = "ratio_exact", _("Đạt đủ 100% mới có điểm")
    RATIO_TARGET = "ratio_target", _("So với chỉ tiêu giao")
    CHECKLIST = "checklist", _("Theo danh mục")
    COUNT = "count", _("Theo số lượng")
    DEDUCTION = "deduction", _("Trừ dần")
    SURVEY_MEAN = "survey_mean", _("Trung bình phiếu khảo sát")


class CriteriaSetManager(models.Manager["CriteriaSet"]):
    """Criteria sets, by their code."""

    def get_by_natural_key(self, code: str) -> "CriteriaSet":
        """The set with this code."""
        return self.get(code=code)


class CriteriaSet(models.Model):
    """A versioned list of domains and criteria, issued by a numbered decision."""

    code = models.CharField(_("mã bộ tiêu chí"), max_length=40, validators=[CODE])
    name = NameField(_("tên bộ tiêu chí"), max_length=200)
    decision_number = NameField(_("số quyết định"), max_length=60, blank=True, help_text=_("Ví dụ: 2452/QĐ-UBND."))
    decision_date = models.DateField(_("ngày quyết định"), null=True, blank=True)
    level = models.CharField(_("áp dụng cho"), max_length=20, choices=Level.choices, default=Level.COMMUNE)
    total_points = PointsField(_("tổng điểm tối đa"), default=Decimal(100))
    is_sample = models.BooleanField(
        _("bộ tiêu chí mẫu"),
        default=False,
        help_text=_("Bản nháp để dùng thử, chưa phải bộ tiêu chí do cơ quan có thẩm quyền ban hành."),
    )

    objects = CriteriaSetManager()

    class Meta:
        verbose_name = _("bộ tiêu chí")
        verbose_name_plural = pgettext_lazy("plural", "bộ tiêu chí")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="criteria_set_code_unique",
                violation_error_message=_("Mã bộ tiêu chí này đã có."),
            ),
        ]

    def __str__(self) -> str:
        return _("%(name)s (mẫu)") % {"name": self.name} if self.is_sample else self.name

    def natural_key(self) -> tuple[str]:
        """The code."""
        return (self.code,)


class Domain(models.Model):
    """A reform domain of a set."""

    criteria_set = models.ForeignKey(
        CriteriaSet, on_delete=models.CASCADE, related_name="domains", verbose_name=_("bộ tiêu chí")
    )
    number = models.PositiveSmallIntegerField(_("số thứ tự"))
    name = NameField(_("tên lĩnh vực"), max_length=200)
    short_name = NameField(_("tên ngắn"), max_length=40, blank=True, help_text=_("Dùng ở đầu cột bảng."))
    max_points = PointsField(_("điểm tối đa"))

    class Meta:
        verbose_name = _("lĩnh vực")
        verbose_name_plural = pgettext_lazy("plural", "lĩnh vực")
        ordering = ["criteria_set", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_set", "number"],
                name="domain_number_unique",
                violation_error_message=_("Số thứ tự lĩnh vực bị trùng trong bộ tiêu chí."),
            ),
            models.CheckConstraint(
                condition=Q(max_points__gt=0),
                name="domain_max_points_positive",
                violation_error_message=_("Điểm tối đa của lĩnh vực phải lớn hơn 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class Criterion(models.Model):
    """A criterion; one with parts carries their sum, one without is scored (a leaf)."""

    criteria_set = models.ForeignKey(
        CriteriaSet, on_delete=models.CASCADE, related_name="criteria", verbose_name=_("bộ tiêu chí")
    )
    domain = models.ForeignKey(Domain, on_delete=models.CASCADE, related_name="criteria", verbose_name=_("lĩnh vực"))
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("thuộc tiêu chí"),
    )
    code = models.CharField(_("mã tiêu chí"), max_length=20, help_text=_("Ví dụ: 1.1.2"))
    position = models.PositiveIntegerField(_("thứ tự"), default=0)
    title = NameField(_("nội dung tiêu chí"), max_length=300)
    max_points = PointsField(_("điểm tối đa"))
    is_leaf = models.BooleanField(
        _("chấm điểm trực tiếp"), default=True, help_text=_("Bỏ chọn nếu có tiêu chí thành phần.")
    )
    method = models.CharField(
        _("phương pháp"), max_length=12, choices=MethodChoices.choices, default=MethodChoices.APPRAISAL
    )
    rule_type = models.CharField(_("cách tính điểm"), max_length=16, choices=RuleType.choices, default=RuleType.DIRECT)
    rule = models.JSONField(
        _("tham số cách tính"),
        default=dict,
        blank=True,
        help_text=_("Bỏ trống thì chấm trực tiếp, không tính từ số liệu."),
    )
    rule_text = models.TextField(_("diễn giải cách chấm"), blank=True)
    na_policy = models.CharField(
        _("khi không áp dụng"), max_length=10, choices=NaPolicyChoices.choices, default=NaPolicyChoices.REFUSED
    )
    na_text = models.TextField(_("diễn giải khi không áp dụng"), blank=True)
    evidence = models.TextField(_("tài liệu kiểm chứng"), blank=True)
    requires_evidence = models.BooleanField(
        _("bắt buộc tài liệu kiểm chứng"),
        default=False,
        help_text=_("Phiếu chỉ gửi được khi tiêu chí này có tài liệu, hoặc có giải thích bằng lời."),
    )

    class Meta:
        verbose_name = _("tiêu chí")
        verbose_name_plural = pgettext_lazy("plural", "tiêu chí")
        ordering = ["criteria_set", "domain__number", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_set", "code"],
                name="criterion_code_unique",
                violation_error_message=_("Mã tiêu chí bị trùng trong bộ tiêu chí."),
            ),
            models.CheckConstraint(
                condition=Q(max_points__gt=0),
                name="criterion_max_points_positive",
                violation_error_message=_("Điểm tối đa của tiêu chí phải lớn hơn 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
