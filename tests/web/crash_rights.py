"""Taking a source down and erasing a name, to be stopped at each of their writes: nothing of it is half done."""

from __future__ import annotations

from cinequorum.model.page import RawPage
from cinequorum.pipeline import read
from cinequorum.store.ingest import plan_change
from cinequorum_web.catalog.models import ErasedRow, TakedownRow
from cinequorum_web.curation import asking, work
from cinequorum_web.curation.models import JobKind
from cinequorum_web.curation.reading import keep
from cinequorum_web.members.models import Member
from cinequorum_web.rights.persons import Person, erase
from cinequorum_web.rights.takedown import Order, named, take_down
from tests.web import desk
from tests.web.crash_site import Act, Site, exports, in_use, two_films, words_in, worked_off, wrong_with
from tests.web.test_persons import HER, RAWS

ECHO = "Gullhaven"  # a word that one page alone has
LOUD = desk.page(
    "echo", "The Lock", 1931, f"Otto Brandt directed it, says {ECHO}. 93.", director="Otto Brandt", runtime="93"
)


def _loud(site: Site) -> None:
    """Pages of which one has words of its own, wherever the site keeps such: rows, bytes, questions, an export."""
    two_films(site)
    site.store.apply(plan_change(site.store, [LOUD]))
    with in_use(site):
        keep([RawPage(id=LOUD.page.id, source=LOUD.page.source, body=LOUD.page.text.encode(), media_type="text/plain")])
        asking.refresh(site.store)
        work.ask_for(JobKind.EXPORT, Member.objects.get(username="ada"), "all", format="jsonl")
        worked_off(site)
    assert ECHO in words_in(site)
    assert exports(site)


def down(_: Site) -> None:
    take_down(named("echo.example"), Order(reason="the writer asks", asked_by="the writer", name="the-admin"))


def half_down(site: Site) -> list[str]:
    """What is wrong, and what is left of a page whose taking down stands in the list."""
    held = words_in(site)
    left = [word for word in (ECHO, ECHO.lower(), "cinequorum-export") if word in held]
    return wrong_with(site) + (left if TakedownRow.objects.using(site.target.using).exists() else [])


def still_down(site: Site) -> list[str]:
    """What is wrong, and whether what was taken down before is still known to be, and has not come back."""
    is_known = TakedownRow.objects.using(site.target.using).exists()
    return half_down(site) + ([] if is_known else ["what was taken down is forgotten"])


def _spoken(site: Site) -> None:
    """A page of a reviewer's own and one on which others speak too; one salt, so that digests are always the same."""
    two_films(site)
    with in_use(site):
        ErasedRow.objects.create(digest="0" * 32, salt="salt", way="pseudonym", decided_by="the-admin")
        site.store.apply(plan_change(site.store, map(read, RAWS)))
        keep(RAWS)
    assert HER in words_in(site)


def _erase(_: Site) -> None:
    erase(Person(name=HER), "reviews", "the-admin")


def _half_erased(site: Site) -> list[str]:
    """What is wrong, and whether a name that is erased, or a page that went with it, stands anywhere."""
    using = site.target.using
    done = ErasedRow.objects.using(using).count() > 1 or TakedownRow.objects.using(using).exists()
    held = words_in(site) if done else ""
    return wrong_with(site) + [word for word in (HER, HER.lower(), "stubborn sisters") if word in held]


RIGHTS = (
    Act(name="take down", before=_loud, do=down, files=exports, wrong=half_down),
    Act(name="erase a reviewer", before=_spoken, do=_erase, wrong=_half_erased),
)
