"""Who was hurt and who died: one person told as both, and nobody else."""

from dataclasses import replace

from fairwitness.model import Harm, Span
from fairwitness.reconcile import Question, toll

SHOT = {"says": "police", "where": ["Idlib @ Idlib / SY"], "incident": "i"}


def injured(file, *claims: dict) -> tuple[int | None, int | None]:
    answer = toll(
        file([{"on": "2016-07-15", "claims": [{**SHOT, **claim} for claim in claims]}]), Question(harm=Harm.INJURED)
    )
    return answer.low, answer.high


CRITICAL = {"count": "1", "whom": "a man", "harm": "injured", "cue": "in critical condition"}


def test_a_wound_and_a_death_told_in_one_sentence_may_be_one_person(file) -> None:
    assert injured(file, CRITICAL, {"count": "1", "whom": "he", "cue": "died"}) == (0, 1)


def test_told_before_the_death_or_of_another_it_is_somebody_else(file) -> None:
    assert injured(file, {"count": "1", "whom": "a girl", "cue": "died"}, CRITICAL) == (1, 1)
    assert injured(file, {**CRITICAL, "whom": "another man"}, {"count": "1", "whom": "he", "cue": "died"}) == (1, 1)


def test_nobody_else_bounds_only_the_rest(file) -> None:
    hurt = {"count": "1", "whom": "a driver", "harm": "injured"}
    assert injured(file, hurt, {"count": "0", "whom": "anyone else", "harm": "injured"}) == (1, 1)


def test_a_wounded_and_a_dead_told_by_one_noun_may_be_one_person(file) -> None:
    found = {"count": "1", "whom": "a wounded child", "harm": "injured", "cue": "found"}
    between = {"count": "9", "whom": "families", "harm": "displaced", "before": "houses burnt " * 20}
    assert injured(file, {"count": "1", "whom": "the child", "cue": "died"}, between, found) == (0, 1)
    assert injured(file, {"count": "1", "whom": "the teacher", "cue": "died"}, between, found) == (1, 1)


def test_wounded_who_all_died_are_gone_however_often_they_were_told_of(file) -> None:
    hurt = {"count": "3", "whom": "soldiers", "group": "combatants", "harm": "injured"}
    died = {"count": "3", "whom": "soldiers", "group": "combatants", "part_of": "hurt", "cue": "died"}
    assert injured(file, {**hurt, "id": "hurt"}, died) == (None, None)
    assert injured(file, hurt, {**hurt, "id": "hurt"}, died) == (None, None)
    others = {**hurt, "whom": "villagers", "group": "civilians"}
    assert injured(file, others, {**hurt, "id": "hurt"}, died) == (3, 3)


def over_days(file, *reports: list[dict]) -> tuple[int | None, int | None]:
    told = [
        {"on": f"2016-07-{15 + at}", "claims": [{**SHOT, **claim} for claim in claims]}
        for at, claims in enumerate(reports)
    ]
    answer = toll(file(told), Question(harm=Harm.INJURED))
    return answer.low, answer.high


TWELVE = {"count": "12", "whom": "people", "harm": "injured"}
NURSE = {"id": "nurse", "count": "1", "whom": "nurse", "harm": "injured"}
DIED = {"count": "1", "whom": "nurse", "died": True, "part_of": "nurse"}
LEFT = {"count": "11", "before": "the other", "harm": "injured"}


def test_the_others_who_are_hurt_are_counted_without_who_died(file) -> None:
    assert over_days(file, [TWELVE], [NURSE, DIED, LEFT]) == (11, 11)


def test_a_part_of_the_others_tells_no_less(file) -> None:
    part = {"count": "5", "whom": "of them", "harm": "injured", "part_of": "left"}
    assert over_days(file, [TWELVE], [NURSE, DIED, {**LEFT, "id": "left"}, part]) == (11, 11)


def test_who_else_counts_so_many_after_the_death_counts_the_dead_no_longer(file) -> None:
    later = {**TWELVE, "count": "11", "says": "a ministry"}
    assert over_days(file, [TWELVE], [NURSE, DIED, LEFT], [later]) == (11, 11)


def test_who_counted_before_the_death_counted_the_dead(file) -> None:
    assert over_days(file, [TWELVE], [NURSE, DIED]) == (11, 11)


def told_in_text(file, *reports: list[dict]) -> tuple[int | None, int | None]:
    told = [
        {"on": f"2016-07-{15 + at}", "text": True, "claims": [{**SHOT, **claim} for claim in claims]}
        for at, claims in enumerate(reports)
    ]
    answer = toll(file(told), Question(harm=Harm.INJURED))
    return answer.low, answer.high


def test_who_is_in_hospital_on_the_day_is_none_of_those_who_died(file) -> None:
    hurt = {"count": "11", "whom": "people who were", "harm": "injured", "cue": "hurt"}
    assert told_in_text(file, [{**hurt, "says": "are recovering, police"}], [NURSE, DIED]) == (10, 10)
    assert told_in_text(file, [NURSE, DIED, {**hurt, "says": "are recovering, police"}]) == (11, 11)
    assert told_in_text(file, [NURSE, DIED, hurt]) == (10, 10)


def test_at_least_so_many_hurt_does_not_tell_who_is_left(file) -> None:
    first = {"count": "9+", "whom": "people", "harm": "injured", "says": "a driver"}
    assert over_days(file, [first], [TWELVE], [NURSE, DIED, {**TWELVE, "count": "11"}]) == (11, 11)


def test_as_many_fewer_as_died_leave_out_each_of_the_dead(file) -> None:
    two = {"count": "2", "id": "two", "whom": "people", "died": True, "part_of": "twelve"}
    one = {"count": "1", "whom": "a cook", "died": True, "part_of": "two"}
    assert over_days(file, [{**TWELVE, "id": "twelve"}], [two, one, {**TWELVE, "count": "10"}]) == (10, 10)


def test_some_of_the_hurt_stand_for_none_who_died_where_the_others_are_counted_anew(file) -> None:
    flown = {"count": "4", "whom": "of the injured", "harm": "injured", "part_of": "twelve", "cue": "flown out"}
    most = {"words": "most", "harm": "injured", "part_of": "twelve", "cue": "young"}
    before = [{**TWELVE, "id": "twelve"}, flown, most]
    assert over_days(file, before, [NURSE, DIED, {**TWELVE, "count": "11"}]) == (11, 11)


def test_one_number_of_killed_and_injured_is_not_told_of_a_part(file) -> None:
    both = {"count": "40", "harm": "killed or injured", "whom": "people", "says": "firemen"}
    first = [{"count": "6", "whom": "people"}, {**TWELVE, "count": "34"}]
    left = [NURSE, DIED, {"count": "7", "whom": "people"}, {"count": "33", "id": "left", "harm": "injured"}]
    ward = {"count": "9", "whom": "in a ward", "harm": "injured", "part_of": "left"}
    assert over_days(file, [both], first, [*left, ward]) == (33, 33)


FOUR = {"count": "4", "whom": "people", "harm": "injured", "cue": "wounded"}


def test_of_what_somebody_died_does_not_say_that_he_was_one_of_the_wounded(file) -> None:
    assert injured(file, FOUR, {"count": "1", "whom": "a porter", "cue": "died of a gunshot wound"}) == (4, 4)
    assert injured(file, FOUR, {"count": "1", "whom": "a porter", "cue": "died of multiple injuries"}) == (4, 4)
    assert injured(file, FOUR, {"count": "1", "whom": "a porter", "cue": "died of her injuries"}) == (3, 3)
    one = {"count": "1", "whom": "of the wounded men", "harm": "injured", "cue": "in critical condition"}
    died = {"count": "1", "whom": "a porter", "cue": "died of multiple gunshot wounds"}
    assert injured(file, {**FOUR, "id": "four"}, died, {**one, "part_of": "four"}) == (4, 4)
    late = "died of a gunshot wound sustained on Monday"
    assert injured(file, FOUR, {"count": "1", "whom": "a porter", "cue": late}) == (3, 3)


def test_two_names_are_two_people_though_one_was_wounded_and_one_died_of_wounds(file) -> None:
    hurt = {"count": "1", "whom": "Nadia Boukhari", "harm": "injured", "cue": "wounded"}
    assert injured(file, hurt, {"count": "1", "whom": "Selma Haddad", "died": True}) == (1, 1)
    assert injured(file, hurt, {"count": "1", "whom": "Boukhari", "died": True}) == (None, None)


def test_a_word_without_a_number_over_who_may_have_died_says_of_nobody_that_he_lived(file) -> None:
    dead = {"count": "1", "whom": "a child", "group": "civilians"}
    shot = {**dead, "whom": "the child", "harm": "injured", "cue": "shot"}
    father = {**shot, "whom": "his father", "cue": "critically injured"}
    several = {"words": "several", "harm": "injured", "cue": "wounded"}
    assert over_days(file, [dead, father], [shot, several]) == (1, None)


def test_all_three_are_the_very_three_just_told_dead(file) -> None:
    dead = {"count": "3", "whom": "people", "cue": "found dead"}
    shot = {"count": "3", "harm": "injured", "cue": "shot"}
    assert told_in_text(file, [dead, {**shot, "before": "and all"}]) == (0, 3)
    assert told_in_text(file, [dead, {**shot, "before": "and"}]) == (3, 3)


def test_mere_others_are_of_no_side_that_tells_them_from_a_man_by_name(file) -> None:
    others = {"count": "3", "whom": "others", "group": "combatants", "harm": "injured", "cue": "wounded"}
    named = {"count": "1", "whom": "Karim Aziz", "group": "civilians", "harm": "injured", "cue": "wounded"}
    assert over_days(file, [others], [named]) == (3, 3)


def test_somebody_told_of_before_may_be_the_one_who_died(file) -> None:
    dead = {"count": "1", "whom": "a girl of six", "cue": "died"}
    gap = {"count": "9", "whom": "families", "harm": "displaced", "before": "houses burnt " * 20}
    critical = {"count": "1", "whom": "child", "harm": "injured", "cue": "in critical condition"}
    assert told_in_text(file, [dead, gap, {**critical, "before": "The"}]) == (0, 1)
    assert told_in_text(file, [dead, gap, {**critical, "before": "A"}]) == (1, 1)
    assert told_in_text(file, [dead, gap, {**critical, "before": "The", "whom": "man"}]) == (1, 1)


def test_a_number_inside_the_words_for_the_dead_counts_these_too(file) -> None:
    dead = {**SHOT, "count": "1", "words": "one of five", "whom": "people shot", "cue": "died"}
    shot = {**SHOT, "count": "5", "whom": "people", "harm": "injured", "cue": "shot"}
    four = {**SHOT, "count": "4", "whom": "people", "harm": "injured", "cue": "wounded"}
    one, five, left = file([{"on": "2016-07-15", "text": True, "claims": [dead, shot, four]}])
    words = one.claim.count.words
    inside = replace(five.claim.count, words=Span(start=words.end - 4, end=words.end, words=words.words[-4:]))
    five = replace(five, claim=replace(five.claim, count=inside, quote=one.claim.quote))
    assert toll([one, five, left], Question(harm=Harm.INJURED)).low == 4


def test_another_of_the_age_of_the_dead_lives(file) -> None:
    dead = {"count": "1", "whom": "a boy aged 16", "cue": "died"}
    other = {"count": "1", "words": "another", "whom": "boy aged 16", "harm": "injured", "cue": "shot"}
    assert injured(file, dead, other) == (1, 1)
    assert injured(file, dead, {**other, "words": "a"}) == (None, None)
    assert over_days(file, [dead, other], [dead]) == (1, 1)
    assert over_days(file, [other], [dead]) == (None, None)
