"""Who speaks: headlines over their texts, bodies under several names, an outlet that goes on for its claimant."""

from dataclasses import replace

from fairwitness.model import Harm
from fairwitness.reconcile import Question, Role, toll

STRUCK = {"where": ["Idlib @ Idlib / SY"], "when": "2016-07-14", "incident": "i"}
HEADLINE = {**STRUCK, "headline": True}


def asked(filed, harm: Harm = Harm.KILLED) -> tuple[int | None, int | None]:
    answer = toll(filed, Question(harm=harm))
    return answer.low, answer.high


def roles(filed, harm: Harm = Harm.KILLED) -> list[Role]:
    answer = toll(filed, Question(harm=harm))
    return [each.role for each in answer.claims]


def report(day: int, outlet: str, *claims: dict) -> dict:
    return {"on": f"2016-07-{day}", "outlet": outlet, "claims": list(claims)}


def test_a_headline_says_no_more_than_its_text(file) -> None:
    first = report(15, "Post", {**HEADLINE, "count": "25"}, {**STRUCK, "count": "25+", "says": "officials"})
    assert asked(file([first])) == (25, None)
    later = report(17, "Wire", {**STRUCK, "count": "32", "says": "a nurse"})
    assert asked(file([first, later])) == (32, 32)
    assert roles(file([first, later]))[0] is Role.REPEATED


def test_a_headline_by_a_shorter_name_is_its_texts_claimant(file) -> None:
    bold = {**HEADLINE, "count": "15", "whom": "militants", "group": "combatants", "says": "Somalia"}
    plain = {**STRUCK, "count": "15", "whom": "fighters", "group": "combatants", "says": "the ministry"}
    assert asked(file([report(15, "Post", bold, plain)])) == (15, 15)


def test_a_vague_headline_is_the_number_below_it_and_a_number_of_its_own_stays(file) -> None:
    vague = report(15, "Post", {**HEADLINE, "words": "dozens"}, {**STRUCK, "count": "44", "says": "a nurse"})
    assert asked(file([vague])) == (44, 44)
    assert roles(file([vague]))[0] is Role.VAGUE
    other = report(15, "Post", {**HEADLINE, "count": "50"}, {**STRUCK, "count": "44", "says": "a nurse"})
    assert asked(file([other])) != (44, 44)


def test_a_reprints_own_headline_says_what_the_original_says(file) -> None:
    wire = report(15, "Wire", {**STRUCK, "count": "18+", "says": "the port authority"})
    reprint = report(16, "Gazette", {**HEADLINE, "count": "18"}, {**wire["claims"][0]})
    later = report(17, "Wire", {**STRUCK, "count": "23", "says": "the port authority"})
    filed = file([wire, reprint, later])
    filed[2] = replace(filed[2], repeats="a")
    assert asked(filed) == (23, 23)
    assert roles(filed)[1] is Role.REPEATED
    risen = file([wire, report(16, "Gazette", {**HEADLINE, "count": "20"}, wire["claims"][0])])
    assert asked([*risen[:2], replace(risen[2], repeats="a")]) == (20, 20)


def test_a_rough_number_of_a_headline_is_the_exact_one_below_it(file) -> None:
    def told(rough: str, exact: str) -> tuple[int | None, int | None]:
        return asked(
            file([report(15, "Post", {**HEADLINE, "count": rough}, {**STRUCK, "count": exact, "says": "a nurse"})])
        )

    assert told("~60", "57") == (57, 57)
    assert told("~300", "312") == (312, 312)
    assert told("~100", "62") != (62, 62)
    assert told("~60", "48") != (48, 48)
    assert told("60", "57") != (57, 57)


def test_an_outlets_rough_number_stands_back_behind_the_exact_one_it_tells(file) -> None:
    rough = {**STRUCK, "count": "~40"}
    assert asked(file([report(15, "Post", {**STRUCK, "count": "38", "says": "a nurse"}, rough)])) == (38, 38)
    doctor = {**rough, "says": "a doctor"}
    assert asked(file([report(15, "Post", {**STRUCK, "count": "38", "says": "a nurse"}, doctor)])) == (38, 40)


def test_an_outlet_goes_on_for_the_only_claimant_it_names(file) -> None:
    named = {**STRUCK, "count": "6", "says": "the governor"}
    first = report(15, "Post", named, {**STRUCK, "count": "43", "harm": "injured", "says": "the governor"})
    later = report(16, "Wire", {**named, "count": "9"}, {**STRUCK, "count": "48", "harm": "injured"})
    assert asked(file([first, later]), Harm.INJURED) == (48, 48)
    two = report(16, "Wire", {**named, "count": "9"}, {**named, "says": "rebels"}, later["claims"][1])
    assert asked(file([first, two]), Harm.INJURED) == (43, 48)


def test_one_body_under_two_names_is_heard_once_and_two_sides_bodies_twice(file) -> None:
    office = {**STRUCK, "count": "11", "says": "governor (kiziltepe)", "role": "government", "side": "tr-government"}
    mardin = {**office, "count": "9", "says": "governor (mardin)"}
    assert asked(file([report(15, "Post", office), report(16, "Wire", mardin)])) == (9, 9)
    foreign = {**mardin, "side": "sy-government"}
    assert asked(file([report(15, "Post", office), report(16, "Wire", foreign)])) == (9, 11)
    unnamed = [{**each, "says": f"a local official ({at})"} for at, each in enumerate((office, mardin))]
    assert asked(file([report(15, "Post", unnamed[0]), report(16, "Wire", unnamed[1])])) == (9, 11)


def test_a_toll_told_to_have_risen_outgrows_what_was_counted_before(file) -> None:
    headline = {**HEADLINE, "count": "31", "before": "toll rises to"}
    first = report(15, "Post", {**STRUCK, "count": "23", "says": "a doctor"})
    risen = report(16, "Wire", headline, {**STRUCK, "count": "31", "says": "a nurse"})
    assert asked(file([first, risen])) == (31, 31)
    assert asked(file([first, report(16, "Wire", {**headline, "before": "and"}, risen["claims"][1])])) == (23, 31)
    after = report(17, "Post", {**STRUCK, "count": "25", "says": "police"})
    assert asked(file([first, risen, after])) == (25, 31)


def test_who_fights_outgrows_nobody_else(file) -> None:
    first = report(15, "Post", {**STRUCK, "count": "23", "says": "a doctor"})
    headline = {**HEADLINE, "count": "31", "before": "toll rises to", "says": "rebels", "role": "rebel"}
    risen = report(16, "Wire", headline, {**STRUCK, "count": "31", "says": "rebels", "role": "rebel"})
    assert asked(file([first, risen])) == (23, 31)


def test_a_figure_denied_beside_the_one_given_instead_is_taken_back(file) -> None:
    first = report(15, "Post", {**STRUCK, "count": "11", "says": "the governor"})
    nine = {**STRUCK, "count": "9", "says": "the governor"}
    no = {**nine, "count": "11", "status": "denied"}
    filed = file([first, report(15, "Wire", nine, no)])
    assert asked(filed) == (11, 11)  # of two sentences the denial may be of another figure
    said, denied = filed[1].claim, filed[2].claim
    both = replace(said.quote, end=denied.quote.end, words=f"{said.quote.words} {denied.quote.words}")
    filed[1:] = [replace(each, claim=replace(each.claim, quote=both)) for each in filed[1:]]
    assert asked(filed) == (9, 9)


def test_what_took_a_parts_place_is_a_part_of_the_whole(file) -> None:
    total = {**STRUCK, "id": "all", "count": "40", "says": "the governor", "where": ["three camps"], "incident": None}
    part = {**STRUCK, "id": "some", "count": "25", "says": "the governor", "part_of": "all"}
    fewer = {**STRUCK, "id": "now", "count": "21", "says": "the governor"}
    no = {**fewer, "id": "no", "count": "25", "status": "denied"}
    filed = file([report(15, "Post", total, part), report(16, "Wire", fewer, no)])
    said, denied = filed[2].claim, filed[3].claim
    both = replace(said.quote, end=denied.quote.end, words=f"{said.quote.words} {denied.quote.words}")
    filed[2:] = [replace(each, claim=replace(each.claim, quote=both)) for each in filed[2:]]
    assert asked(filed) == (40, 40)


def test_one_person_dead_takes_no_wounded_back(file) -> None:
    first = report(15, "Post", {**STRUCK, "count": "202", "harm": "injured", "says": "prosecutor"})
    later = report(25, "Post", {**STRUCK, "count": "1", "whom": "a man", "harm": "injured", "says": "prosecutor"})
    assert asked(file([first, later]), Harm.INJURED) == (202, 202)


def test_a_headline_still_holds_the_parts_its_text_tells(file) -> None:
    title = {**HEADLINE, "count": "4", "harm": "injured"}
    men = {**STRUCK, "count": "4", "whom": "men", "sex": "male", "harm": "injured", "says": "police"}
    two = {**STRUCK, "count": "2", "whom": "women", "sex": "female", "harm": "injured", "says": "police"}
    assert asked(file([report(15, "Post", men, two)]), Harm.INJURED) == (6, 6)
    low, _ = asked(file([report(15, "Post", title, men, two)]), Harm.INJURED)
    assert low is not None
    assert low <= 4


def test_a_headline_gives_way_with_its_text(file) -> None:
    office = {**STRUCK, "says": "the governor", "role": "government"}
    first = report(15, "Post", {**HEADLINE, "count": "11"}, {**office, "count": "11"})
    withdrawn = {**office, "count": "11", "before": "an earlier toll of"}
    lowered = report(15, "Wire", {**office, "count": "9"}, withdrawn)
    assert asked(file([first, lowered])) == (9, 9)


def test_an_institution_is_one_in_an_incident_and_a_bare_hospital_is_not(file) -> None:
    centre = {**STRUCK, "count": "106", "says": "the emergency medicine centre", "role": "medic"}
    first, later = report(15, "Post", centre), report(16, "Wire", {**centre, "count": "146"})
    assert asked(file([first, later])) == (146, 146)
    ward = {**centre, "says": "the hospital"}
    hospitals = [report(15, "Post", {**ward, "says": "the hospital (1)"}), report(16, "Wire", {**ward, "count": "146"})]
    assert asked(file(hospitals)) == (106, 146)


def test_a_barer_name_is_the_only_fuller_one_of_its_incident(file) -> None:
    def told(*names: str) -> tuple[int | None, int | None]:
        figures = [{**STRUCK, "count": str(7 + at), "says": name} for at, name in enumerate(names)]
        return asked(file([report(15 + at, f"Post {at}", figure) for at, figure in enumerate(figures)]))

    assert told("flood relief commissioner (NP)", "Palpa's flood relief commissioner") == (8, 8)
    assert told("Palpa's flood relief commissioner", "the state's flood relief commissioner") == (7, 8)
    assert told("ambulance service", "air ambulance service", "army ambulance service") == (7, 9)
    assert told("the commissioner", "Palpa's flood relief commissioner") == (7, 8)


def test_a_part_is_no_rival_of_its_whole_whoever_says_so(file) -> None:
    held = {**STRUCK, "harm": "abducted"}
    claims = (
        {**held, "id": "some", "count": "6", "part_of": "all"},
        {**held, "id": "all", "count": "11", "says": "a ministry"},
    )
    assert asked(file([report(15, "Post", *claims)]), Harm.ABDUCTED) == (11, 11)


def test_a_toll_told_as_what_it_is_now_outgrows_what_was_counted_before(file) -> None:
    first = report(15, "Post", {**STRUCK, "count": "5", "says": "police"})
    now = report(
        17, "Wire", {**HEADLINE, "words": "toll"}, {**STRUCK, "count": "7", "before": "the bombing has now cost"}
    )
    assert asked(file([first, now])) == (7, 7)


def test_who_died_later_comes_on_top_though_the_headline_tells_no_wounds(file) -> None:
    first = report(15, "Post", {**STRUCK, "count": "7", "says": "police"})
    girl = {**STRUCK, "count": "1", "whom": "girl of wounds", "says": "a hospital", "died": True}
    later = report(20, "Wire", {**HEADLINE, "count": "1"}, girl)
    assert asked(file([first, later])) == (8, 8)


def test_who_died_since_is_taken_off_no_number_told_without_them(file) -> None:
    both = {**STRUCK, "count": "0-27", "combined": True, "says": "officers"}
    first = report(15, "Post", both, {**both, "harm": "injured"})
    hurt = report(15, "Wire", {**STRUCK, "count": "17", "harm": "injured", "says": "the army"})
    dead = {**STRUCK, "count": "1", "whom": "recruit", "says": "the army", "died": True}
    left = {**STRUCK, "count": "16", "whom": "others", "harm": "injured", "says": "the army"}
    assert asked(file([first, hurt, report(18, "Post", dead, left)]), Harm.INJURED) == (16, 16)


def test_a_headline_is_where_the_figure_of_its_text_is(file) -> None:
    bold = {"headline": True, "where": ["Port Beni @ Coast / XA"], "when": "2016-07-14", "count": "33+"}
    plain = {**bold, "headline": False, "where": ["Coast @@ XA"], "says": "the ministry"}
    part = {**STRUCK, "where": ["Amar @ Coast / XA"], "count": "17", "says": "a nurse"}
    assert asked(file([report(15, "Post", bold, plain, part)])) == (33, None)


def test_a_headlines_more_than_so_many_is_the_number_below_it(file) -> None:
    bold = {**HEADLINE, "words": "more than 100", "count": "101+"}
    plain = {**STRUCK, "count": "114", "says": "a nurse"}
    assert asked(file([report(15, "Post", bold, plain)])) == (114, 114)
    short = {**STRUCK, "count": "85", "says": "a nurse"}
    assert asked(file([report(15, "Post", bold, short)])) == (85, None)


def test_a_headline_is_what_figures_told_side_by_side_come_to(file) -> None:
    bold = {**HEADLINE, "count": "17+"}
    farmers = {**STRUCK, "count": "11", "whom": "farmers", "group": "civilians", "where": [], "cue": "and"}
    guards = {**STRUCK, "count": "6", "whom": "guards", "group": "combatants"}
    rebels = {**STRUCK, "count": "30", "says": "rebels", "role": "rebel"}
    told = [{**each, "origin": "the governor"} for each in (farmers, guards)]
    assert asked(file([report(15, "Post", bold, *told, rebels)])) == (17, None)


def test_two_persons_told_side_by_side_are_two(file) -> None:
    guard = {**STRUCK, "words": "a", "count": "1", "whom": "guard", "group": "combatants", "where": [], "cue": "and"}
    officer = {**STRUCK, "words": "a", "count": "1", "whom": "policeman", "group": "combatants"}
    assert asked(file([{**report(15, "Post", guard, officer), "text": True}])) == (2, 2)
    again = {**guard, "cue": "killed"}
    assert asked(file([{**report(15, "Post", again, officer), "text": True}])) == (1, 1)


def test_two_numbers_told_side_by_side_are_of_different_people(file) -> None:
    raiders = {**STRUCK, "words": "Twelve", "count": "12", "whom": "raiders", "group": "combatants", "where": []}
    ranger = {**STRUCK, "words": "a", "count": "1", "whom": "ranger", "group": "combatants"}
    for between, dead in (("and", 13), ("killed", 12), (", and", 12)):
        told = {**report(15, "Post", {**raiders, "cue": between}, ranger), "text": True}
        assert asked(file([told])) == (dead, dead)


def test_one_told_beside_some_of_a_number_parts_these_not_from_the_number(file) -> None:
    """ "Nine dead: seven were Lunda, and one is not known yet": the one is one of the nine."""
    whole = {**STRUCK, "count": "9", "whom": "people"}
    lunda = {**STRUCK, "words": "seven", "count": "7", "whom": "Lunda", "where": [], "cue": "and"}
    rest = {**STRUCK, "words": "one", "count": "1"}
    assert asked(file([{**report(15, "Post", whole, lunda, rest), "text": True}])) == (9, 9)
