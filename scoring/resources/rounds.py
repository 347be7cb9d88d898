"""Rounds and the authority's own results, in. A new round is opened, a result recorded, by the services."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field

from cchc.tables.resource import ListMeta, ListResource
from cchc.tables.widgets import ChoiceWidget, CodeWidget, NumberWidget, TextWidget, WholeNumberWidget, YesNoWidget
from scoring.models import AuthorityResult, ClassificationScheme, CriteriaSet, Round, Visibility
from scoring.services.council import record_authority_result
from scoring.services.rounds import open_round
from units.models import Unit, User


class RoundResource(ListResource):
    """New rounds by address, each opened with every commune of its authority. `actor` None is the command line."""

    list_title = gettext_lazy("Kỳ đánh giá")

    slug = Field("slug", "Địa chỉ", TextWidget())
    year = Field("year", "Năm", WholeNumberWidget())
    title = Field("title", "Tên kỳ đánh giá", TextWidget())
    authority = Field("authority", "Cơ quan đánh giá (mã)", CodeWidget(Unit))
    criteria_set = Field("criteria_set", "Bộ tiêu chí (mã)", CodeWidget(CriteriaSet))
    scheme = Field("scheme", "Thang phân loại (mã)", CodeWidget(ClassificationScheme))
    survey_held = Field("survey_held", "Có điều tra xã hội học", YesNoWidget())
    is_sample = Field("is_sample", "Số liệu minh họa", YesNoWidget())
    visibility = Field("visibility", "Phạm vi công bố", ChoiceWidget(Visibility))

    required = ("year", "authority", "criteria_set", "scheme")

    class Meta(ListMeta):
        model = Round
        fields = (
            "slug",
            "year",
            "title",
            "authority",
            "criteria_set",
            "scheme",
            "survey_held",
            "is_sample",
            "visibility",
        )
        import_id_fields = ("slug",)

    def __init__(self, *, actor: User | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.actor = actor

    def do_instance_save(self, instance: Round, is_create: bool) -> None:
        """Open the round. One that is open is refused: a list does not change its set, scheme or members."""
        if not is_create:
            raise ValidationError(_("Kỳ đánh giá “%(slug)s” đã mở; hãy bỏ dòng này.") % {"slug": instance.slug})
        communes = Unit.objects.filter(parent=instance.authority).assessed()
        open_round(actor=self.actor, round_=instance, units=communes)


class AuthorityResultResource(ListResource):
    """Results of authorities by round. `actor` None is the command line."""

    list_title = gettext_lazy("Kết quả của cơ quan đánh giá")

    round = Field("round", "Kỳ đánh giá (địa chỉ)", CodeWidget(Round, "slug"))
    index = Field("index", "Chỉ số tổng hợp (%)", NumberWidget())
    previous_index = Field("previous_index", "Chỉ số năm trước (%)", NumberWidget())
    rank = Field("rank", "Xếp hạng", WholeNumberWidget())
    ranked = Field("ranked", "Trên tổng số", WholeNumberWidget())
    peers = Field("peers", "Xếp hạng trong số", TextWidget())
    domains_at_least = Field("domains_at_least", "Mọi lĩnh vực đạt từ (%)", NumberWidget())

    required = ("index",)

    class Meta(ListMeta):
        model = AuthorityResult
        fields = ("round", "index", "previous_index", "rank", "ranked", "peers", "domains_at_least")
        import_id_fields = ("round",)

    def __init__(self, *, actor: User | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.actor = actor

    def do_instance_save(self, instance: AuthorityResult, is_create: bool) -> None:  # noqa: ARG002  # import-export's signature
        """Record the result, new or changed."""
        record_authority_result(actor=self.actor, result=instance)
