"""Facts from which points are computed, as forms."""

from scoring.forms.facts.form import FactsForm, facts_form

__all__ = ["FactsForm", "facts_form"]
