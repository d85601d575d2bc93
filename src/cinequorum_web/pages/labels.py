"""The words in which the pages speak of fields, kinds and verdicts; a table hands them out in the reader's language."""

from __future__ import annotations

from cinequorum_web.pages.tongue import Words

FIELDS = Words(
    {
        "director": "Director", "writer": "Writer", "cast": "Cast", "cinematographer": "Cinematography",
        "composer": "Music", "editor": "Editing", "producer": "Producer", "production_designer": "Production design",
        "production_company": "Production company", "distributor": "Distributor", "country": "Country",
        "language": "Language", "runtime": "Running time", "aspect_ratio": "Aspect ratio", "colour": "Colour",
        "genre": "Genre", "year": "Year", "original_title": "Original title", "award": "Award", "release": "Release",
        "based_on": "Based on", "event": "Event", "event_deaths": "Deaths", "setting": "Setting",
        "certificate": "Certificate", "budget": "Budget", "box_office": "Box office", "format": "Format",
        "source_id": "Number in a database", "character": "Character", "person_note": "On the people",
        "known_for": "Known for", "event_label": "Called", "event_agent": "Who did it", "event_cause": "Cause",
        "event_disclosed": "Came to light", "stated_count": "Stated number", "release_status": "Release status",
        "trailer": "Trailer", "quote": "Quoted", "interpretation": "Interpretation", "offer": "Where to watch",
    }
)  # fmt: skip

GROUPS = (
    ("people", ("director", "writer", "cast", "cinematographer", "composer", "editor", "producer",
                "production_designer")),
    ("event", ("event", "event_deaths", "event_label", "event_agent", "event_cause", "event_disclosed")),
    ("technical", ("runtime", "colour", "aspect_ratio", "format", "language", "certificate")),
    ("production", ("country", "production_company", "distributor", "budget", "box_office", "based_on", "year",
                    "original_title", "source_id")),
    ("awards", ("award",)),
    ("story", ("genre", "setting", "character")),
    ("said", ("quote", "person_note", "known_for", "interpretation", "trailer", "release_status", "stated_count")),
)  # fmt: skip
"""Groups of facts in the order of the page: anchor and fields. `release` and `offer` have parts of their own."""

HEADINGS = Words(
    {
        "people": "People and roles", "event": "The event behind the film", "technical": "Technical",
        "production": "Production", "awards": "Awards and festivals", "story": "Genre, setting, characters",
        "said": "Also said",
    }
)  # fmt: skip
"""The headings of the groups."""

STATUS = Words({"agreed": "agreed", "single": "one source", "contested": "contested", "disputed": "disputed"})
NATURES = Words(
    {"contested": "Contested", "compatible": "Compatible", "opinion": "Opinion", "framing": "Framing",
     "spelling": "Spelling", "single": "One witness"}
)  # fmt: skip
MEANINGS = Words(
    {
        "contested": "The values exclude each other.", "compatible": "Different, yet all can be true.",
        "opinion": "Judgements differ.", "framing": "Different words for one thing.",
        "spelling": "One thing, written differently.", "single": "Only one source says it.",
    }
)  # fmt: skip
"""What each nature of a disagreement means."""
CHECKED = Words({"impossible": "cannot be", "odd": "odd", "fits": "fits"})
"""How a check came out."""
CHECKS = Words(
    {
        "age": "Age", "weekday": "Weekday", "windows": "Order of releases", "page_date": "Date of a page",
        "runtime": "Running time", "year": "Year", "value": "Value", "inferred_date": "Date without a year",
    }
)  # fmt: skip
KINDS = Words(
    {
        "critic_review": "review", "user_reviews": "user reviews", "trailer_news": "trailer news", "news": "news",
        "listing": "listing", "interview": "interview", "feature": "feature", "list": "list", "other": "page",
        "editor_note": "editor’s note",
    }
)  # fmt: skip
VERDICTS = Words({"positive": "Positive", "mixed": "Mixed", "negative": "Negative", "none": "No verdict"})
JUDGED = Words(
    {
        "praised": "praised", "criticised": "criticised", "both": "both",
        "positive": "positive", "mixed": "mixed", "negative": "negative",
    }
)  # fmt: skip
"""What the sides of a card of opinion hold."""
OPINIONS = Words({"pos": "praised", "neg": "criticised", "mixed": "mixed"})
ASPECTS = Words(
    {
        "acting": "acting", "direction": "direction", "script": "writing", "cinematography": "photography",
        "music": "music", "pacing": "pacing", "editing": "editing", "production_design": "production design",
        "themes": "themes", "effects": "effects",
    }
)  # fmt: skip
FLAGS = Words(
    {
        "empty": "says nothing beyond the film’s name", "duplicate": "same words as an earlier review",
        "import_stamp": "dated by a bulk import", "spoiler_warning": "warns of spoilers itself",
        "affiliate": "earns money from links", "near_duplicate": "nearly the same words as another review",
        "bare": "gives no reason", "single_review": "the account has written no other",
        "before_release": "from before the film was first shown", "burst": "one of a burst of such votes",
        "campaign": "one of many such votes by reviews of this sort",
    }
)  # fmt: skip
UNSAID = frozenset({"scope", "as_printed", "raw_date", "resolved", "subject"})
"""Qualifiers that say how a value was read, not what it is."""
QUALIFIERS = Words({"relayed_by": "relayed by {}", "age": "aged {}"})
FLAGGED = Words(
    {
        "affiliate=true": "the source earns money from it", "affiliate=false": "",
        "verified=false": "second-hand", "verified=true": "", "premiere=true": "first shown there",
        "resolved=other_pages": "year inferred from other pages",
        "resolved=custom": "year inferred from the day of the week",
        "locked=yes": "locked by an editor",
    }
)  # fmt: skip
"""Qualifiers that are flags, in words."""
VALUES = Words({"won": "won", "nominated": "nominated", "selected": "selected"})
"""Values of qualifiers that are words of ours."""
RELATIONS = Words(
    {"compared": "compared with it", "same_director": "by the same director", "same_cast": "with the same cast",
     "mentioned": "mentioned beside it"}
)  # fmt: skip
WINDOWS = Words(
    {
        "festival": "Festival", "cinema": "Cinema", "virtual_cinema": "Virtual cinema", "digital": "Digital",
        "streaming": "Streaming", "broadcast": "Broadcast", "disc": "Disc",
    }
)  # fmt: skip
MANNERS = Words(
    {"estimate": "an estimate", "lower_bound": "a lower bound", "speculation": "speculation",
     "question": "put as a question", "hearsay": "hearsay"}
)  # fmt: skip
COLOURS = Words({"black_and_white": "Black and white", "colour": "Colour", "both": "Colour and black and white"})
SPOILERS = Words({"mild": "mild", "major": "major"})
LEVELS = Words({"none": "Hidden", "mild": "Mild ones shown", "all": "All shown"})
ROLES = Words(
    {"caption": "captions", "navigation": "navigation", "related": "other stories", "bio": "about the author",
     "advert": "adverts", "comments": "comments", "legal": "legal notes"}
)  # fmt: skip


def plain(name: str) -> str:
    """Return a name of ours as words, for a value without a label of its own.

    >>> plain("virtual_cinema")
    'virtual cinema'
    """
    return name.replace("_", " ")
