"""Which addresses may be fetched: web addresses, on the public internet."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from fairwitness.errors import RefusedAddress

_SCHEMES = {"http": 80, "https": 443}
_LONGEST = 4_000
# ranges that carry an IPv4 address within; is_global does not look inside
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAddress:
    """An address taken apart; `url` is without fragment, `host` as DNS wants it."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host, and port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _SCHEMES[self.scheme] else f"{host}:{self.port}"


def web_address(words: str, base: str | None = None) -> WebAddress:
    """Read an address; raises RefusedAddress for what is no web address, or carries a name and password."""
    try:
        full = urljoin(base or "", words.strip())
        parts = urlsplit(full)
        host, port = parts.hostname or "", parts.port
    except ValueError as cause:
        raise RefusedAddress(f"{words[:200]}: not an address ({cause})") from cause
    if parts.scheme not in _SCHEMES or not host:
        raise RefusedAddress(f"{words[:200]}: not a web address; give one that begins with http:// or https://")
    if len(full) > _LONGEST or any(ord(c) <= 32 for c in full):
        raise RefusedAddress(f"{words[:200]}: not an address that can be fetched (too long, or with spaces in it)")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddress(f"{parts.scheme}://{host}: addresses with a name and password are not fetched")
    return WebAddress(
        url=parts._replace(fragment="").geturl(),
        scheme=parts.scheme,
        host=_ascii(host, words),
        port=port or _SCHEMES[parts.scheme],
        path=(parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
    )


def is_public(address: IpAddress) -> bool:
    """Whether an address belongs to the public internet: not private, loopback, link-local, multicast or reserved."""
    inner = _inside(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inside(address: IpAddress) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _ascii(host: str, words: str) -> str:
    if ":" in host or host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as cause:
        raise RefusedAddress(f"{words[:200]}: not a host name") from cause
