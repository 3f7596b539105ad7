"""The law of widening: who asks for more never hears of fewer, tried on made-up ledgers.

Of incidents with and without days, places and victims, and of totals around them; by place, period, victims and doers,
and of any harm.
"""

import os
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairwitness.reconcile import toll

EXAMPLES = int(os.environ.get("FAIRWITNESS_EXAMPLES", "40"))
FAST = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

COUNTS = st.one_of(
    st.integers(0, 30).map(str),
    st.integers(1, 30).map(lambda n: f"{n}+"),
    st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: f"{min(pair)}-{max(pair)}"),
    st.sampled_from(["dozens", "several"]),
)
SCENES = st.sampled_from(
    [
        {"where": ["Chibok @ Borno / NG"], "when": "2014-05-01", "incident": "i"},
        {"where": ["Chibok @ Borno / NG"], "when": "2014-05-02", "incident": "l"},
        {"where": ["Gwoza @ Borno / NG"], "when": "2014-05-02", "incident": "j"},
        {"where": ["Gwoza @ Borno / NG"], "incident": "j"},
        {"where": ["Gwoza @ Borno / NG"], "incident": "m"},
        {"where": ["Old Market"], "when": "2014-05-02", "incident": "n"},
        {"when": "2014-05-01", "incident": "p"},
        {"incident": "q"},
        {"where": ["Kano @ Kano / NG"], "when": "2014-05-02", "incident": "k"},
        {"where": ["Kano @ Kano / NG"], "when": "2014-04-14", "incident": "o"},
        {"where": ["Borno @@ NG"], "when": "2014-05-02", "incident": "j"},
        {"where": ["Gwoza @ Borno / NG"], "when": "2014-05-01/2014-05-03"},
        {"where": ["Borno @@ NG"], "when": "2014-05-01/2014-05-02"},
        {"where": ["Borno @@ NG"], "when": "2014-05-02/2014-05-03"},
        {"where": ["Borno @@ NG"]},
        {"where": ["NG @@@"], "when": "2014-05-01/2014-05-03"},
        {"where": ["NG @@@"], "when": "2014-04-01/2014-05-03"},
        {},
    ]
)
WHOM = st.sampled_from(
    [
        {"whom": "people"},
        {"whom": "people"},
        {"whom": "soldiers", "group": "combatants"},
        {"whom": "rebels", "group": "combatants"},
        {"whom": "villagers", "group": "civilians"},
        {"whom": "women", "group": "civilians"},
        {"whom": "women"},
    ]
)
CLAIM = st.builds(
    lambda count, says, scene, whom, further: {"count": count, "says": says, **scene, **whom, **further},
    COUNTS,
    st.sampled_from(["police", "a monitor", "medics"]),
    SCENES,
    WHOM,
    st.sampled_from([{}, {}, {}, {}, {"background": True}, {"harm": "injured"}, {"party": "the army"}]),
)
REPORTS = st.lists(
    st.builds(
        lambda outlet, on, claims: {"outlet": outlet, "on": on, "claims": claims},
        st.sampled_from(["Daily Star", "Radio North"]),
        st.sampled_from(["2014-05-03", "2014-05-04", "2014-05-05"]),
        st.lists(CLAIM, min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=5,
)

PLACES = [
    {"place": "Gwoza @ Borno / NG"},
    {"place": "Borno @@ NG"},
    {"place": "NG @@@"},
    {},
]
PERIODS = [
    {"from": "2014-05-02", "to": "2014-05-02"},
    {"from": "2014-05-01", "to": "2014-05-02"},
    {"from": "2014-04-28", "to": "2014-05-04"},
    {"to": "2014-05-31"},
    {},
]
GROUPS = st.sampled_from([[{"group": "civilians"}, {}], [{"group": "combatants"}, {}], [{}]])
HARMS = st.sampled_from([[{}], [{}], [{"harm": "injured"}]])
PARTIES = st.sampled_from([[{"by": "the army"}, {}], [{}], [{}]])


@st.composite
def widenings(draw: st.DrawFn) -> list[dict[str, str]]:
    """Draw questions each of which asks for all the one before it does: wider in place, period, victims or doers."""
    chains = [PLACES, PERIODS, draw(GROUPS), draw(PARTIES), draw(HARMS)]
    at = [draw(st.integers(0, len(chain) - 1)) for chain in chains]
    steps = [at]
    while True:
        at = steps[-1]
        wider = [place for place, chain in enumerate(chains) if at[place] + 1 < len(chain)]
        if not wider:
            break
        chosen = draw(st.sampled_from(wider))
        steps.append([here + (place == chosen) for place, here in enumerate(at)])
    return [
        {key: said for chain, here in zip(chains, at, strict=True) for key, said in chain[here].items()} for at in steps
    ]


@given(reports=REPORTS, asked=widenings())
@FAST
def test_widening_a_question_never_lowers_its_low(reports: list, asked: list, file, ask) -> None:
    claims = file(reports)
    lows = [(toll(claims, ask(each)).low or 0, each) for each in asked]
    for (narrow, one), (wide, other) in pairwise(lows):
        assert narrow <= wide, f"{one} has {narrow}, {other} has {wide}"
