"""Named: whom a report tells killed by name. Nobody dies twice: its incidents that kill the same person are one.

A report misreads the day or the place of a part of its account now and then; a full name tells better who it was of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fairwitness.model import Claim, Harm, HarmClaim, Report
from fairwitness.reference.place_words import place_words
from fairwitness.resolve.fitting import Cluster, is_free
from fairwitness.resolve.lexicon import lexicon
from fairwitness.resolve.rarity import is_rare_name, words_in
from fairwitness.text.people import person_nouns, person_words

_FULL = 2
"""So many words of a name are one person's in a report."""

_Name = frozenset[str]


def killed_by_name(report: Report, claims: Iterable[Claim]) -> Mapping[str, str]:
    """Tell for claims of one person killed who it was, by claim ids: the fullest name that the report has.

    A first or last name alone is of whoever is killed under a fuller name that has it, if that is one person.
    """
    named = {claim.id: name for claim in claims if (name := _name(report, claim))}
    full = {name for name in named.values() if len(name) >= _FULL}
    fullest = [name for name in full if not any(name < other for other in full)]
    known = {name: _bearer(name, fullest) for name in set(named.values())}
    return {claim: bearer for claim, name in named.items() if (bearer := known[name])}


def joined(
    clusters: Sequence[Cluster], killed: Mapping[str, str], apart: Mapping[str, frozenset[str]]
) -> list[Cluster]:
    """Make one incident of those that kill the same person, but for those that somebody judged to be two."""
    of: dict[str, Cluster] = {}
    kept: list[Cluster] = []
    for cluster in clusters:
        people = {killed[claim.id] for claim in cluster.claims if claim.id in killed}
        others = frozenset().union(*(apart.get(claim.id, frozenset()) for claim in cluster.claims))
        into = next((of[each] for each in sorted(people) if each in of and is_free(of[each], others)), None)
        if into is None:
            kept.append(into := cluster)
        else:
            into.absorb(cluster)
        of |= dict.fromkeys(people, into)
    return kept


def _bearer(name: _Name, fullest: Sequence[_Name]) -> str | None:
    holders = [other for other in fullest if name <= other]
    return " ".join(sorted(holders[0])) if len(holders) == 1 else None


def _name(report: Report, claim: Claim) -> _Name:
    """The name that ends the words for one person killed; a headline's, and one behind "of" or "from", is none."""
    if not isinstance(claim, HarmClaim) or claim.harm is not Harm.KILLED or claim.count.high != 1:
        return frozenset()
    if claim.victims is None or claim.victims.end <= len(report.title) or claim.victims.words.isupper():
        return frozenset()
    words, nouns = list(words_in(claim.victims.words)), person_nouns()
    small = [at for at, word in enumerate(words) if word[0].islower() and word not in nouns.phrase["particles"]]
    begin = small[-1] + 1 if small else 0
    if begin and words[begin - 1] in lexicon().name_ends:
        return frozenset()
    unsaid = nouns.phrase["particles"] | nouns.combatant_titles | nouns.civilian_titles
    name = [folded for word in words[begin:] if (folded := word.lower()) not in unsaid]
    if not name or name[-1] in person_words() or name[-1] in place_words().people:
        return frozenset()
    return frozenset(name) if any(map(is_rare_name, name)) else frozenset()
