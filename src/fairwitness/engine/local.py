"""The local engine: one function over many items on all cores, results in the order of the items, memory flat."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from typing import Generic, TypeVar

from fairwitness.errors import FairwitnessError, WorkersEnded

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_Tool = TypeVar("_Tool")

_AHEAD = 8  # items a worker may have waiting: enough to keep it busy, few enough to keep memory flat
_WORTH_A_PROCESS = 16  # items below which starting processes costs more than it saves
_PARENT_CHECK_SECONDS = 0.5
_IN_A_ROW = 3  # items that end their process one after the other: then it is not the items


@dataclass(frozen=True, slots=True)
class Failure(Generic[_Item]):
    """An item the work could not be done on, and why; `lasting` False where another try may go well."""

    item: _Item
    problem: str
    lasting: bool = True


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
    An error on one item is given back as its Failure, and the work goes on; so it does where an item ends its process.
    Raises WorkersEnded where processes end whatever they are given.
    """
    source = iter(items)
    many = workers or os.cpu_count() or 1
    first = list(islice(source, _WORTH_A_PROCESS if many > 1 else 0))
    everything = chain(first, source)
    if many == 1 or len(first) < _WORTH_A_PROCESS:
        yield from _here(everything, work, tool)
    else:
        with _Pool(work, tool, many) as pool:
            yield from pool.run(everything)


def _here(
    items: Iterable[_Item], work: Callable[[_Item, _Tool], _Result], tool: Callable[[], _Tool]
) -> Iterator[tuple[_Item, _Result] | Failure[_Item]]:
    opened: _Tool | None = None
    for item in items:
        opened = tool() if opened is None else opened
        done = _tried(item, work, opened)
        yield Failure(item, done.problem) if isinstance(done, _Problem) else (item, done)


class _Pool(Generic[_Item, _Result, _Tool]):
    """Processes, and the items they have been given, in order."""

    def __init__(self, work: Callable[[_Item, _Tool], _Result], tool: Callable[[], _Tool], workers: int) -> None:
        self._given = (work, tool, os.getpid())
        self._workers = workers
        self._ended = 0
        self._processes = self._start()

    def __enter__(self) -> _Pool[_Item, _Result, _Tool]:
        return self

    def __exit__(self, *_: object) -> None:
        self._processes.shutdown(cancel_futures=True)

    def run(self, items: Iterable[_Item]) -> Iterator[tuple[_Item, _Result] | Failure[_Item]]:
        """Results in order; never more than a few items of each worker are under way."""
        waiting: deque[tuple[_Item, Future[object] | None]] = deque()
        for item in items:
            waiting.append((item, self._submit(item)))
            if len(waiting) >= self._workers * _AHEAD:
                yield self._result(*waiting.popleft())
        while waiting:
            yield self._result(*waiting.popleft())

    def _start(self) -> ProcessPoolExecutor:
        # a fork would copy threads of the inference library in an unknown state
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_begin, initargs=self._given)

    def _submit(self, item: _Item) -> Future[object] | None:
        try:
            return self._processes.submit(_do, item)
        except BrokenProcessPool:
            return None

    def _result(self, item: _Item, future: Future[object] | None) -> tuple[_Item, _Result] | Failure[_Item]:
        try:
            done = future.result() if future else self._alone(item)
        except BrokenProcessPool:
            done = self._alone(item)
        if isinstance(done, _Problem):
            return Failure(item, done.problem, done.lasting)
        self._ended = 0
        return item, done  # type: ignore[return-value]

    def _alone(self, item: _Item) -> object:
        """Try again one that was under way when a process ended, so as to tell which item it is that ends them."""
        future = self._submit(item)
        if future is None:
            self._processes.shutdown(cancel_futures=True)
            self._processes = self._start()
            future = self._processes.submit(_do, item)
        try:
            return future.result()
        except BrokenProcessPool as cause:
            self._ended += 1
            if self._ended == _IN_A_ROW:
                raise WorkersEnded(
                    f"the processes that read reports ended {_IN_A_ROW} times in a row: is there memory enough? "
                    "Try again with --jobs 1"
                ) from cause
            return _Problem("reading it ended the process; it is tried again with the next run", lasting=False)


@dataclass(frozen=True, slots=True)
class _Problem:
    problem: str
    lasting: bool = True


class _Process:
    """What a worker process holds: the work, and the tool opened for it."""

    work: Callable[..., object]
    tool: object


def _begin(work: Callable[..., object], tool: Callable[[], object], parent: int) -> None:
    # the parent hears of Ctrl-C and ends its workers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _Process.work, _Process.tool = staticmethod(work), tool()


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
