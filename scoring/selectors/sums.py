"""Where a criteria set does not add up, in words."""

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.models import CriteriaSet
from scoring.rules.sums import Mismatch, Part, mismatches
from scoring.selectors.structure import Structure, structure_of

ROOT = ""


def set_mismatches(criteria_set: CriteriaSet) -> list[str]:
    """One sentence for each place where the points do not add up; empty for a set that may be used."""
    structure = structure_of(criteria_set)
    if not structure.leaf_rows:
        return [_("Bộ tiêu chí chưa có tiêu chí nào.")]
    names = _names(structure)
    parts = [Part("set", ROOT, criteria_set.total_points), *_parts(structure)]
    groups = [f"c{row.pk}" for row in structure.criteria if not row.is_leaf]
    must = ["set", *(f"d{domain.pk}" for domain in structure.domains), *groups]
    return [_sentence(found, names) for found in mismatches(parts, must)]


def _parts(structure: Structure) -> list[Part]:
    domains = [Part(f"d{domain.pk}", "set", domain.max_points) for domain in structure.domains]
    criteria = [
        Part(f"c{row.pk}", f"c{row.parent_id}" if row.parent_id else f"d{row.domain_id}", row.max_points)
        for row in structure.criteria
    ]
    return domains + criteria


def _names(structure: Structure) -> dict[str, str]:
    names = {"set": _("Bộ tiêu chí")}
    names |= {f"d{row.pk}": _("Lĩnh vực %(number)d") % {"number": row.number} for row in structure.domains}
    names |= {f"c{row.pk}": _("Tiêu chí %(code)s") % {"code": row.code} for row in structure.criteria}
    return names


def _sentence(found: Mismatch, names: dict[str, str]) -> str:
    return _("%(what)s ghi tối đa %(declared)s điểm nhưng các phần cộng lại được %(added)s điểm.") % {
        "what": names[found.key],
        "declared": format_number(found.declared),
        "added": format_number(found.added),
    }
