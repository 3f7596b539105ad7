"""How far apart two points on the globe are."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from fairwitness.model import Place

_CITY = 100_000
_REACH = 0.005
"""Kilometres per square root of inhabitants: 5 km for a million, as far as a city surely reaches from its middle."""


def kilometres(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Kilometres between two points on the globe."""
    lat, lat2 = radians(latitude), radians(latitude2)
    across = sin(radians(longitude - longitude2) / 2) ** 2
    half = sin((lat - lat2) / 2) ** 2 + cos(lat) * cos(lat2) * across
    return 12742 * asin(sqrt(min(1.0, half)))


def kilometres_between(one: Place, other: Place) -> float | None:
    """Kilometres between two pins, None where one is missing."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def is_quarter(one: Place, other: Place) -> bool:
    """Tell whether a listed place is a quarter of a city: much smaller, and so near its middle that it lies within."""
    mine, theirs = one.population or 0, other.population or 0
    if theirs < _CITY or mine * 4 > theirs:
        return False
    distance = kilometres_between(one, other)
    return distance is not None and distance <= _REACH * sqrt(theirs)
