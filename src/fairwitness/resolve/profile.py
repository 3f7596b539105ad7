"""Profile: from the claims a report groups together to a Mention that can be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import chain
from operator import itemgetter

from fairwitness.model import Act, Claim, Group, Harm, HarmClaim, OccurrenceClaim, Report, Stance, Status
from fairwitness.reference.parties import Parties
from fairwitness.reference.place_words import place_words
from fairwitness.resolve.aliases import aliases_of, with_aliases
from fairwitness.resolve.claimants import land_of, side_of
from fairwitness.resolve.compare import LARGE_OF_A_COUNTRY
from fairwitness.resolve.days import days_of, nights_of
from fairwitness.resolve.deaths import are_more, died_later, of_the_act
from fairwitness.resolve.echoes import echoes
from fairwitness.resolve.fitting import BESIDE, Cluster
from fairwitness.resolve.grouping import Clues, Grouped, group
from fairwitness.resolve.identity import Context
from fairwitness.resolve.lexicon import lexicon
from fairwitness.resolve.mention import Figure, Mention
from fairwitness.resolve.named import killed_by_name
from fairwitness.resolve.passage import part_of, sentence_span
from fairwitness.resolve.rarity import is_rare_name, rare_names, rarity, weighed, words_in
from fairwitness.resolve.several import over_several
from fairwitness.resolve.sites import sites_in
from fairwitness.resolve.spots import COUNTRY, Spot
from fairwitness.resolve.verdicts import of_verdicts
from fairwitness.text.dates import calendar_names, is_day_of_telling, tells_of_wounds, tells_outcome

MOST_NAMES = 40
MOST_WORDS = 60
MOST_TEXT = 20_000
_RARE_WORD = 1.0
_ALIVE = frozenset({Harm.INJURED, Harm.MISSING, Harm.ABDUCTED, Harm.DETAINED})
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|$)[^\n.!?]*)*[.!?]?")


def mentions_of(report: Report, claims: Sequence[Claim], parties: Parties) -> tuple[Mention, ...]:
    """Lay out every incident a report tells of, the main one first. Totals are in none of them."""
    return profiles(report, grouped_of(report, claims), parties)


def grouped_of(report: Report, claims: Sequence[Claim], apart: Mapping[str, frozenset[str]] | None = None) -> Grouped:
    """Tell a report's claims apart into incidents and totals, by all that its words tell of them.

    `apart` gives for a claim those that somebody judged different from it.
    """
    dated = of_the_act(report, claims)
    clues = Clues(
        told=told_of(report, dated),
        of_none=over_several(report, dated) | of_verdicts(report, dated),
        echoing=echoes(report, dated),
        killed=killed_by_name(report, dated),
    )
    return group(dated, apart or {}, clues)


def profiles(report: Report, grouped: Grouped, parties: Parties) -> tuple[Mention, ...]:
    """Lay out the incidents of a report whose claims are grouped already."""
    texts = _shares(report, grouped.clusters)
    numbers = [_numbers(cluster.claims) for cluster in grouped.clusters]
    mentions = [
        _mention(report, cluster, texts[at], parties, sorted(set().union(*numbers) - numbers[at]))
        for at, cluster in enumerate(grouped.clusters)
    ]
    told = chain(grouped.totals, *(cluster.claims for cluster in grouped.clusters))
    days = frozenset(day for claim in told if not _says(claim) for day in days_of(claim))
    return tuple(
        replace(mention, is_main=at == 0, other_days=days - mention.days) for at, mention in enumerate(mentions)
    )


def told_of(report: Report, claims: Iterable[Claim]) -> frozenset[str]:
    """The claims of which only the day of telling is known, or that of how it ended for one of the victims.

    Of a denial or the like the day is always its own: "denied on Thursday that its men had shot at the boat".
    """
    text = report.original
    late = (each for each in claims if _says(each) or is_day_of_telling(text, each.when) or _tells_outcome(each))
    return frozenset(claim.id for claim in late)


def _says(claim: Claim) -> bool:
    return isinstance(claim, OccurrenceClaim) and isinstance(claim.value, Stance)


def _tells_outcome(claim: Claim) -> bool:
    """Tell whether a death or condition is told and not what caused it: "the officer died on Friday".

    Of several people, and where an act is named, only if they were wounded before: "two of the wounded have died".
    """
    if not isinstance(claim, HarmClaim) or not tells_outcome(claim.cue.words):
        return False
    if claim.harm is Harm.KILLED and tells_of_wounds(claim.quote.words):
        return True
    return (claim.act is None or claim.part_of is not None) and claim.count.low == claim.count.high == 1


def incident_id(claim: str) -> str:
    """The id an incident founded by this claim has."""
    return sha256(f"incident {claim}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _numbers(claims: Iterable[Claim]) -> set[int]:
    """Where the numbers of some claims begin."""
    return {words.start for claim in claims if isinstance(claim, HarmClaim) and (words := claim.count.words)}


def _mention(report: Report, cluster: Cluster, text: str, parties: Parties, others: Sequence[int]) -> Mention:
    claims = cluster.claims
    harms = [claim for claim in claims if isinstance(claim, HarmClaim)]
    dated = [claim for claim in claims if claim.id not in cluster.told]
    days = _days(dated) or _days([claim for claim in claims if not _says(claim)])
    nights = frozenset(night for claim in claims if days.issuperset(days_of(claim)) for night in nights_of(claim))
    context = Context(country=_country(cluster.spots))
    later = _later(report, harms)
    aliases = aliases_of(report.original, cluster.spots)
    of_place = frozenset(word for spot in cluster.spots for word in spot.words).union(*aliases)
    names, words = _wording(text, of_place | _speakers(report, claims))
    return Mention(
        id=incident_id(claims[0].id),
        report=report.id,
        claims=tuple(claim.id for claim in claims),
        published=report.published,
        days=days,
        nights=nights - days,
        is_span=len(days) > 1,
        is_told=bool(days) and not _days(dated),
        spots=with_aliases(cluster.spots, aliases) or _land(harms),
        aliases=aliases,
        sites=_sites(report, claims, others),
        acts=_acts(claims),
        sides=_sides(harms, claims, context, parties),
        figures=tuple(figure for harm in Harm if (figure := _figure(harm, harms, later))),
        combined=frozenset(claim.count.high for claim in harms if claim.count.combined and claim.count.high),
        ages=_ages(text),
        groups=frozenset(claim.group for claim in harms) - {Group.UNSPECIFIED},
        sexes=frozenset(claim.sex for claim in harms if claim.sex),
        stages=frozenset(claim.age for claim in harms if claim.age),
        victims=_victim_words(harms),
        named=_victim_names([claim for claim in harms if claim.quote.end > len(report.title)]) - of_place,
        names=names,
        words=words,
    )


def _days(claims: Sequence[Claim]) -> frozenset[date]:
    """The days most claims name; of one day and a stretch of days told by as many, the day."""
    single: Counter[date] = Counter()
    stretch: Counter[date] = Counter()
    for claim in claims:
        days = days_of(claim)
        (single if len(days) == 1 else stretch).update(days)
    counted = stretch if max(stretch.values(), default=0) > max(single.values(), default=0) else single
    if not counted:
        return frozenset()
    most = max(counted.values())
    return frozenset(day for day, count in counted.items() if count == most)


def _land(harms: Sequence[HarmClaim]) -> tuple[Spot, ...]:
    """The country of those who speak, for so large an incident that no place need be told: "Peru's health ministry"."""
    lands = {land for claim in harms if claim.claimant and (land := land_of(claim.claimant.words))}
    is_large = any((claim.count.low or 0) >= LARGE_OF_A_COUNTRY for claim in harms)
    if not is_large or len(lands) != 1:
        return ()
    return (Spot(words=frozenset(), country=lands.pop(), rank=COUNTRY),)


def _country(spots: Iterable[Spot]) -> str | None:
    found = Counter(spot.country for spot in spots if spot.country)
    return min(found, key=lambda country: (-found[country], country)) if found else None


def _act(claim: Claim) -> Act | None:
    if isinstance(claim, HarmClaim):
        return claim.act
    return claim.value if isinstance(claim, OccurrenceClaim) and isinstance(claim.value, Act) else None


def _acts(claims: Sequence[Claim]) -> frozenset[Act]:
    """The kinds of act, of those that harm people where any were harmed.

    What people had fled is none of what befell them since, and counts where nothing did.
    """
    fled = {claim.id for claim in claims if isinstance(claim, HarmClaim) and claim.harm is Harm.DISPLACED}
    others = [claim for claim in claims if claim.id not in fled]
    harms = {claim.harm for claim in others if isinstance(claim, HarmClaim)}
    acts = frozenset(act for claim in (others if harms else claims) if (act := _act(claim)))
    return acts - BESIDE if harms & {Harm.KILLED, Harm.INJURED} else acts


def _sides(harms: Sequence[HarmClaim], claims: Sequence[Claim], context: Context, parties: Parties) -> frozenset[str]:
    spans = [claim.perpetrator for claim in harms]
    spans += [claim.actor for claim in claims if isinstance(claim, OccurrenceClaim) and _act(claim)]
    texts = sorted({span.words for span in spans if span})
    return frozenset(side for text in texts if (side := side_of(text, context, parties)))


def _sites(report: Report, claims: Sequence[Claim], others: Sequence[int]) -> frozenset[str]:
    """The kinds of site by the words of the claims and their places; by their sentences, where these name none.

    "Nine people were killed" says nothing of a hotel, its sentence goes on "in an attack on a hotel, a nurse at the
    hospital said": where a speaker works is no site; nor is what the sentence tells with another incident's number.
    """
    text = report.original
    quotes = ((claim, (claim.quote.start, claim.quote.end)) for claim in claims)
    told = sites_in(
        " ".join([part_of(text, claim, span, others), *(place.words.words for place in claim.places)])
        for claim, span in quotes
    )
    if told:
        return told
    speakers = {span.words for claim in claims for span in (claim.claimant, *claim.relays) if span}
    longest_first = sorted(speakers, key=lambda words: (-len(words), words))
    sentences = dict.fromkeys(part_of(text, claim, sentence_span(text, claim), others) for claim in claims)
    return sites_in(dict.fromkeys(_unspoken(sentence, longest_first) for sentence in sentences))


def _unspoken(sentence: str, speakers: Iterable[str]) -> str:
    """A sentence without its speakers."""
    for words in speakers:
        sentence = sentence.replace(words, " ")
    return sentence


def _later(report: Report, harms: Iterable[HarmClaim]) -> frozenset[str]:
    """The claims of those alone who died since, or are so many more: there were other dead, or wounded, before.

    So it is with the dead among those wounded, missing or taken.
    """
    text, harms = report.original, list(harms)
    alive = {claim.id for claim in harms if claim.harm in _ALIVE}
    return frozenset(
        claim.id
        for claim in harms
        if claim.harm in {Harm.KILLED, Harm.INJURED}
        if died_later(text, claim) or (claim.harm is Harm.KILLED and (claim.part_of in alive or _have_died(claim)))
    )


def _have_died(claim: HarmClaim) -> bool:
    words = claim.quote.words
    return tells_outcome(words) and (tells_of_wounds(words) or are_more(claim))


def _figure(harm: Harm, claims: Sequence[HarmClaim], later: frozenset[str]) -> Figure | None:
    """The largest figure: what the report says of the whole incident; the wounded who died are no longer injured.

    Of who died `later`, it says that there were so many at the least. "At least 35 of the 41" leaves 41 no less exact.
    """
    dead = {claim.count.words for claim in claims if claim.harm is Harm.KILLED and not claim.count.combined} - {None}
    known = [
        claim.count
        for claim in claims
        if claim.harm is harm and claim.count.low is not None and claim.status is not Status.DENIED
        if harm is Harm.KILLED or claim.count.words not in dead
    ]
    if not known:
        return None
    low = max(count.low or 0 for count in known)
    parts = frozenset(count.low for count in known if count.low and count.low < low)
    is_of_later = all(claim.id in later for claim in claims if claim.harm is harm and claim.count.low == low)
    before = _before(harm, claims, later)
    is_open = is_of_later or any(count.high is None for count in known if count.low == low)
    high = None if is_open else max(low, *(count.high or 0 for count in known))
    return Figure(harm=harm, low=low, high=high, parts=parts, before=before)


def _before(harm: Harm, claims: Sequence[HarmClaim], later: frozenset[str]) -> frozenset[int]:
    """What a number had been before those died of whose later death the report tells.

    Where two more have died, which makes 19, there had been 17 dead; where 16 are in hospital still, 18 wounded.
    """
    told = {each.count.low or 0 for each in claims if each.harm is harm and each.id not in later and _is_said(each)}
    died = {
        each.count.low
        for each in claims
        if each.harm is Harm.KILLED and each.id in later and each.count.low == each.count.high
    } - {None, 0}
    if harm is Harm.INJURED and told:
        return frozenset(max(told) + new for new in died if new and max(told))
    if harm is Harm.KILLED:
        return frozenset(all_ - new for all_ in told for new in died if new and all_ > new)
    return frozenset()


def _is_said(claim: HarmClaim) -> bool:
    return claim.count.low is not None and claim.status is not Status.DENIED


def _victim_words(harms: Sequence[HarmClaim]) -> frozenset[str]:
    texts = [claim.victims.words for claim in harms if claim.victims]
    return frozenset(word.lower() for text in texts for word in words_in(text) if rarity(word.lower()) > _RARE_WORD)


def _victim_names(harms: Sequence[HarmClaim]) -> frozenset[str]:
    """Rare capitalised words among the words for the victims, where these are not a headline's; no people's name is."""
    named = frozenset(name for claim in harms if claim.victims for name in rare_names(claim.victims.words))
    return named - place_words().people.keys()


def _ages(text: str) -> frozenset[int]:
    found = (next(filter(None, match.groups())) for match in lexicon().age.finditer(text))
    return frozenset(int(age) for age in found if 0 < int(age) < 110)


def _shares(report: Report, clusters: Sequence[Cluster]) -> Mapping[int, str]:
    """Share the report's sentences out: each goes to the incident whose claims stand nearest."""
    text = report.original[:MOST_TEXT]
    spans = [(claim.quote.start, claim.quote.end, at) for at, c in enumerate(clusters) for claim in c.claims]
    behind = [span for span in spans if span[0] > MOST_TEXT]
    spans = [span for span in spans if span[0] <= MOST_TEXT] + sorted(behind, key=itemgetter(0, 2))[:1]
    shares: dict[int, list[str]] = {at: [] for at in range(len(clusters))}
    for match in _SENTENCE.finditer(text):
        if spans:
            near = min(spans, key=lambda span: (max(0, span[0] - match.end(), match.start() - span[1]), span[2]))
            shares[near[2]].append(match.group())
    headed = {at for at, c in enumerate(clusters) if all(each.quote.end <= len(report.title) for each in c.claims)}
    return {at: report.title if at in headed else "\n".join(parts) for at, parts in shares.items()}


def _speakers(report: Report, claims: Iterable[Claim]) -> frozenset[str]:
    """The words for who speaks: the same monitor speaks of many incidents."""
    spans = [span for claim in claims for span in (claim.claimant, *claim.relays) if span]
    texts = {span.words for span in spans} | ({report.outlet} if report.outlet else set())
    return frozenset(word.lower() for text in texts for word in words_in(text))


def _wording(text: str, left_out: frozenset[str]) -> tuple[dict[str, float], dict[str, float]]:
    """The rare names and the rare other words of a text; not those of places and speakers."""
    names: set[str] = set()
    words: set[str] = set()
    for word in words_in(text):
        key = word.lower()
        if key in left_out or key in calendar_names():
            continue
        if word[0].isupper() and is_rare_name(key):
            names.add(key)
        elif word[0].islower() and rarity(key) >= _RARE_WORD:
            words.add(key)
    return dict(weighed(names - words, MOST_NAMES)), dict(weighed(words, MOST_WORDS))
