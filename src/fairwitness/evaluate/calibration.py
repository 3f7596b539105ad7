"""Calibration: how often the reader was right against how sure it was, and what its mark "uncertain" is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from fairwitness.evaluate.comparison import Layout, Row
from fairwitness.evaluate.evaluation import Evaluation
from fairwitness.evaluate.records import Record

CLAIM = "claim"
ALL_FIELDS = "all fields"
BINS = 10
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The answers whose probability lay in `[low, high)`, the last bin with its high: how sure, and how often right."""

    low: float
    high: float
    answers: int
    probability: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """Answers below the threshold, which `--why` marks: how many of the marked were wrong, of the wrong were marked."""

    answers: int
    marked: int
    wrong: int
    marked_wrong: int

    @property
    def wrong_of_marked(self) -> float | None:
        """The share of the marked answers that are wrong; unknown where none is marked."""
        return _share(self.marked_wrong, self.marked)

    @property
    def marked_of_wrong(self) -> float | None:
        """The share of the wrong answers that are marked; unknown where none is wrong."""
        return _share(self.marked_wrong, self.wrong)

    @property
    def wrong_of_unmarked(self) -> float | None:
        """The share of the answers without a mark that are wrong all the same."""
        return _share(self.wrong - self.marked_wrong, self.answers - self.marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCalibration:
    """One field: mean probability and share right, bin by bin, and the expected calibration error.

    The error is the mean distance between how sure the reader was and how often it was right, over the bins,
    weighted by their answers: 0 is perfect.
    """

    field: str
    answers: int
    probability: float
    right: float
    error: float
    bins: tuple[Bin, ...]
    flagged: Flagged


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Field by field, and all fields of found claims together; empty where no probabilities were given."""

    threshold: float
    fields: tuple[FieldCalibration, ...]

    def field(self, name: str) -> FieldCalibration:
        """Look a field up by its name."""
        return next(each for each in self.fields if each.field == name)

    def as_json(self) -> dict[str, Any]:
        """Give everything as JSON values."""
        return {"threshold": self.threshold, "fields": {each.field: _as_json(each) for each in self.fields}}


@dataclass(frozen=True, slots=True)
class Answer:
    """How sure the reader was of one field of one claim, 0 to 1, and whether it was right."""

    field: str
    probability: float
    right: bool


def calibration(evaluation: Evaluation, *, uncertain_below: float) -> Calibration:
    """Hold the probability of each answer against whether it was right.

    "claim" looks at every claim the reader made: is it one that people annotated too? The other fields look at found
    claims only, and at fields the reader gave a probability for.
    """
    answers = answers_of(evaluation)
    names = [CLAIM, *evaluation.layout.fields]
    groups = {name: [answer for answer in answers if answer.field == name] for name in names}
    groups[ALL_FIELDS] = [answer for answer in answers if answer.field != CLAIM]
    fields = (_calibrated(name, group, uncertain_below) for name, group in groups.items() if group)
    return Calibration(threshold=uncertain_below, fields=tuple(fields))


def answers_of(evaluation: Evaluation) -> list[Answer]:
    """Every answer a reader gave a probability for, report by report."""
    return [answer for row in evaluation.rows for answer in _answers(row, evaluation.layout)]


def _answers(row: Row, layout: Layout) -> Iterator[Answer]:
    for record in row.extra:
        yield from _claim(record, right=False)
    for pair in row.pairs:
        is_judged = pair.is_right(layout.among)
        yield from _claim(pair.predicted, right=is_judged)
        for sureness in pair.predicted.sureness if is_judged else ():
            if sureness.field in layout.fields:
                yield Answer(sureness.field, sureness.probability, sureness.field not in pair.wrong)


def _claim(record: Record, *, right: bool) -> Iterator[Answer]:
    return (Answer(CLAIM, each.probability, right) for each in record.sureness if each.field == CLAIM)


def _calibrated(name: str, answers: Sequence[Answer], threshold: float) -> FieldCalibration:
    bins = tuple(_bins(answers))
    error = sum(each.answers * abs(each.right - each.probability) for each in bins) / len(answers)
    return FieldCalibration(
        field=name,
        answers=len(answers),
        probability=_mean(answer.probability for answer in answers),
        right=_mean(answer.right for answer in answers),
        error=round(error, _DIGITS),
        bins=bins,
        flagged=_flagged(answers, threshold),
    )


def _bins(answers: Iterable[Answer]) -> Iterator[Bin]:
    sorted_in: dict[int, list[Answer]] = {}
    for answer in answers:
        sorted_in.setdefault(min(BINS - 1, int(answer.probability * BINS)), []).append(answer)
    for at in sorted(sorted_in):
        yield Bin(
            low=at / BINS,
            high=(at + 1) / BINS,
            answers=len(sorted_in[at]),
            probability=_mean(answer.probability for answer in sorted_in[at]),
            right=_mean(answer.right for answer in sorted_in[at]),
        )


def _flagged(answers: Sequence[Answer], threshold: float) -> Flagged:
    marked = [answer for answer in answers if answer.probability < threshold]
    return Flagged(
        answers=len(answers),
        marked=len(marked),
        wrong=sum(not answer.right for answer in answers),
        marked_wrong=sum(not answer.right for answer in marked),
    )


def _mean(values: Iterable[float]) -> float:
    given = list(values)
    return round(sum(given) / len(given), _DIGITS)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, _DIGITS) if whole else None


def _as_json(field: FieldCalibration) -> dict[str, Any]:
    flagged = field.flagged
    shares = {
        "wrong_of_marked": flagged.wrong_of_marked,
        "marked_of_wrong": flagged.marked_of_wrong,
        "wrong_of_unmarked": flagged.wrong_of_unmarked,
    }
    out = asdict(field)
    return {**{name: value for name, value in out.items() if name != "field"}, "flagged": out["flagged"] | shares}
