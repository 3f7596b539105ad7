"""The door to the network: what it fetches, what it refuses, and how it behaves; all servers are on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from fairwitness.errors import InputError
from fairwitness.ingest import Guard, SetAside, take_in_addresses
from fairwitness.ingest.addresses import is_public, web_address
from fairwitness.ingest.fetch import Fetcher, Rules, World
from fairwitness.ingest.robots import parse_robots
from fairwitness.model import Captured, DateMethod
from tests.ingest.taking import ENGLISH

NOON = datetime(2024, 5, 17, 12, tzinfo=UTC)
PAGE = (
    f"<html><head><title>Market hit</title></head><body><article><p>{ENGLISH * 4}</p></article></body></html>".encode()
)
Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(content: bytes = PAGE, status: int = 200, **headers: str) -> Answer:
    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(content)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(content)

    return send


def redirect(to: str, status: int = 302) -> Answer:
    return answer(b"", status, Location=to)


class Site:
    """A server of this test: its answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
                try:
                    site.answers.get(self.path, answer(b"", 404))(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                return None

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.root = f"http://127.0.0.1:{self.port}"

    def pages(self) -> list[str]:
        return [path for path, _, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    thread = threading.Thread(target=one.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield one
    one.server.shutdown()
    thread.join()
    one.server.server_close()


class Clockwork:
    """A clock that only sleeping moves on."""

    def __init__(self) -> None:
        self.time = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def world(self, **other: object) -> World:
        return World(now=lambda: NOON, clock=lambda: self.time, sleep=self.sleep, **other)  # type: ignore[arg-type]


LOCAL = Rules(allow_private=True, delay=0.0, wait=2.0, connect=2.0)


@contextmanager
def fetching(rules: Rules = LOCAL, world: World | None = None) -> Iterator[Fetcher]:
    with Fetcher(rules, world or Clockwork().world()) as one:
        yield one


def refused(address: str, rules: Rules = LOCAL, world: World | None = None) -> str:
    with fetching(rules, world) as fetcher, pytest.raises(InputError) as told:
        fetcher.fetch(address)
    return str(told.value)


def test_a_page_comes_with_its_headers_and_the_time(site: Site) -> None:
    site.answers["/a"] = answer(ETag="x1")
    with fetching() as fetcher:
        found = fetcher.fetch(f"{site.root}/a#part")
    assert (found.content, found.address, found.media_type, found.fetched) == (
        PAGE,
        f"{site.root}/a",
        "text/html",
        NOON,
    )
    assert ("etag", "x1") in found.headers


def test_the_visitor_names_itself(site: Site) -> None:
    site.answers["/a"] = answer()
    with fetching(replace(LOCAL, contact="desk@monitor.example")) as fetcher:
        fetcher.fetch(f"{site.root}/a")
    assert all(who.startswith("fairwitness/") and "desk@monitor.example" in who for _, _, who in site.asked)


@pytest.mark.parametrize(
    "address", ["ftp://a.example/x", "file:///etc/passwd", "javascript:1", "//a", "http://", "http://[::1", "a b"]
)
def test_only_web_addresses_are_fetched(address: str) -> None:
    assert "address" in refused(address)


def test_addresses_with_passwords_are_refused_and_not_repeated() -> None:
    told = refused("http://me:secret@a.example/")
    assert "password" in told and "secret" not in told


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "100.64.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(ip: str) -> None:
    host = f"[{ip}]" if ":" in ip else ip
    told = refused(f"http://{host}/", Rules(delay=0.0))
    assert "not an address on the public internet" in told


@pytest.mark.parametrize("ip", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_told_apart(ip: str) -> None:
    import ipaddress

    assert is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize("words", ["http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://localhost/"])
def test_other_ways_to_write_this_machine_are_refused(words: str) -> None:
    assert "127.0.0.1" in (told := refused(words, Rules(delay=0.0))) or "::1" in told or "no host" in told


def test_a_name_that_leads_to_a_private_address_among_others_is_refused(site: Site) -> None:
    world = Clockwork().world(resolve=lambda _host, _port: ["8.8.8.8", "127.0.0.1"])
    assert "leads to 127.0.0.1" in refused(f"http://trap.example:{site.port}/", Rules(delay=0.0), world)
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    site.answers["/a"] = answer()
    looked_up: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    # no resolver on earth knows this name: only what was checked can have been used
    with fetching(world=Clockwork().world(resolve=resolve)) as fetcher:
        found = fetcher.fetch(f"http://rebind.invalid:{site.port}/a")
    assert found.content == PAGE and set(looked_up) == {"rebind.invalid"}
    assert {host for _, host, _ in site.asked} == {f"rebind.invalid:{site.port}"}


def test_a_name_that_changes_its_address_later_is_checked_again(site: Site) -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    world = Clockwork().world(resolve=lambda _host, _port: next(answers))
    rules = Rules(delay=0.0, obey_robots=False, connect=0.05)
    with fetching(rules, world) as fetcher:
        with pytest.raises(InputError, match="could not be fetched"):
            fetcher.fetch(f"http://rebind.example:{site.port}/")
        with pytest.raises(InputError, match=r"leads to 127\.0\.0\.1"):
            fetcher.fetch(f"http://rebind.example:{site.port}/")
    assert site.asked == []


def test_a_host_nobody_knows_is_said_to_be_unknown() -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise OSError("unknown")

    assert "no host of the name 'gone.example'" in refused(
        "http://gone.example/", LOCAL, Clockwork().world(resolve=resolve)
    )


def test_redirects_are_followed_and_the_last_address_kept(site: Site) -> None:
    site.answers |= {"/a": redirect("/b", 301), "/b": redirect(f"{site.root}/c", 307), "/c": answer()}
    with fetching() as fetcher:
        found = fetcher.fetch(f"{site.root}/a")
    assert (found.asked, found.address) == (f"{site.root}/a", f"{site.root}/c")


def test_circular_redirects_are_told(site: Site) -> None:
    site.answers |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert "leads in a circle" in refused(f"{site.root}/a")
    assert site.pages() == ["/a", "/b"]


def test_too_many_redirects_are_told(site: Site) -> None:
    site.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
    assert "more than 8 redirects" in refused(f"{site.root}/0")


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://a.example/", "http://u:p@a.example/"])
def test_redirects_elsewhere_are_refused(site: Site, to: str) -> None:
    site.answers["/a"] = redirect(to)
    assert "address" in refused(f"{site.root}/a")


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    site.answers["/a"] = redirect("http://inside.example/")

    def resolve(host: str, _port: int) -> list[str]:
        return ["10.0.0.5"] if host == "inside.example" else ["127.0.0.1"]

    class Lenient(Fetcher):
        """Takes this machine for public, so that the second step alone is what is refused."""

        def _checked(self, at):  # type: ignore[no-untyped-def]
            import ipaddress

            return ipaddress.ip_address("127.0.0.1") if at.host == "127.0.0.1" else super()._checked(at)

    with Lenient(Rules(delay=0.0), Clockwork().world(resolve=resolve)) as fetcher, pytest.raises(InputError) as told:
        fetcher.fetch(f"{site.root}/a")
    assert "leads to 10.0.0.5" in str(told.value)


def test_what_is_too_large_is_refused_before_and_while_it_comes(site: Site) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 10_000)

    site.answers |= {"/told": answer(b"x" * 200_000), "/endless": endless}
    rules = replace(LOCAL, most_bytes=100_000)
    assert "larger than 0.1 MB" in refused(f"{site.root}/told", rules)
    assert "larger than 0.1 MB" in refused(f"{site.root}/endless", rules)


def test_a_compressed_page_is_unpacked_within_bounds(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    site.answers |= {
        "/a": answer(gzip.compress(PAGE), Content_Encoding="gzip"),
        "/bomb": answer(bomb, Content_Encoding="gzip"),
        "/twice": answer(gzip.compress(bomb), Content_Encoding="gzip, gzip"),
        "/odd": answer(PAGE, Content_Encoding="rot13"),
        "/broken": answer(gzip.compress(PAGE)[:-20], Content_Encoding="gzip"),
    }
    with fetching() as fetcher:
        assert fetcher.fetch(f"{site.root}/a").content == PAGE
    small = replace(LOCAL, most_bytes=1_000_000)
    assert "unpacks to more than 1 MB" in refused(f"{site.root}/bomb", small)
    assert "unpacks to more than 1 MB" in refused(f"{site.root}/twice", small)
    assert "not known ('rot13')" in refused(f"{site.root}/odd")
    assert "cut off" in refused(f"{site.root}/broken")


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/javascript", "font/woff2"])
def test_what_is_no_document_is_not_fetched(site: Site, kind: str) -> None:
    site.answers["/a"] = answer(**{"Content-Type": kind})
    assert f"is {kind}, not a text" in refused(f"{site.root}/a")


@pytest.mark.parametrize(
    ("status", "told"), [(404, "no such page"), (403, "forbidden"), (429, "too many"), (500, "answered 500")]
)
def test_refusals_of_the_server_are_told(site: Site, status: int, told: str) -> None:
    site.answers["/a"] = answer(b"", status)
    assert told in refused(f"{site.root}/a")


def test_a_server_that_never_answers_is_given_up(site: Site) -> None:
    def silent(_request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.6)

    site.answers["/a"] = silent
    rules = replace(LOCAL, wait=0.2, obey_robots=False)
    assert "no answer in time" in refused(f"{site.root}/a", rules)


def test_a_server_that_drips_its_body_or_its_headers_is_given_up(site: Site) -> None:
    def drip(request: BaseHTTPRequestHandler, head: bytes) -> None:
        request.wfile.write(head)
        for _ in range(400):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.05)

    site.answers |= {
        "/body": lambda request: drip(request, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        "/head": lambda request: drip(request, b"HTTP/1.1 200 OK\r\nX-Long: "),
    }
    rules = replace(LOCAL, wait=10.0, whole=0.5, obey_robots=False)
    started = time.monotonic()
    assert "not received whole within 0.5 s" in refused(f"{site.root}/body", rules, World())
    assert "could not be fetched" in refused(f"{site.root}/head", rules, World())
    assert time.monotonic() - started < 15


def test_a_page_that_breaks_off_is_not_taken_for_whole(site: Site) -> None:
    site.answers["/a"] = answer(PAGE[:50], **{"Content-Length": str(len(PAGE))})
    assert "broke off" in refused(f"{site.root}/a")


def test_robots_are_obeyed_unless_told_otherwise(site: Site) -> None:
    site.answers |= {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /private/\n", **{"Content-Type": "text/plain"}),
        "/private/a": answer(),
        "/open": answer(),
    }
    with fetching() as fetcher:
        assert fetcher.fetch(f"{site.root}/open").content == PAGE
        with pytest.raises(InputError, match=r"robots\.txt asks not to fetch"):
            fetcher.fetch(f"{site.root}/private/a")
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/open"]
    with fetching(replace(LOCAL, obey_robots=False)) as fetcher:
        assert fetcher.fetch(f"{site.root}/private/a").content == PAGE


def test_a_site_in_trouble_forbids_and_one_without_rules_allows(site: Site) -> None:
    site.answers |= {"/robots.txt": answer(b"", 503), "/a": answer()}
    assert "robots.txt" in refused(f"{site.root}/a")
    del site.answers["/robots.txt"]
    with fetching() as fetcher:
        assert fetcher.fetch(f"{site.root}/a").content == PAGE


ROBOTS = """
User-agent: other
User-agent: fairwitness
Disallow: /archive/
Allow: /archive/open/
Disallow: /*.pdf$
Disallow: /search?*q=
Crawl-delay: 5

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/archive/1", False), ("/archive/open/1", True), ("/a.pdf", False), ("/a.pdf?x", True),
        ("/search?lang=en&q=x", False), ("/search?lang=en", True), ("/%61rchive/1", False),
    ],
)  # fmt: skip
def test_rules_of_robots(path: str, allowed: bool) -> None:
    robots = parse_robots(ROBOTS, "fairwitness")
    assert robots.allows(path) is allowed and robots.delay == 5.0
    assert parse_robots(ROBOTS, "somebody").allows(path) is False


@pytest.mark.parametrize(
    "text", ["", "no rules", "Disallow: /", "User-agent: *\nDisallow:\n", "\0\ufffd: :", "Crawl-delay: x"]
)
def test_odd_robots_allow_all(text: str) -> None:
    assert parse_robots(text, "fairwitness").allows("/a")


def test_a_rule_full_of_stars_takes_no_time() -> None:
    robots = parse_robots(f"User-agent: *\nDisallow: /{'*a' * 5_000}$", "fairwitness")
    started = time.monotonic()
    robots.allows("/" + "a" * 4_000 + "b")
    assert time.monotonic() - started < 1


def test_the_pause_between_visits_is_kept_for_each_host(site: Site) -> None:
    site.answers |= {"/a": answer(), "/b": answer()}
    clockwork = Clockwork()
    with fetching(replace(LOCAL, delay=3.0, obey_robots=False), clockwork.world()) as fetcher:
        fetcher.fetch(f"{site.root}/a")
        clockwork.time += 1
        fetcher.fetch(f"{site.root}/b")
        fetcher.fetch(f"http://localhost:{site.port}/a")
    assert clockwork.slept == [2.0]


def test_a_longer_pause_that_robots_ask_for_is_kept(site: Site) -> None:
    site.answers |= {
        "/robots.txt": answer(b"User-agent: *\nCrawl-delay: 7", **{"Content-Type": "text/plain"}),
        "/a": answer(),
    }
    clockwork = Clockwork()
    with fetching(LOCAL, clockwork.world()) as fetcher:
        fetcher.fetch(f"{site.root}/a")
    assert clockwork.slept == [7.0]


def test_addresses_are_taken_apart() -> None:
    found = web_address("HTTPS://Bücher.example:443/a?b=c#d")
    assert (found.host, found.port, found.path, found.authority) == (
        "xn--bcher-kva.example",
        443,
        "/a?b=c",
        "xn--bcher-kva.example",
    )


FEED = """<?xml version="1.0"?><rss version="2.0"><channel>
<title>Radio Delta</title><link>{root}</link>
<item><title>Market hit</title><link>{root}/a</link><description>{text}</description>
<pubDate>Fri, 17 May 2024 08:00:00 +0000</pubDate></item>
<item><title>Mill hit</title><link>{root}/gone</link><description>{text}</description></item></channel></rss>"""


def test_reports_are_taken_in_from_addresses(site: Site) -> None:
    site.answers["/a"] = answer()
    with fetching() as fetcher, Guard() as guard:
        first, second = take_in_addresses([f"{site.root}/a", f"{site.root}/gone"], fetcher, guard=guard)
    assert isinstance(first, Captured) and isinstance(second, SetAside)
    assert (first.report.title, first.report.url) == ("Market hit", f"{site.root}/a")
    assert (first.capture.content, first.capture.fetched, first.capture.address) == (PAGE, NOON, f"{site.root}/a")
    assert "no such page" in second.reason


@pytest.mark.parametrize("follow", [False, True])
def test_a_feed_s_entries_are_taken_from_the_feed_or_from_their_pages(site: Site, follow: bool) -> None:
    feed = FEED.format(root=site.root, text=ENGLISH).encode()
    site.answers |= {"/feed": answer(feed, **{"Content-Type": "application/rss+xml"}), "/a": answer()}
    with fetching() as fetcher:
        first, second = take_in_addresses([f"{site.root}/feed"], fetcher, follow=follow)
    assert isinstance(first, Captured) and isinstance(second, Captured)
    assert first.report.published == date(2024, 5, 17) and first.dating.method is DateMethod.METADATA
    assert first.capture.content == (PAGE if follow else feed)
    assert (ENGLISH * 2 in first.report.text) is follow
    assert second.report.text == ENGLISH and any("its page was not read" in note for note in second.notes) is follow
