"""Bare ratings read on the scale of their outlet, which only the outlet's other pages tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cinequorum.model.opinion import Rating
from cinequorum.model.reading import Reading
from cinequorum.text.fold import fold
from cinequorum.text.outlet_scales import OutletScale, kind_of, on_scale, outlet_scale
from cinequorum.text.score_forms import UNKNOWN_SCALE, ParsedScore


def settle_scales(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Give the authors' bare ratings a value where the other ratings of their outlet tell the scale.

    The words and the span stay as printed; the note says where the scale is from. All readings of an outlet should be
    at hand: the more, the surer. The order of the readings does not matter.
    """
    scales = _scales(readings)
    return tuple(_settled(reading, scales) for reading in readings) if scales else tuple(readings)


def _scales(readings: Sequence[Reading]) -> Mapping[tuple[str, str], OutletScale]:
    given: dict[str, list[ParsedScore]] = defaultdict(list)
    for reading in readings:
        if reading.page.outlet:
            given[fold(reading.page.outlet)] += [_score(r) for r in reading.ratings if r.by == "author"]
    found = {
        (outlet, kind): outlet_scale(scores, kind)
        for outlet, scores in given.items()
        if any(_is_bare(score) for score in scores)
        for kind in ("stars", "out_of")
    }
    return {key: scale for key, scale in found.items() if scale is not None}


def _settled(reading: Reading, scales: Mapping[tuple[str, str], OutletScale]) -> Reading:
    outlet = fold(reading.page.outlet or "")
    ratings = tuple(_on(rating, scales.get((outlet, kind_of(rating.scale)))) for rating in reading.ratings)
    return reading if ratings == reading.ratings else replace(reading, ratings=ratings)


def _on(rating: Rating, scale: OutletScale | None) -> Rating:
    if scale is None or rating.by != "author" or not _is_bare(_score(rating)):
        return rating
    value = on_scale(_score(rating), scale)
    if value is None:
        return rating
    return replace(rating, value=value, scale=f"{scale.kind}/{scale.top:g}", note=f"scale {scale.reason} of the outlet")


def _is_bare(score: ParsedScore) -> bool:
    return score.value is None and score.note == UNKNOWN_SCALE and score.scale in {None, "stars"}


def _score(rating: Rating) -> ParsedScore:
    end = len(rating.raw)
    return ParsedScore(value=rating.value, scale=rating.scale, raw=rating.raw, start=0, end=end, note=rating.note)
