"""Cards about words: what sources call the event, its makers, causes and people."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cinequorum.model.film import Disagreement
from cinequorum.names.letters import sound_keys
from cinequorum.reconcile.cards import Case, grouped, safe_cards, value_of, voices_in
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.people import ABOUT_PEOPLE
from cinequorum.reconcile.values import value_key

SERVANT = " officer"
"""How the subject of a description ends where pages know somebody by a service alone."""
_ARTICLE = re.compile(r"^(?:a|an|the|his|her|their)\s")

TOPICS = {
    "event_label": (
        "what the event is called",
        "framing",
        "Different words for one event; kept as each source has them.",
    ),
    "event_agent": (
        "who did it",
        "framing",
        "The sources hold different parties responsible; historians would settle it.",
    ),
    "event_nation": (
        "whose event it is",
        "framing",
        "The state or people that each source names; a state's name may be that of its day or of today.",
    ),
    "event_cause": ("how it came about", "framing", "Causes that the sources name; one need not exclude another."),
    "event_disclosed": ("when the truth came out", "contested", "The sources date the disclosure differently."),
    "character": ("who {subject} is", "framing", "Descriptions of one character; no single one is the right one."),
    "known_for": ("what {subject} is known for", "compatible", "Each source picks other works; the lists add up."),
    "person_note": (
        "how old {subject} is",
        "contested",
        "Ages by different sources; they may speak of different years.",
    ),
    "interpretation": ("what the film means", "opinion", "Readings of the film; nothing can settle them."),
    "trailer": ("the trailer", "compatible", "Both present a trailer; whether the same one cannot be told from words."),
    "release_status": ("whether the film is out", "framing", "True on different days and in different places."),
    "stated_count": ("how many there are", "framing", "Counts that the sources state without the list."),
    "offer": ("where to watch", "compatible", "Offers differ by shop and day."),
}


def framing_cards(case: Case) -> tuple[Disagreement, ...]:
    """Return the cards of statements in which independent voices use different words for one thing."""
    groups: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    named = _names_of_kin(case.evidence)
    for one in case.evidence:
        if one.claim.predicate in TOPICS and (one.claim.predicate != "person_note" or one.claim.qualifier("age")):
            groups[one.claim.predicate, _subject(one, case, named)].append(one)
    return tuple(found for key in sorted(groups) for found in _cards(key[0], groups[key], case))


def _cards(predicate: str, held: Sequence[Evidence], case: Case) -> Iterator[Disagreement]:
    ways = dict(grouped(held, [_way(one) for one in held]))
    detailed = {one.support.witness for way, own in ways.items() if way for one in own}
    vague = [one for one in ways.pop("", []) if one.support.witness not in detailed]
    sides = [*ways.values(), *([vague] if vague else [])]
    values = [value_of(_best_form(own), [one.support for one in own]) for own in sides]
    if len(values) < 2 or voices_in(values) < 2:
        return
    topic, nature, note = TOPICS[predicate]
    subject = min((one.claim.subject for one in held), key=lambda name: ("’s " in name, name))
    shown = f"the {subject}" if subject.endswith(SERVANT) else case.cast.name(subject)
    note = f"{note} Two people may be meant." if subject.endswith(SERVANT) else note
    yield from safe_cards(topic.format(subject=shown), nature, values, note)


def _way(one: Evidence) -> str:
    key = one.claim.qualifier("age") or value_key(one.claim.predicate, one.claim.value)
    return _ARTICLE.sub("", key)


def _best_form(held: Sequence[Evidence]) -> str:
    forms = {one.claim.qualifier("age") or one.claim.value for one in held}
    return min(forms, key=lambda form: (form.isupper(), form)) or "no detail"


def _subject(one: Evidence, case: Case, named: Mapping[str, str]) -> str:
    """One key for a person's or a character's names, whatever the transliteration."""
    subject = one.claim.subject
    if one.claim.predicate in ABOUT_PEOPLE:
        return case.cast.name(subject)
    if one.claim.predicate != "character":
        return ""
    return " ".join(min(sound_keys(word)) for word in named.get(subject, subject).split())


def _names_of_kin(evidence: Sequence[Evidence]) -> Mapping[str, str]:
    """Return whom "Ann's daughter" names, where a page says who she is: pages that know only the kinship mean her."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in evidence:
        if one.claim.predicate == "character" and "’s " in one.claim.value and "’s " not in one.claim.subject:
            found[one.claim.value][one.claim.subject] += 1
    return {kin: min(names, key=lambda name: (-names[name], name)) for kin, names in found.items()}
