"""What sites ask of programs, each asked once a day."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from cinequorum.acquire.addresses import site_of
from cinequorum.acquire.gather.journal import Journal, Rules
from cinequorum.acquire.gather.manners import PASSING
from cinequorum.acquire.gather.types import GatherOptions, World
from cinequorum.acquire.robots import Answered, asked_delay, why_not

_DAY = 86_400  # seconds that a robots.txt holds (RFC 9309, 2.4)


class SiteRules:
    """The robots.txt of each site: as it was heard this time, else from the journal while it holds.

    What was heard this time holds by the clock of waits, so that a date that jumps does not have it asked for again
    and again. One that failed is not written down.
    """

    def __init__(self, journal: Journal, options: GatherOptions, world: World) -> None:
        self._journal, self._options, self._world = journal, options, world
        self._heard: dict[str, tuple[Answered, float]] = {}

    def unknown(self, url: str) -> bool:
        """Tell whether the site is still to be asked."""
        return self._of(url) is None

    def take(self, url: str, answered: Answered) -> None:
        """Keep what a site answered."""
        self._heard[site_of(url)] = (answered, self._world.clock())
        if answered.status != 0 and answered.status not in PASSING:
            at = self._world.now().astimezone(UTC).isoformat(timespec="seconds")
            self._journal.add_rules(site_of(url), Rules(answered=answered, at=at))

    def why_not(self, url: str) -> str | None:
        """Return why a page may not be fetched: a code, a blank and the words; None where it may."""
        if self._world.barred(url):
            return f"taken_down {url} was taken down here, and is not fetched until that is lifted"
        answered = self._of(url)
        if answered is None:
            return None
        host = urlsplit(url).netloc
        if reason := why_not(answered, url):
            return f"robots {host} {reason}"
        delay = asked_delay(answered) or 0.0
        if delay > self._options.longest_delay:
            return f"robots {host} asks for {delay:g} seconds between two pages"
        return None

    def delay(self, url: str) -> float:
        """Return the seconds between two questions to the site."""
        answered = self._of(url)
        return max(self._options.delay, (asked_delay(answered) if answered else None) or 0.0)

    def _of(self, url: str) -> Answered | None:
        site = site_of(url)
        if site in self._heard:
            answered, at = self._heard[site]
            return answered if self._world.clock() - at < _DAY else None
        rules = self._journal.rules.get(site)
        if rules is None:
            return None
        age = (self._world.now() - datetime.fromisoformat(rules.at)).total_seconds()
        return rules.answered if -_DAY < age < _DAY else None
