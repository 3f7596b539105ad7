"""The one door to the network: fetches public web addresses, politely and within bounds."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import httpx

from fairwitness import __version__
from fairwitness.errors import RefusedAddress, UnreadableFile
from fairwitness.ingest.addresses import IpAddress, WebAddress, is_public, web_address
from fairwitness.ingest.bodies import body_of
from fairwitness.ingest.robots import MAXIMUM_ROBOTS, NOTHING_ALLOWED, Robots, parse_robots

AGENT = "fairwitness"
_ROBOTS_TYPES = ("text/", "application/octet-stream")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = (
    "text/", "application/xhtml+xml", "application/xml", "application/rss+xml", "application/atom+xml",
    "application/rdf+xml", "application/json", "application/ld+json", "application/x-ndjson", "application/jsonl",
    "application/pdf", "application/warc", "application/gzip", "application/x-gzip", "application/zip",
    "application/wacz", "application/x-wacz", "application/octet-stream", "binary/octet-stream",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How fetching goes.

    `most_bytes` bounds what is received and what that unpacks to. `connect`, `wait` and `whole` are seconds:
    to connect, between two pieces, and for one fetch with all its redirects. `delay` is the least time between two
    fetches from one host; a site's robots.txt may ask for more. `allow_private` lets addresses be fetched that are not
    public.
    """

    most_bytes: int = 50_000_000
    connect: float = 10.0
    wait: float = 20.0
    whole: float = 120.0
    delay: float = 2.0
    most_redirects: int = 8
    allow_private: bool = False
    obey_robots: bool = True
    contact: str | None = None

    @property
    def user_agent(self) -> str:
        """How the visitor names itself, and whom to ask about it."""
        about = f"; {self.contact}" if self.contact else ""
        return f"{AGENT}/{__version__} (reads news reports of armed conflict{about})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: its bytes unpacked, where they came from in the end, and when."""

    content: bytes
    address: str
    asked: str
    media_type: str | None
    headers: tuple[tuple[str, str], ...]
    fetched: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What fetching needs from outside: the time, a pause, and the addresses of a host."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    resolve: Callable[[str, int], list[str]] = field(default_factory=lambda: resolve)


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]).partition("%")[0] for each in found))


class Fetcher:
    """Fetches addresses, one at a time, keeping to robots.txt and to a pause for each host."""

    def __init__(self, rules: Rules | None = None, world: World | None = None) -> None:
        self._rules = rules or Rules()
        self._world = world or World()
        self._client = _client(self._rules)
        self._robots: dict[str, Robots] = {}
        self._visits: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, address: str) -> Fetched:
        """Fetch an address, following redirects; raises RefusedAddress or UnreadableFile, which say why not."""
        asked = web_address(address)
        return self._follow(asked, self._rules.most_bytes, _TYPES, robots=self._rules.obey_robots)

    def _follow(self, asked: WebAddress, most: int, types: tuple[str, ...], *, robots: bool) -> Fetched:
        started, at, seen = self._world.clock(), asked, {asked.url}
        for _ in range(self._rules.most_redirects + 1):
            if robots and not self._robots_of(at).allows(at.path):
                raise RefusedAddress(f"{at.url}: the site's robots.txt asks not to fetch this")
            answer = self._visit(at, most, types, started + self._rules.whole)
            if isinstance(answer, Fetched):
                return Fetched(
                    content=answer.content,
                    address=at.url,
                    asked=asked.url,
                    media_type=answer.media_type,
                    headers=answer.headers,
                    fetched=answer.fetched,
                )
            if answer.scheme == "http" and at.scheme == "https":
                raise RefusedAddress(f"{asked.url}: led from https to http ({answer.url}); not followed")
            if answer.url in seen:
                raise RefusedAddress(f"{asked.url}: leads in a circle, back to {answer.url}")
            seen.add(answer.url)
            at = answer
        raise RefusedAddress(f"{asked.url}: more than {self._rules.most_redirects} redirects")

    def _visit(self, at: WebAddress, most: int, types: tuple[str, ...], deadline: float) -> Fetched | WebAddress:
        ip = self._checked(at)
        self._pause(at)
        host = f"[{ip}]" if ip.version == 6 else str(ip)
        request = self._client.build_request(
            "GET",
            # the very address that was checked: a second look-up of the name might give another
            httpx.URL(at.url).copy_with(host=host),
            headers={
                "Host": at.authority,
                "User-Agent": self._rules.user_agent,
                "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
                "Accept-Encoding": "gzip",
            },
            extensions={"sni_hostname": at.host},
        )
        with self._watched(deadline):
            try:
                response = self._client.send(request, stream=True)
            except (httpx.HTTPError, httpx.InvalidURL, OSError, RuntimeError) as cause:
                raise UnreadableFile(f"{at.url}: could not be fetched ({_why(cause)})") from cause
        try:
            return self._answer(response, at, most, types, deadline)
        except httpx.HTTPError as cause:
            raise UnreadableFile(f"{at.url}: broke off ({_why(cause)}); try again later") from cause
        finally:
            response.close()

    @contextmanager
    def _watched(self, deadline: float) -> Iterator[None]:
        """End the connection at the deadline: a server may send its headers byte by byte, each in time."""
        late = threading.Event()

        def end(client: httpx.Client = self._client) -> None:
            late.set()
            client.close()

        timer = threading.Timer(max(0.1, deadline - self._world.clock()), end)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            if late.is_set():
                self._client = _client(self._rules)

    def _answer(
        self, response: httpx.Response, at: WebAddress, most: int, types: tuple[str, ...], deadline: float
    ) -> Fetched | WebAddress:
        if response.status_code in _REDIRECTS and (onward := response.headers.get("location")):
            return web_address(onward, base=at.url)
        if response.status_code != httpx.codes.OK:
            raise _Refusal(response.status_code, at)
        media_type = response.headers.get("content-type")
        kind = (media_type or "application/octet-stream").partition(";")[0].strip().lower()
        if not kind.startswith(types):
            raise UnreadableFile(f"{at.url}: is {kind[:80]}, not a text, page, feed, archive or PDF; not fetched")
        headers = tuple((name, value) for name, value in response.headers.multi_items())
        content = body_of(
            self._received(response, at, most, deadline),
            transfer=None,
            encoding=response.headers.get("content-encoding"),
            most=most,
            where=at.url,
        )
        return Fetched(
            content=content,
            address=at.url,
            asked=at.url,
            media_type=media_type,
            headers=headers,
            fetched=self._world.now(),
        )

    def _received(self, response: httpx.Response, at: WebAddress, most: int, deadline: float) -> bytes:
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length[:20]) > most:
            raise UnreadableFile(f"{at.url}: larger than {most / 1_000_000:g} MB; not fetched")
        pieces, size = [], 0
        for piece in response.iter_raw():
            size += len(piece)
            if size > most:
                raise UnreadableFile(f"{at.url}: larger than {most / 1_000_000:g} MB; not fetched")
            if self._world.clock() > deadline:
                raise UnreadableFile(f"{at.url}: not received whole within {self._rules.whole:g} s; try again later")
            pieces.append(piece)
        return b"".join(pieces)

    def _checked(self, at: WebAddress) -> IpAddress:
        try:
            found = [ipaddress.ip_address(each) for each in self._world.resolve(at.host, at.port)]
        except (OSError, ValueError, UnicodeError) as cause:
            raise UnreadableFile(f"{at.url}: no host of the name {at.host!r} found; check the address") from cause
        if not found:
            raise UnreadableFile(f"{at.url}: no host of the name {at.host!r} found; check the address")
        # all must be public: a name that has a private address among others is a trap
        private = next((ip for ip in found if not is_public(ip)), None)
        if private is not None and not self._rules.allow_private:
            told = f"{at.url}: leads to {private}, which is not an address on the public internet; not fetched"
            raise RefusedAddress(told)
        return found[0]

    def _pause(self, at: WebAddress) -> None:
        last = self._visits.get(at.host)
        known = self._robots.get(at.site)
        delay = max(self._rules.delay, known.delay if known else 0.0)
        if last is not None and (left := last + delay - self._world.clock()) > 0:
            self._world.sleep(left)
        self._visits[at.host] = self._world.clock()

    def _robots_of(self, at: WebAddress) -> Robots:
        if at.site not in self._robots:
            self._robots[at.site] = self._ask_robots(at)
        return self._robots[at.site]

    def _ask_robots(self, at: WebAddress) -> Robots:
        where = web_address(f"{at.site}/robots.txt")
        try:
            found = self._follow(where, MAXIMUM_ROBOTS, _ROBOTS_TYPES, robots=False)
        except _Refusal as refusal:
            # RFC 9309: no such file, nothing is forbidden; a server in trouble, everything is
            return Robots() if refusal.status < 500 else NOTHING_ALLOWED
        except UnreadableFile:
            return Robots()
        return parse_robots(found.content.decode("utf-8", "replace"), AGENT)


def _client(rules: Rules) -> httpx.Client:
    return httpx.Client(
        timeout=httpx.Timeout(rules.wait, connect=rules.connect),
        # a connection is never used again: another host at the same address must show its own certificate
        limits=httpx.Limits(max_keepalive_connections=0),
        follow_redirects=False,
        # neither proxies nor credentials of the environment: the address that was checked is the one to connect to
        trust_env=False,
    )


class _Refusal(UnreadableFile):
    """The server's answer was not the page."""

    def __init__(self, status: int, at: WebAddress) -> None:
        super().__init__(f"{at.url}: the server answered {status}{_MEANINGS.get(status, '')}")
        self.status = status


_MEANINGS: Mapping[int, str] = {
    401: " (a login is needed)",
    403: " (forbidden)",
    404: " (no such page)",
    410: " (the page was taken down)",
    429: " (too many visits; try again later)",
    451: " (blocked for legal reasons)",
    503: " (out of service; try again later)",
}


def _why(error: Exception) -> str:
    kinds = ((httpx.ConnectTimeout, "no connection in time"), (httpx.TimeoutException, "no answer in time"))
    return next((words for kind, words in kinds if isinstance(error, kind)), str(error)[:200] or type(error).__name__)
