"""Former: one number said of people harmed and of their death is of those who died, and of no others."""

from collections.abc import Sequence
from dataclasses import replace

from fairwitness.model import FiledClaim, Harm
from fairwitness.reconcile import Question, toll

THERE = {"says": "a court", "where": ["Tazi @ Borno / NG"], "when": "2016-04-02", "incident": "raid"}


def counted_alike(filed: Sequence[FiledClaim], one: str, other: str) -> list[FiledClaim]:
    """Let two claims stand on the same words for their number."""
    words = next(each.claim.count.words for each in filed if each.claim.id == one)
    return [
        replace(each, claim=replace(each.claim, count=replace(each.claim.count, words=words)))
        if each.claim.id == other
        else each
        for each in filed
    ]


def reported(file, harm: Harm, *, alike: bool) -> tuple[int | None, int | None]:
    said = {**THERE, "harm": str(harm), "whom": "men"}
    filed = file(
        [
            {"on": "2016-04-03", "claims": [{**said, "id": "all", "count": "8", "says": "families"}]},
            {
                "on": "2019-04-20",
                "claims": [
                    {**said, "id": "some", "count": "6"},
                    {**THERE, "id": "dead", "count": "6", "whom": "men", "cue": "died"},
                ],
            },
        ]
    )
    answer = toll(counted_alike(filed, "dead", "some") if alike else filed, Question(harm=harm))
    return answer.low, answer.high


def test_six_who_were_detained_and_are_dead_are_some_of_those_detained(file) -> None:
    assert reported(file, Harm.DETAINED, alike=True) == (8, 8)


def test_six_who_were_detained_rival_the_eight_whom_others_counted(file) -> None:
    assert reported(file, Harm.DETAINED, alike=False) == (6, 8)


def test_six_who_were_injured_and_are_dead_are_injured_no_longer(file) -> None:
    assert reported(file, Harm.INJURED, alike=True) == (2, 2)


def test_so_many_of_the_hurt_who_are_told_dead_are_hurt_no_longer(file) -> None:
    """Two of the 41 wounded are dead, in whatever words: of those 41 in whichever incident these were counted."""
    raid = {"says": "the army", "where": ["Tazi @ Borno / NG"], "when": "2016-04-02"}
    dead = {**raid, "count": "2", "whom": "of the", "cue": "fallen", "incident": None}
    claims = [{**dead, "id": "dead"}, {**raid, "incident": "raid", "id": "hurt", "count": "41", "harm": "injured"}]
    text = "2 of the 41 injured fallen"
    filed = file([{"on": "2016-04-03", "text": True, "claims": claims}])
    report = replace(filed[0].report, text=text)

    def put(each: FiledClaim) -> FiledClaim:
        number = "2" if each.claim.id == "dead" else "41"
        words = report.quote(1 + text.index(number), 1 + text.index(number) + len(number))
        return replace(each, report=report, claim=replace(each.claim, count=replace(each.claim.count, words=words)))

    answer = toll([put(each) for each in filed], Question(harm=Harm.INJURED))
    assert (answer.low, answer.high) == (39, 39)


def test_a_single_person_told_hurt_and_dead_by_the_same_words_is_one_of_the_hurt(file) -> None:
    """Of the 17 hurt one has died, whom both claims name: 16 are hurt, be 16 others told or not."""
    hurt = {"on": "2016-04-03", "claims": [{**THERE, "id": "all", "harm": "injured", "count": "17", "whom": "people"}]}
    named = {**THERE, "count": "1", "words": "", "whom": "Musa Lawan", "says": "a brother"}
    claims = [{**named, "id": "was", "harm": "injured"}, {**named, "id": "dead", "cue": "died"}]
    filed = file([hurt, {"on": "2016-04-08", "claims": claims}])
    victims = next(each.claim.victims for each in filed if each.claim.id == "was")
    same = [
        replace(each, claim=replace(each.claim, victims=victims, count=replace(each.claim.count, words=None)))
        if each.claim.id in {"was", "dead"}
        else each
        for each in filed
    ]
    answer = toll(same, Question(harm=Harm.INJURED))
    assert (answer.low, answer.high) == (16, 16)
