"""From pointed-at words to a count: how many people a claim says came to harm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fairwitness.extract.combined import counts_the_sick
from fairwitness.extract.person_names import is_people_name
from fairwitness.extract.persons import Persons, persons_in
from fairwitness.model import Count, Span
from fairwitness.text.numbers import NOBODY, VAGUE, Bounds, bounds_of, names_something_else, widen_count
from fairwitness.text.numbers.harms import harm_words
from fairwitness.text.numbers.words import number_words
from fairwitness.text.people import person_nouns
from fairwitness.text.tokens import tokenise

_NEAR = 60  # characters around a cue in which its negation or possessive stands
_ADJECTIVES = 3  # words behind a number within which its noun stands
_FURTHER = re.compile(r"(?:an? )?(?:further|additional) (?=\w)", re.IGNORECASE)
_FROM_TO = re.compile(r"from \S.* to (?P<now>\S.*)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_OF_SIZE = re.compile(r"\bof (?P<size>\S+)$", re.IGNORECASE)
_ARTICLED = ("a ", "an ", "the ")
_OF = " of "
_AND = re.compile(r"\band\b", re.IGNORECASE)
_JOINING = frozenset({"both"})
_SEPARATE = frozenset({"a", "an", "one", "another"})


def count_of(  # noqa: PLR0913 - the pointed-at fields of one claim, each by its name
    document_text: str,
    count: Span | None,
    victims: Span | None,
    cue: Span | None,
    quote: Span | None,
    *,
    combined: bool,
) -> Count:
    """Work out how many people a claim says came to harm.

    The count words are widened to their modifier ("130" in "over 130"); a house number or a label is none. Without
    count words the victims tell: a singular ("the commander", a name) is one, listed persons are counted, a bare plural
    is vague, and so is a harm noun alone. `combined` says that killed and injured share the number, which then bounds
    each of them from 0, as a number of "sick and wounded" does the wounded.
    """
    if count is None or names_something_else(document_text, count.start, count.end):
        words, bounds = None, _uncounted(document_text, victims, cue, quote)
    else:
        start, end = widen_count(document_text, count.start, count.end)
        words = _without_further(document_text, _changed_to(document_text, Span.of(document_text, start, end)))
        bounds = _bounds(document_text, words, victims, cue, quote)
    shared = combined and bounds.high != 0
    bounded = shared or (words is not None and cue is not None and counts_the_sick(document_text, cue))
    return Count(
        words=words,
        low=0 if bounded and not bounds.vague else bounds.low,
        high=bounds.high,
        approx=bounds.approx,
        vague=bounds.vague,
        combined=shared,
    )


def _bounds(text: str, count: Span, victims: Span | None, cue: Span | None, quote: Span | None) -> Bounds:
    """What count words bound: nobody where so many were not hurt, nothing where it happened to all but so many."""
    if _is_of_nobody(text, count, cue, quote):
        return NOBODY
    before = [token.words.lower() for token in tokenise(text[max(0, count.start - _NEAR) : count.start])]
    excepted = number_words().excepted
    if any(excepted.match(before, at) == ("excepted", len(before)) for at in range(len(before))):
        return VAGUE
    if _groups_follow(text, count):
        return VAGUE
    return _counted(count, victims)


def _groups_follow(text: str, count: Span) -> bool:
    """Tell whether the noun right behind a number is of families or units: "four whole families, mostly women"."""
    nouns = person_nouns()
    behind = [token.words.lower() for token in tokenise(text[count.end : count.end + _NEAR])][:_ADJECTIVES]
    noun = next((word for word in behind if not word[0].isalpha() or nouns.singular(word)), "")
    single = nouns.singular(noun)
    return single in nouns.collective and noun != single


def _without_further(document_text: str, count: Span) -> Span:
    """Leave out "further", which says only that others were counted before: "a further eight" is eight."""
    further = _FURTHER.match(count.words)
    return Span.of(document_text, count.start + further.end(), count.end) if further else count


def _changed_to(document_text: str, count: Span) -> Span:
    """What a number is now, of what it was and is: "the toll rose from 19 to 27" is 27, and no range."""
    change = _FROM_TO.fullmatch(count.words)
    if change is None:
        return count
    before = tokenise(_SENTENCE_END.split(document_text[max(0, count.start - _NEAR) : count.start])[-1])
    if number_words().changes.isdisjoint(token.words.lower() for token in before):
        return count
    return Span.of(document_text, count.start + change.start("now"), count.end)


def _counted(count: Span, victims: Span | None) -> Bounds:
    """Bound count words; "a dentist and his wife" are two, though the count word is "a"."""
    bounds = bounds_of(count.words)
    if bounds is None:
        return _of_persons(persons_in(victims.words)) if victims is not None else VAGUE
    if victims is None or _is_of_them(count, victims):
        return bounds
    return _of_counted(bounds, count, victims)


def _of_counted(bounds: Bounds, count: Span, victims: Span) -> Bounds:
    """Bound the victims that a number counts: kinds and groups bound nobody, those listed with one are counted too."""
    if _is_of_kinds(count, victims) or _is_of_groups(count, victims):
        return VAGUE
    if bounds.low == bounds.high == 1 and count.words.lower() in _SEPARATE:
        if _is_collective(persons_in(victims.words)):
            return _of_size(victims) or VAGUE
        listed = _of_persons(persons_in(_with_article(count, _after_count(victims, count))))
        return listed if listed.low is not None and listed.low > 1 else bounds
    if bounds.low == bounds.high:
        return _with_one_more(bounds, persons_in(victims.words))
    return bounds


def _with_article(count: Span, victims: str) -> str:
    """With its article the name of a people is none of a person: "a Kenyan, Adan Warsame" is one man."""
    return f"{count.words} {victims}" if victims[:1].isupper() else victims


def _is_collective(mentions: Sequence[Persons]) -> bool:
    """Tell whether the one that is counted is a family, a crew or a crowd, which bounds no number of people."""
    return any(m.head in person_nouns().collective and not m.named for m in mentions[:1])


def _of_size(victims: Span) -> Bounds | None:
    """How many a family or a crew is said to be: "a family of six"."""
    sized = _OF_SIZE.search(victims.words)
    size = bounds_of(sized["size"]) if sized else None
    return size if size is not None and size.low is not None else None


def _is_of_them(count: Span, victims: Span) -> bool:
    """Tell whether one of the victims named is counted: "one of the three men"."""
    return victims.start - count.end == len(_OF) and count.words.lower() == "one"


def _is_of_kinds(count: Span, victims: Span) -> bool:
    """Tell whether "both" joins two kinds of people: "both soldiers and villagers" are not two."""
    after = _after_count(victims, count)
    if count.words.lower() not in _JOINING or not _AND.search(after):
        return False
    return any(mention.plural for mention in persons_in(after))


def _is_of_groups(count: Span, victims: Span) -> bool:
    """Tell whether families or units are counted, which bounds no number of people: "five families"."""
    return any(
        mention.head in person_nouns().collective and mention.head not in mention.lower
        for mention in persons_in(_after_count(victims, count))[:1]
        if not mention.named and (count.start < victims.start or victims.contains(count))
    )


def _after_count(victims: Span, count: Span) -> str:
    inside = count.end - victims.start
    return victims.words[inside:] if 0 < inside < len(victims.words) else victims.words


def _with_one_more(bounds: Bounds, mentions: Sequence[Persons]) -> Bounds:
    """Add single persons joined to a counted group: "three sisters and their father" are four."""
    if (
        bounds.low is None
        or len(mentions) < 2
        or not mentions[0].plural
        or mentions[0].number not in (None, bounds.low)
    ):
        return bounds
    single = [m for m in mentions[1:] if m.plural is False and m.head is not None and not m.named]
    if len(single) < len(mentions) - 1:
        return bounds
    return Bounds(bounds.low + len(single), bounds.low + len(single))


def _uncounted(text: str, victims: Span | None, cue: Span | None, quote: Span | None) -> Bounds:
    if cue is not None and _is_negated(text, cue, quote):
        return NOBODY
    if victims is None:
        return _of_harm_word(text, cue) if cue is not None else VAGUE
    if (cue is not None and _describes(text, victims, cue)) or _stands_for_all(text, victims):
        return VAGUE
    if cue is not None and _is_people_dead(text, victims, cue):
        return VAGUE
    persons = persons_in(victims.words)
    listed = _of_persons(persons)
    # "who lost her daughter and her son was treated"; "the couple was killed"
    is_subject = len(persons) > 1 and (cue is None or victims.start < cue.start)
    return Bounds(1, 1) if is_subject and listed.low is not None and _has_singular_verb(text, victims) else listed


def _is_people_dead(text: str, victims: Span, cue: Span) -> bool:
    """Tell whether a people's adjective only says whose dead are meant: "Armenian dead in border clashes"."""
    stands_before = victims.end <= cue.start and not text[victims.end : cue.start].strip()
    return stands_before and cue.words.lower() == "dead" and is_people_name(victims.words.lower(), person_nouns())


def _stands_for_all(text: str, victims: Span) -> bool:
    """Tell whether a singular stands for any number of people: "every child who dies"."""
    before = text[max(0, victims.start - _NEAR) : victims.start].lower().split()
    return before[-1:] in (["every"], ["each"], ["any"])


def _has_singular_verb(text: str, victims: Span) -> bool:
    """Tell whether what is said of the victims is said of one: "the lawyer and former senator was kidnapped"."""
    after = text[victims.end : victims.end + 20].replace(",", " ").lower().split()
    return after[:1] in (["was"], ["is"], ["has"])


def _of_persons(mentions: Sequence[Persons]) -> Bounds:
    """Count the mentions of persons: each singular or name is one, a stated number is itself, a plural is vague."""
    if not mentions:
        return VAGUE
    total = 0
    for mention in mentions:
        if mention.number is not None and mention.plural is not False:
            total += mention.number
        elif mention.plural is True:
            return VAGUE
        else:
            total += 1
    return Bounds(total, total)


def _is_of_nobody(text: str, count: Span, cue: Span | None, quote: Span | None) -> bool:
    """Tell whether so many are said not to have been hurt: "none of the other eight", "two adults were not hurt".

    Of a death denied, "nine were not killed by shells", only the doer may be.
    """
    before = [t.words.lower() for t in tokenise(text[max(0, count.start - _NEAR) : count.start])]
    while before and before[-1] in harm_words().none_of_fillers:
        before.pop()
    if before[-1:] == [_OF.strip()] and harm_words().none_of.intersection(before[-2:-1]):
        return True
    is_hurt = cue is not None and not harm_words().injured.isdisjoint(cue.words.lower().split())
    return _is_unhurt(cue) or (is_hurt and cue is not None and count.end < cue.start and _is_negated(text, cue, quote))


def _is_unhurt(cue: Span | None) -> bool:
    """Tell whether the word itself says that nothing happened to them: "another child was uninjured"."""
    return cue is not None and bool(harm_words().unharmed.intersection(cue.words.lower().split()))


def _is_negated(text: str, cue: Span, quote: Span | None) -> bool:
    """Tell whether the harm is denied of all: "were not injured", "escaped unhurt"."""
    words = harm_words()
    if _is_unhurt(cue):
        return True
    first = max(cue.start - _NEAR, quote.start if quote is not None else 0)
    before = [t.words.lower() for t in tokenise(text[first : cue.start].replace("’", "'"))]
    while before and before[-1] in words.negation_fillers:
        before.pop()
    inside = [t.words.lower() for t in tokenise(cue.words)]
    denied = inside and inside[0] in words.negations and bool((words.killed | words.injured).intersection(inside))
    return bool(before and before[-1] in words.negations) or bool(denied)


def _of_harm_word(text: str, cue: Span) -> Bounds:
    """A harm word without victims: "his death" and "the body" are one person's, "the killing" bounds nothing."""
    words = harm_words()
    cue_words = cue.words.lower().split()
    before = text[max(0, cue.start - _NEAR) : cue.start].lower().split()
    if before and before[-1] in words.possessives and cue_words[-1] not in words.nouns_of_many:
        return Bounds(1, 1)
    return Bounds(1, 1) if cue_words and cue_words[-1] in words.nouns_of_one else VAGUE


def _describes(text: str, victims: Span, cue: Span) -> bool:
    """Tell whether singular victims words only describe a plural harm noun: "civilian casualties", "child deaths"."""
    if victims.end > cue.start or text[victims.end : cue.start].strip(" -"):
        return False
    words = harm_words()
    last = (cue.words.lower().split() or [""])[-1]
    participle = last in words.killed | words.injured and last not in words.plural_nouns
    return last in words.nouns_of_many and not participle and not victims.words.lower().startswith(_ARTICLED)
