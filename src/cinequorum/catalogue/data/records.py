"""Made from resources/records.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "title": MappingProxyType(
            {
                "only3": "the same long title, borne by nothing else here",
                "only2": "the same title, borne by nothing else here",
                "only1": "the same short title, borne by nothing else here",
                "twice3": "the same long title",
                "twice2": "the same title",
                "twice1": "the same short title",
                "often": "the same title, which several here bear",
                "numbered": "the same number for a title",
                "near2": "titles that differ in a few letters",
                "near1": "short titles that differ in a few letters",
                "main2": "the same title but for a subtitle or the name of a series",
                "main1": "the same short title but for a subtitle or the name of a series",
                "part2": "one title holds the other",
                "part1": "one title holds the other, which is short",
                "figure2": "titles that differ in a number",
                "figure1": "short titles that differ in a number",
                "most": "most words of the titles",
                "half": "half of the words of the titles",
                "some": "a word of the titles",
                "none": "different titles",
            }
        ),
        "people": MappingProxyType(
            {
                "three": "three persons or more in common",
                "two": "two persons in common",
                "only": "a person in common whom nothing else here names",
                "twice": "a person in common",
                "few": "a person in common",
                "known": "a person in common, of several films",
                "busy": "a person in common, of many films",
                "surname2": "a rare surname in common",
                "surname1": "a surname in common",
                "none": "no person in common",
            }
        ),
        "director": MappingProxyType(
            {"same": "the same director", "alike": "directors of like names", "other": "different directors"}
        ),
        "year": MappingProxyType(
            {
                "0": "the same year",
                "1": "years one apart",
                "3": "years two or three apart",
                "10": "years up to ten apart",
                "far": "years far apart",
            }
        ),
        "runtime": MappingProxyType(
            {
                "same": "the same length",
                "near": "nearly the same length",
                "apart": "lengths somewhat apart",
                "far": "lengths far apart",
            }
        ),
        "episode": MappingProxyType(
            {
                "same": "the same season and episode",
                "said": "the same season and episode, of which the title is the number",
                "number": "the same season, another episode",
                "season": "the same episode of another season",
                "other": "another season and episode",
            }
        ),
        "genre": MappingProxyType(
            {"equal": "the same genres", "shared": "a genre in common", "none": "no genre in common"}
        ),
        "kind": MappingProxyType({"same": "the same kind", "other": "different kinds"}),
        "id": MappingProxyType(
            {"same": "the same identifier in another database", "none": "different identifiers in another database"}
        ),
    }
)

SHARES: Final[Mapping[str, Mapping[str, tuple[float, ...]]]] = MappingProxyType(
    {
        "title": MappingProxyType(
            {
                "only3": (
                    0.3,
                    3e-07,
                ),
                "only2": (
                    0.25,
                    2e-06,
                ),
                "only1": (
                    0.15,
                    6e-06,
                ),
                "twice3": (
                    0.02,
                    2e-06,
                ),
                "twice2": (
                    0.03,
                    5e-06,
                ),
                "twice1": (
                    0.03,
                    1e-05,
                ),
                "often": (
                    0.02,
                    1e-05,
                ),
                "numbered": (
                    0.01,
                    1e-05,
                ),
                "near2": (
                    0.04,
                    2e-06,
                ),
                "near1": (
                    0.02,
                    8e-06,
                ),
                "main2": (
                    0.02,
                    4e-06,
                ),
                "main1": (
                    0.02,
                    1e-05,
                ),
                "part2": (
                    0.04,
                    2e-05,
                ),
                "part1": (
                    0.01,
                    0.0002,
                ),
                "figure2": (
                    0.01,
                    5e-05,
                ),
                "figure1": (
                    0.005,
                    0.0001,
                ),
                "most": (
                    0.02,
                    2e-05,
                ),
                "half": (
                    0.01,
                    0.0001,
                ),
                "some": (
                    0.01,
                    0.002,
                ),
                "none": (
                    0.035,
                    0.997,
                ),
            }
        ),
        "people": MappingProxyType(
            {
                "three": (
                    0.3,
                    2e-06,
                ),
                "two": (
                    0.2,
                    1e-05,
                ),
                "only": (
                    0.08,
                    1e-05,
                ),
                "twice": (
                    0.1,
                    5e-05,
                ),
                "few": (
                    0.12,
                    0.0002,
                ),
                "known": (
                    0.08,
                    0.0005,
                ),
                "busy": (
                    0.05,
                    0.001,
                ),
                "surname2": (
                    0.01,
                    0.0002,
                ),
                "surname1": (
                    0.01,
                    0.002,
                ),
                "none": (
                    0.05,
                    0.996,
                ),
            }
        ),
        "director": MappingProxyType(
            {
                "same": (
                    0.9,
                    0.2,
                ),
                "alike": (
                    0.04,
                    0.05,
                ),
                "other": (
                    0.06,
                    0.75,
                ),
            }
        ),
        "year": MappingProxyType(
            {
                "0": (
                    0.82,
                    0.06,
                ),
                "1": (
                    0.12,
                    0.08,
                ),
                "3": (
                    0.03,
                    0.1,
                ),
                "10": (
                    0.02,
                    0.26,
                ),
                "far": (
                    0.01,
                    0.5,
                ),
            }
        ),
        "runtime": MappingProxyType(
            {
                "same": (
                    0.6,
                    0.06,
                ),
                "near": (
                    0.25,
                    0.2,
                ),
                "apart": (
                    0.1,
                    0.3,
                ),
                "far": (
                    0.05,
                    0.44,
                ),
            }
        ),
        "episode": MappingProxyType(
            {
                "same": (
                    0.75,
                    0.02,
                ),
                "said": (
                    0.15,
                    0.03,
                ),
                "number": (
                    0.05,
                    0.3,
                ),
                "season": (
                    0.02,
                    0.1,
                ),
                "other": (
                    0.03,
                    0.55,
                ),
            }
        ),
        "genre": MappingProxyType(
            {
                "equal": (
                    0.35,
                    0.15,
                ),
                "shared": (
                    0.5,
                    0.45,
                ),
                "none": (
                    0.15,
                    0.4,
                ),
            }
        ),
        "kind": MappingProxyType(
            {
                "same": (
                    0.95,
                    0.7,
                ),
                "other": (
                    0.05,
                    0.3,
                ),
            }
        ),
        "id": MappingProxyType(
            {
                "same": (
                    0.98,
                    1e-08,
                ),
                "none": (
                    0.02,
                    0.999,
                ),
            }
        ),
    }
)
