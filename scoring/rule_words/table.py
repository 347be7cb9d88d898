"""The words of each type of rule, by the value that a criterion carries."""

from collections.abc import Mapping

from scoring.rule_words.answers import BinaryWords, ChoiceWords
from scoring.rule_words.base import AnyWords
from scoring.rule_words.checklist import ChecklistWords
from scoring.rule_words.count import CountWords
from scoring.rule_words.deduction import DeductionWords
from scoring.rule_words.ratio import RatioExactWords, RatioFloorWords, RatioWords
from scoring.rule_words.survey import SurveyMeanWords
from scoring.rule_words.target import RatioTargetWords
from scoring.rule_words.tiers import TiersWords

WORDS: Mapping[str, AnyWords] = {
    "binary": BinaryWords(),
    "tier": TiersWords(),
    "choice": ChoiceWords(),
    "ratio": RatioWords(),
    "ratio_floor": RatioFloorWords(),
    "ratio_exact": RatioExactWords(),
    "ratio_target": RatioTargetWords(),
    "checklist": ChecklistWords(),
    "count": CountWords(),
    "deduction": DeductionWords(),
    "survey_mean": SurveyMeanWords(),
}
