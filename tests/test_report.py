"""A report's text is quoted by the same characters however it is asked for."""

from fairwitness.model import Report


def test_a_stretch_is_cut_from_the_original() -> None:
    report = Report(id="r", title="Two die", text="Two people died in Wau.")
    size = len(report.original)
    stretches = [(start, end) for start in range(size + 2) for end in range(start, size + 2)]
    assert all(report.stretch(start, end) == report.original[start:end] for start, end in stretches)
