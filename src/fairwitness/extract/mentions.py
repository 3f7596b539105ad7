"""The most informative mention a report gives of a claimant: full names for short forms, acronyms and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from fairwitness.extract.roles import role_by_name
from fairwitness.model import ClaimantRole, Span

_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.&-](?=[^\W_])){0,60}\.?")
_LINKS = frozenset("of for the and de la del al el bin ibn abu den der van von".split())
_LEADING = frozenset(
    "the a an on in at but and as when while after according if for by from of to with monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november december "
    "meanwhile earlier later however this that his her their its our".split()
)
_PERSON = frozenset(("he", "she", "him", "his", "her"))
_BODY = frozenset(("it", "they", "its", "their", "them"))
_SAYS = re.compile(
    r"\b(?:said|says|told|added|adds|reported|reports|stated|announced|confirmed|claimed|according)\b", re.I
)
_GENERIC = frozenset(
    "group organisation organization agency body ministry monitor observatory watchdog department army police military command "
    "council office committee network center centre commission mission charity hospital union association movement front "
    "government authorities newspaper channel station outlet broadcaster coalition force forces".split()
)

_TITLES = frozenset(
    "mr mrs ms dr gen col lt sgt maj capt general colonel major captain president minister officer commander".split()
)
_MOST_WORDS = 12
_SHORT = 2
_LONGEST = 7
_NO_NAME = frozenset(
    "killed kills dead dies injured wounded attack attacks say says said reports report earlier condemns least people android".split()
)
_REACH = 700


def fullest_mention(text: str, claimant: Span) -> Span:
    """The most informative mention of the same claimant in this text; the claimant itself where none surely is."""
    spoken = _resolve_pronoun(text, claimant)
    if spoken is None:
        return claimant
    names = _names(text)
    return _expand(names, spoken) or spoken


def _expand(names: Sequence[Span], claimant: Span) -> Span | None:
    core = _core(claimant.words)
    if not core or len(core) > _SHORT:
        return None
    if len(core) == 1 and _is_acronym(core[0]):
        return _by_initials(names, claimant, core[0].replace(".", ""))
    return _by_words(names, claimant, [word.lower() for word in core])


def _is_acronym(word: str) -> bool:
    return 2 <= len(word.replace(".", "")) <= 9 and sum(map(str.isupper, word)) >= 2


def _by_initials(names: Iterable[Span], claimant: Span, letters: str) -> Span | None:
    """ "SOHR" is the first name whose initials it is."""
    for name in names:
        if name.words != claimant.words and _initials(name.words) in {letters, letters.rstrip("s")}:
            return name
    return None


def _initials(words: str) -> str:
    return "".join(word[0] for word in _core(words) if word[0].isupper())


def _by_words(names: Iterable[Span], claimant: Span, low: Sequence[str]) -> Span | None:
    """The longest name that grows from the claimant's words; None where two different bodies do."""
    longer = [name for name in names if _grows_from(name.words, low)]
    longer = [name for name in longer if not name.overlaps(claimant) or name.contains(claimant)]
    if not longer:
        return None
    best = max(longer, key=lambda name: (len(_core(name.words)), -name.start))
    words = {word.lower() for word in _core(best.words)}
    if any(not {word.lower() for word in _core(other.words)} <= words for other in longer):
        return None
    return best


def _grows_from(name: str, low: Sequence[str]) -> bool:
    """Tell whether a name is a longer form: "Rami Saleh" of "Saleh", "Kivu Police Department" of "police"."""
    words = [word.lower() for word in _core(name)]
    size = len(low)
    if not size < len(words) <= _LONGEST or _NO_NAME & set(words):
        return False
    if words[-size:] == list(low):
        return size == 1 or role_by_name(name) is None
    if words[:size] == list(low):
        follows = name.lower().partition(low[-1])[2].split()
        return follows[0] in {"for", "of"} or (low[-1] in _GENERIC and words[-1] in _GENERIC)
    return size == 1 and low[0] in _GENERIC and low[0] in words and _has_tail(words, low[0])


def _has_tail(words: Sequence[str], head: str) -> bool:
    """ "Syrian Observatory for Human Rights" holds "observatory"; "Albany Police Lt Liles" is no police force's name."""
    return words[-1] in _GENERIC or words[words.index(head) + 1 :] == ["human", "rights"]


def _core(words: str) -> list[str]:
    """The words of a name without articles and links, "'s" taken off."""
    found = [re.sub(r"['’]s$", "", m.group()).rstrip(".") for m in _WORD.finditer(words[:300])]
    return [word for word in found if word.lower() not in _LINKS and word.lower() not in {"a", "an"}]


@lru_cache(maxsize=4)
def _names(text: str) -> tuple[Span, ...]:
    """Runs of capitalised words, with the links between them and a noun of a body behind them; linear."""
    if _in_capitals(text):
        return ()
    names: list[Span] = []
    run: list[tuple[int, int]] = []
    last = -1
    for match in _WORD.finditer(text):
        word = match.group()
        gap = text[last : match.start()] if last >= 0 else ""
        joined = bool(run) and gap.isspace() and "\n" not in gap and len(run) < _MOST_WORDS
        if run and (not joined or word in {"The", "A", "An"}):
            _close(names, text, run)
        if word[0].isupper() or (run and _is_link(word, text[run[0][0] : run[-1][1]])):
            run.append((match.start(), match.end() - word.endswith(".")))
            last = match.end() if not word.endswith(".") or word.rstrip(".").lower() in _TITLES else match.end() - 1
        else:
            if run and word.lower() in _GENERIC and joined:
                run.append((match.start(), match.end()))
            _close(names, text, run)
            last = match.end()
    _close(names, text, run)
    return tuple(names)


def _is_link(word: str, before: str) -> bool:
    """Tell whether a small word may stand inside a name: "the" only behind another link, "and" only behind "of", "for"."""
    low = word.lower()
    if low == "the":
        return before.split()[-1].lower() in _LINKS
    if low == "and":
        return " for " in before or " of " in before
    return low in _LINKS or low.startswith(("al-", "el-", "ez-", "ul-"))


def _close(names: list[Span], text: str, run: list[tuple[int, int]]) -> None:
    """Keep a run as a name once what only begins or ends it by chance is off."""
    while run and _leads(text[run[0][0] : run[0][1]].lower()):
        run.pop(0)
    while run and text[run[-1][0] : run[-1][1]].lower() in _LINKS:
        run.pop()
    if run:
        names.append(Span.of(text, run[0][0], run[-1][1]))
    run.clear()


def _leads(word: str) -> bool:
    return word in _LEADING or word.endswith("-based")


def _resolve_pronoun(text: str, claimant: Span) -> Span | None:
    """The nearest fitting speaker before a pronoun; the claimant itself where it is none; None where nobody fits."""
    word = claimant.words.strip().lower()
    if word not in _PERSON | _BODY:
        return claimant
    before = [n for n in _names(text) if claimant.start - _REACH <= n.start and n.end <= claimant.start]
    for name in reversed(before):
        role = role_by_name(name.words)
        if word in _BODY and role is not None and _speaks(text, name):
            return name
        if word in _PERSON and _is_person(name, role) and _speaks(text, name):
            return name
    return None


def _is_person(name: Span, role: ClaimantRole | None) -> bool:
    words = _core(name.words)
    titled = words[0].lower() in _TITLES
    return len(words) >= 2 and (titled or role is None) and len(words) <= 5


def _speaks(text: str, name: Span) -> bool:
    around = text[max(0, name.start - 25) : name.start] + " " + text[name.end : name.end + 90].partition(". ")[0]
    return _SAYS.search(around) is not None


def _in_capitals(text: str) -> bool:
    letters = [c for c in text[:4000] if c.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > 0.7 * len(letters)
