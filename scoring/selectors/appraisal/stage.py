"""Which layer the appraisal is about on a day."""

from scoring.models import Layer
from scoring.rules.stages import Stage, StageState
from scoring.selectors.gate import Gate

APPRAISED_LAYERS = (Layer.FIRST, Layer.FINAL)

# Where an accepted score comes from: the appraisal before, else what the unit scored itself.
SOURCES: dict[Layer, tuple[Layer, ...]] = {Layer.FIRST: (Layer.SELF,), Layer.FINAL: (Layer.FIRST, Layer.SELF)}


def layer_at_work(gate: Gate) -> Layer:
    """FIRST while the first appraisal is open and until the final one begins, FINAL from then on."""
    if gate.timetable.state(Stage.FIRST_APPRAISAL, gate.today) is StageState.OPEN:
        return Layer.FIRST
    begun = gate.timetable.state(Stage.FINAL_APPRAISAL, gate.today) in {StageState.OPEN, StageState.CLOSED}
    return Layer.FINAL if begun else Layer.FIRST


def chosen_layer(gate: Gate, asked: str) -> Layer:
    """The appraised layer named `asked`, otherwise the one at work."""
    return Layer(asked) if asked in APPRAISED_LAYERS else layer_at_work(gate)
