"""The grid page of 23 units x 60 criteria against a plain template of the same cells, from the same rows."""

from collections.abc import Callable

from django.db import connection
from django.template import Context, Engine
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.rounds import full_round
from benchmarks.timing import paired
from cchc.static_files import collect_if_changed
from scoring.models import Criterion, Round, RoundUnit, Score
from units.models import Membership, Role, User

GOAL = 1.6
PLAIN = """<!doctype html><title>x</title><form method="post"><table>
<thead><tr><th>Đơn vị</th>{% for leaf in leaves %}<th>{{ leaf.code }}</th>{% endfor %}</tr></thead>
<tbody>{% for place, cells in rows %}<tr><th>{{ place.unit.name }}</th>
{% for cell in cells %}<td><input name="c{{ cell.pk }}" value="{{ cell.points }}"></td>{% endfor %}</tr>{% endfor %}
</tbody>
</table></form>"""


def run() -> None:
    """Print ours (the whole answer to a request), the floor (rows and template only), the ratio, and fields posted."""
    collect_if_changed()  # a page names its style sheets by their hashes
    print(f"The grid page, {connection.vendor} (goal: at most {GOAL} times a plain template of the same cells)")
    print(f"{'units':>6} {'cells':>6} {'ours s':>9} {'floor s':>9} {'ratio':>6} {'queries':>8} {'fields':>7}")
    for year, units in ((2001, 23), (2002, 50)):
        round_ = full_round(units, year)
        ours = page_of(round_)
        with CaptureQueriesContext(connection) as queries:
            page = ours()
        statements = len(queries)  # the next request forgets them
        assert page.count("<input value=") == units * 60
        result = paired(ours, lambda: floor(round_))  # noqa: B023  # called at once
        fields = page.count(" name=")
        times = f"{result.ours:>9.4f} {result.floor:>9.4f} {result.ratio:>6.2f}"
        print(f"{units:>6} {units * 60:>6} {times} {statements:>8} {fields:>7}")


def page_of(round_: Round) -> Callable[[], str]:
    """The page as the office asks for it."""
    office, _made = User.objects.get_or_create(username="noi-vu")
    Membership.objects.get_or_create(user=office, unit=round_.authority, role=Role.OFFICE)
    client = Client()
    client.force_login(office)

    def ask() -> str:
        response = client.get(f"/{round_.slug}/bang-nhap/?lop=final&linh-vuc=tat-ca")
        assert response.status_code == 200, response.status_code
        return response.content.decode()

    return ask


def floor(round_: Round) -> str:
    """The same cells as a plain template shows them: no access, no versions, no states, no sums, no frame."""
    leaves = list(Criterion.objects.filter(criteria_set=round_.criteria_set, is_leaf=True))
    rows_of_round = Score.objects.filter(round_unit__round=round_)
    scores = {(score.round_unit_id, score.criterion_id): score for score in rows_of_round}
    places = RoundUnit.objects.filter(round=round_).select_related("unit")
    rows = [(place, [scores[place.pk, leaf.pk] for leaf in leaves]) for place in places]
    return Engine().from_string(PLAIN).render(Context({"leaves": leaves, "rows": rows}))
