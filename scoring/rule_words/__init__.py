"""Words about the ways points arise: parameters as text both ways, labels of facts, computations, what is wrong.

One class for each type, registered in `table.WORDS`; the arithmetic is in `scoring/rules/points`.
"""

from scoring.rule_words.messages import fact_message, parameter_message
from scoring.rule_words.table import WORDS
from scoring.rule_words.text import ParametersTextError, parameter_problems, parameters_from_text, parameters_text

__all__ = [
    "WORDS",
    "ParametersTextError",
    "fact_message",
    "parameter_message",
    "parameter_problems",
    "parameters_from_text",
    "parameters_text",
]
