"""Statements: claims of harm laid out for comparison, with what their words bound under the convention."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from operator import itemgetter

from fairwitness.model import Harm, HarmClaim, Span, Status
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.aftermath import LASTING, tells_of_free, tells_of_left
from fairwitness.reconcile.convention import Cell, Convention, convention
from fairwitness.reconcile.lexicon import lexicon, words_of
from fairwitness.reconcile.scope import Scope
from fairwitness.reconcile.whom import Whom
from fairwitness.text.dates import is_day_of_telling, missing_since, tells_of_burns
from fairwitness.text.received import is_received

Key = tuple[date, str, int, int, int, str]
"""The day a report came out, the report, and where the claim stands in it: no two claims have the same."""

_NOTHING: frozenset[str] = frozenset()

ROUGHLY = 5
"""A rough number is off by no more than a fifth, however round it is: 62 is not nearly 100."""

_WOUND_SIGNS = ("ound", "njur", "burn", "scald", "ospitali")
"""Without one of these a quote has no word of a wound, which takes longer to find."""

_BEFORE = 90
"""So many characters before a number what is said of it stands in."""

_JUST = 12
"""So many characters before a word the one right before it stands in."""

_WORD_BEFORE = re.compile(r"([^\W\d_]+) $")
_WORD_BEHIND = re.compile(r"[ -]([^\W\d_]+)")


@dataclass(slots=True, eq=False)
class Statement:
    """A claim with its scope and bounds; low and high are None where its words bound nothing.

    `least` is what the words mean at the very least, `number` the one figure a convention may take them for. `added_to`
    are the claims this one comes on top of ("another three"); `is_risen`: a toll is told to have risen to it;
    `was`: those killed are said to be some of these injured or missing; `are_dead`: those taken are counted as dead by
    the very same words; `is_floor`: so many one place took in, and there may be more elsewhere, so that it is open
    above. `key` orders statements by what they say, not by when they came in. The ids are those of the claim, its
    report and its origin.
    """

    key: Key
    id: str
    report_id: str
    origin_id: str
    incident: str | None
    part_of: str | None
    filed: FiledClaim
    claim: HarmClaim
    scope: Scope
    low: int | None
    high: int | None
    number: int | None
    least: int
    is_vague: bool
    is_earlier: bool
    is_denied: bool
    added_to: frozenset[str] = _NOTHING
    is_risen: bool = False
    was: Statement | None = None
    is_floor: bool = False
    are_dead: bool = False

    @property
    def is_combined(self) -> bool:
        """Tell whether the number counts killed and injured together."""
        return self.claim.count.combined

    @property
    def says_number(self) -> bool:
        """Tell whether the words bound anything."""
        return self.low is not None

    @property
    def is_own_voice(self) -> bool:
        """Tell whether the outlet says so itself, naming nobody."""
        return self.claim.claimant is None

    @property
    def died_of_wounds(self) -> bool:
        """Tell whether these killed had been among the injured."""
        return self._was(Harm.INJURED) or is_of_wounds(self.claim)

    @property
    def is_some_of_more(self) -> bool:
        """Tell whether a number is of some of the harmed: two of the wounded, six who were taken and have died."""
        return self.are_dead or is_some_of_more(self.claim)

    @property
    def was_missing(self) -> bool:
        """Tell whether these killed had been among the missing."""
        return self._was(Harm.MISSING) or is_found_dead(self.claim)

    def _was(self, harm: Harm) -> bool:
        return self.was is not None and self.was.claim.harm is harm

    @property
    def speaks_for_another(self) -> bool:
        """Tell whether it says in the outlet's words, as headlines do, what was found to be a claimant's."""
        return self.is_own_voice and self.origin_id != self.filed.origin.id

    @property
    def published(self) -> date:
        """The day the report came out; the earliest of days where nobody knows."""
        return self.key[0]

    @property
    def who(self) -> str:
        """Whose word it is."""
        return self.filed.origin.name

    @property
    def size(self) -> tuple[int, int]:
        """Rank figures of one scope by what they speak of: the larger holds the smaller."""
        return self.high if self.high is not None else self.least, self.least

    def may_hold(self, other: Statement) -> bool:
        """Tell whether the other's number can be a part of this one."""
        return self.high is None or other.least <= self.high

    def is_same_number(self, other: Statement) -> bool:
        """Tell whether both give the same number, one of them perhaps left open ("12" and "at least 12")."""
        if self.low is None or self.low != other.low or self.is_combined is not other.is_combined:
            return False
        return self.high == other.high or self.high is None or other.high is None

    def leaves_open(self, whole: Statement) -> bool:
        """Tell whether one voice gives this part as "at least" what it gives for the whole, which is open then too."""
        return self.high is None and self.is_same_number(whole) and self.is_one_voice(whole)

    def rounds(self, other: Statement) -> bool:
        """Tell whether this is a rough number that the other's exact one comes to: "nearly 50" over 47."""
        if not self.claim.count.approx or other.claim.count.approx or self.is_combined is not other.is_combined:
            return False
        number, exact = self.number, other.number
        if not number or not exact or other.high != exact:
            return False
        return 2 * abs(number - exact) <= min(last_place(number), 2 * number // ROUGHLY)

    def is_one_origin(self, other: Statement) -> bool:
        """Tell whether both go back to one claimant."""
        return self.origin_id == other.origin_id

    def is_one_voice(self, other: Statement) -> bool:
        """Tell whether both may come from one claimant: beside those it names, an outlet contradicts nobody."""
        if self.is_one_origin(other):
            return True
        return self.report_id == other.report_id and (self.is_own_voice or other.is_own_voice)

    @property
    def refers_back(self) -> bool:
        """Tell whether it speaks, without a number, of people as known: "the dead of Sunday", "those wounded there"."""
        claim = self.claim
        if claim.count.words is not None:
            return False
        return self._is_definite(min(claim.victims.start, claim.cue.start) if claim.victims else claim.cue.start)

    @property
    def refers_to_one(self) -> bool:
        """Tell whether it speaks of one person told of before: "the child", "she"."""
        victims = self.claim.victims
        if victims is None or self.high != 1:
            return False
        return self.scope.whom.pronoun or self._is_definite(victims.start)

    def _is_definite(self, start: int) -> bool:
        before = words_of(self.filed.report.stretch(max(0, start - _JUST), start))
        return not lexicon().definite.isdisjoint(before[-1:])

    def can_cover(self, other: Statement) -> bool:
        """Tell whether this may speak for a vague one: nobody's closed figure limits what another leaves open.

        "The people wounded in the attack" are left open by nobody: they are those of whom somebody gave the number.
        """
        return self.high is None or self.is_one_voice(other) or other.refers_back


def last_place(number: int) -> int:
    """What the last digit of a number counts that is no zero: tens of 50, hundreds of 300."""
    digits = str(number)
    return int("1" + "0" * (len(digits) - len(digits.rstrip("0"))))


def is_current(claim: HarmClaim) -> bool:
    """Tell whether a claim is of its report's news: it is not denied, nor of an earlier episode."""
    return not claim.background and claim.status is not Status.DENIED


def statements_of(
    filed: Iterable[FiledClaim], used: Convention, harms: Collection[Harm] = tuple(Harm)
) -> list[Statement]:
    """Lay claims of some harms out in the order of their keys; what one comes on top of is for `with_additions`."""
    claims = [
        ((each.report.published or date.min, each.report.id, *text_place(claim)), each, claim)
        for each in filed
        if isinstance(claim := each.claim, HarmClaim) and claim.harm in harms
    ]
    claims.sort(key=itemgetter(0))
    return [_statement(key, each, claim, used) for key, each, claim in claims]


def with_additions(statements: Sequence[Statement], told: Sequence[HarmClaim]) -> list[Statement]:
    """Tell of each of a report's statements what it comes on top of; `told` are all claims of harm there."""
    return [
        replace(each, added_to=_added_to(each.claim, told)) if says_more(each.claim) else each for each in statements
    ]


def cell_of(claim: HarmClaim, used: Convention) -> Cell | None:
    """Find what the convention makes of a claim's vague word; None where it leaves the word undefined."""
    if not claim.count.vague:
        return None
    words = claim.count.words.words if claim.count.words else None
    known = convention("neutral").cell(words)
    if known is None:
        return next((cell for cell in used.words if cell.name == "bare plural"), None)
    found = used.cell(words)
    return found if found and found.name == known.name else None


def _statement(key: Key, filed: FiledClaim, claim: HarmClaim, used: Convention) -> Statement:
    count, report = claim.count, filed.report
    is_vague = count.vague or (count.high is None and not count.low)
    low, high = (None, None) if is_vague else (count.low or 0, count.high)
    number, least = low or (0 if high == 0 else None), low
    if is_vague and count.vague and used.counts_vague:
        cell = cell_of(claim, used)
        if cell:
            low, high, number, least = cell.low, cell.high, cell.best, cell.low
    is_floor = low is not None and is_received(claim, report)
    high = None if is_floor else high
    return Statement(  # in the order of the fields, which takes half the time of naming them
        key,
        claim.id,
        report.id,
        filed.origin.id,
        filed.incident,
        claim.part_of,
        filed,
        claim,
        _scope_of(claim, filed),
        low,
        high,
        None if count.combined else number,
        _least(claim) if least is None else least,
        is_vague,
        _is_earlier(claim),
        claim.status is Status.DENIED,
        is_floor=is_floor,
    )


def _scope_of(claim: HarmClaim, filed: FiledClaim) -> Scope:
    """Take the scope out of a claim; who is missing since Thursday went missing on that day, and is it still."""
    when, report = claim.when, filed.report
    whom = Whom.of(claim, filed.ranks, filed.origin.role)
    scope = Scope.of(claim, bool(when.words) and is_day_of_telling(report.original, when), whom, filed.lands)
    if claim.harm is not Harm.MISSING or scope.start == scope.end:
        return scope
    since = missing_since(report.original, when, claim.cue, report.published)
    return replace(scope, end=since.end)


def _least(claim: HarmClaim) -> int:
    words = claim.count.words.words if claim.count.words else None
    cell = convention("neutral").cell(words)
    return cell.low if cell and cell.low is not None else 1


def text_place(claim: HarmClaim) -> tuple[int, int, int, str]:
    """Where a claim stands in its text: by its number, or its harm word where there is none."""
    words, cue = claim.count.words, claim.cue.start
    return words.start if words else cue, cue, claim.quote.start, claim.id


def count_start(claim: HarmClaim) -> int:
    """Tell where a claim's number stands in the text, or its harm word where there is none."""
    return claim.count.words.start if claim.count.words else claim.cue.start


def _added_to(claim: HarmClaim, told: Sequence[HarmClaim]) -> frozenset[str]:
    """Find the figure "three others" are added to: the one before it, with others read from the same words.

    After one of another harm ("two killed and three others wounded") they are added to nothing.
    """
    here = count_start(claim)
    told = [other for other in told if other.background is claim.background]
    last = max((start for other in told if (start := count_start(other)) < here), default=None)
    found = [other for other in told if count_start(other) == last]
    return frozenset(other.id for other in found if other.harm is claim.harm)


def says_more(claim: HarmClaim) -> bool:
    """Tell whether a claim comes on top of another one: "three others", "another three"."""
    if claim.victims and _adds(claim.victims.words):
        return True
    count = claim.count.words
    return count is not None and _adds(f"{count.words} {_next_word(claim.quote, count)}")


def is_rest(claim: HarmClaim) -> bool:
    """Tell whether a number is of those left of a larger one: "the other four", "the remaining twelve"."""
    count, quote = claim.count.words, claim.quote
    if claim.part_of is None or count is None:
        return False
    match = _WORD_BEFORE.search(quote.words, 0, max(0, count.start - quote.start))
    return says_more(claim) or (match is not None and match.group(1).lower() in lexicon().others)


def _next_word(quote: Span, count: Span) -> str:
    """The word of the quote behind a number; none where a mark or another line comes between."""
    if not quote.contains(count):
        return ""
    match = _WORD_BEHIND.match(quote.words, count.end - quote.start)
    return match.group(1) if match else ""


@lru_cache(maxsize=50_000)
def _adds(text: str) -> bool:
    words = words_of(text)
    additions = lexicon().additions
    return any(
        word in additions and words[at + 1 : at + 2] != ["than"] and words[max(0, at - 1) : at] != ["or"]
        for at, word in enumerate(words)
    )


def is_some_of_more(claim: HarmClaim) -> bool:
    """Tell whether a number is of some of the harmed, however many these were: "two of the people wounded"."""
    count, cue = claim.count.words, claim.cue
    if count is None or not claim.quote.contains(count):
        return False
    if claim.harm in LASTING and (tells_of_left(claim) or tells_of_free(claim)):
        return True
    behind = claim.quote.words[count.end - claim.quote.start :]
    if lexicon().of_so_many.match(behind):  # "two of the five killed were buried" are some of the killed
        return not is_of_wounds(claim) and not lexicon().harmed.get(claim.harm, _NOTHING).isdisjoint(words_of(behind))
    if cue.start < count.end:
        return False
    between = words_of(behind[: max(0, cue.start - count.end)])
    relative = next((at for at, word in enumerate(between) if word in lexicon().relatives), None)
    if relative is not None and lexicon().copulas.issuperset(between[relative + 1 :]):
        between = between[:relative]  # "one of the victims who had been shot"
    return between[:2] in (["of", "the"], ["of", "those"]) and lexicon().copulas.isdisjoint(between)


def is_of_some(said: Statement) -> bool:
    """Tell whether a figure speaks of one person, or of some of more, and so of nobody else's fate.

    "A man who was wounded has died" takes no other wounded back.
    """
    return said.low == said.high == 1 or said.is_some_of_more


def lives_on(statement: Statement) -> bool:
    """Tell whether the words say that the hurt lived: wounded, in stable condition; and others than the dead."""
    claim = statement.claim
    return says_more(claim) or _tells_survival(f"{claim.cue.words} {claim.victims.words if claim.victims else ''}")


@lru_cache(maxsize=50_000)
def _tells_survival(text: str) -> bool:
    return bool(lexicon().survival.intersection(words_of(text)))


def _is_earlier(claim: HarmClaim) -> bool:
    """Look for "its first count of 72" in the quote, right before the number."""
    count = claim.count.words
    if count is None or count.start == claim.quote.start or not claim.quote.contains(count):
        return False
    before = claim.quote.words[: count.start - claim.quote.start][-_BEFORE:].lower()
    return any(sign in before for sign in lexicon().earlier_signs) and bool(lexicon().earlier.search(before))


def is_found_dead(claim: HarmClaim) -> bool:
    """Tell whether those killed had been missed before, by the words for their death."""
    return claim.harm is Harm.KILLED and lexicon().found_dead.search(claim.quote.words) is not None


def is_of_wounds(claim: HarmClaim) -> bool:
    """Tell whether those killed had been counted as injured before: they died of their wounds."""
    quote = claim.quote.words
    if claim.harm is not Harm.KILLED or not any(sign in quote for sign in _WOUND_SIGNS):
        return False
    words = set(words_of(f"{quote} {claim.victims.words if claim.victims else ''}"))
    return bool(words & lexicon().dying) and (bool(words & lexicon().wounds) or tells_of_burns(quote))


def tells_cause(claim: HarmClaim) -> bool:
    """Tell whether the wound is only what they died of, be it at once: "died at the scene of a gunshot wound"."""
    return lexicon().cause.search(claim.quote.words) is not None
