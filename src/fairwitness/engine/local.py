"""The local engine: one function over many items on all cores, results in the order of the items, memory flat."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from typing import Generic, TypeVar

from fairwitness.errors import FairwitnessError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_Tool = TypeVar("_Tool")

_AHEAD = 8  # items a worker may have waiting: enough to keep it busy, few enough to keep memory flat
_WORTH_A_PROCESS = 16  # items below which starting processes costs more than it saves
_PARENT_CHECK_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Failure(Generic[_Item]):
    """An item the work could not be done on, and why."""

    item: _Item
    problem: str


def run_all(
    items: Iterable[_Item],
    work: Callable[[_Item, _Tool], _Result],
    tool: Callable[[], _Tool],
    *,
    workers: int | None = None,
) -> Iterator[tuple[_Item, _Result] | Failure[_Item]]:
    """Do `work(item, tool())` on every item and give item and result in the order of the items.

    `tool` opens what the work needs, once in each process. `work` and `tool` are functions of a module, so that
    another process can import them. `workers` None takes one a core; with one worker, or few items, all is done here.
    An error on one item is given back as its Failure, and the work goes on.
    """
    source = iter(items)
    many = workers or os.cpu_count() or 1
    first = list(islice(source, _WORTH_A_PROCESS if many > 1 else 0))
    everything = chain(first, source)
    if many == 1 or len(first) < _WORTH_A_PROCESS:
        yield from _here(everything, work, tool)
    else:
        yield from _in_processes(everything, work, tool, many)


def _here(
    items: Iterable[_Item], work: Callable[[_Item, _Tool], _Result], tool: Callable[[], _Tool]
) -> Iterator[tuple[_Item, _Result] | Failure[_Item]]:
    opened: _Tool | None = None
    for item in items:
        opened = tool() if opened is None else opened
        done = _tried(item, work, opened)
        yield Failure(item, done.problem) if isinstance(done, _Problem) else (item, done)


def _in_processes(
    items: Iterable[_Item], work: Callable[[_Item, _Tool], _Result], tool: Callable[[], _Tool], workers: int
) -> Iterator[tuple[_Item, _Result] | Failure[_Item]]:
    # a fork would copy threads of the inference library in an unknown state
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(work, tool, os.getpid()))
    waiting: deque[tuple[_Item, Future[object]]] = deque()
    try:
        for item in items:
            waiting.append((item, pool.submit(_do, item)))
            if len(waiting) >= workers * _AHEAD:
                yield _given(*waiting.popleft())
        while waiting:
            yield _given(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _given(item: _Item, future: Future[object]) -> tuple[_Item, _Result] | Failure[_Item]:
    done = future.result()
    if isinstance(done, _Problem):
        return Failure(item, done.problem)
    return item, done  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class _Problem:
    problem: str


class _Process:
    """What a worker process holds: the work, and the tool opened for it."""

    work: Callable[..., object]
    tool: object


def _begin(work: Callable[..., object], tool: Callable[[], object], parent: int) -> None:
    _Process.work, _Process.tool = staticmethod(work), tool()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when the one that started it has gone, however it went."""
    while os.getppid() == parent:
        time.sleep(_PARENT_CHECK_SECONDS)
    os._exit(1)


def _do(item: object) -> object:
    return _tried(item, _Process.work, _Process.tool)


def _tried(item: _Item, work: Callable[[_Item, _Tool], _Result], tool: _Tool) -> _Result | _Problem:
    try:
        return work(item, tool)
    except FairwitnessError as error:
        return _Problem(str(error))
    except Exception as error:  # a fault of ours in one report must not lose the reports after it
        return _Problem(f"a fault in fairwitness, please report it ({type(error).__name__}: {error})")
