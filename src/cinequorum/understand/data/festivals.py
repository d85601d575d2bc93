"""Made from resources/festivals.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FESTIVALS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "Cannes Film Festival": (
            "Cannes Film Festival",
            "Cannes",
            "Festival de Cannes",
        ),
        "Venice Film Festival": (
            "Venice Film Festival",
            "Venice International Film Festival",
            "Mostra de Venecia",
            "Mostra de Venise",
            "Filmfestspiele von Venedig",
            "Venice",
        ),
        "Berlin International Film Festival": (
            "Berlin International Film Festival",
            "Berlin Film Festival",
            "Berlinale",
        ),
        "Sundance Film Festival": (
            "Sundance Film Festival",
            "Sundance",
        ),
        "Toronto International Film Festival": (
            "Toronto International Film Festival",
            "Toronto Film Festival",
            "TIFF",
        ),
        "Telluride Film Festival": (
            "Telluride Film Festival",
            "Telluride",
        ),
        "New York Film Festival": (
            "New York Film Festival",
            "NYFF",
        ),
        "Tribeca Film Festival": (
            "Tribeca Film Festival",
            "Tribeca Festival",
            "Tribeca",
        ),
        "SXSW Film Festival": (
            "SXSW Film Festival",
            "South by Southwest",
            "SXSW",
        ),
        "London Film Festival": (
            "London Film Festival",
            "BFI London Film Festival",
            "LFF",
        ),
        "Locarno Film Festival": (
            "Locarno Film Festival",
            "Locarno",
        ),
        "San Sebastián International Film Festival": (
            "San Sebastián International Film Festival",
            "San Sebastian Film Festival",
            "San Sebastián Film Festival",
            "Festival de San Sebastián",
        ),
        "Karlovy Vary International Film Festival": (
            "Karlovy Vary International Film Festival",
            "Karlovy Vary Film Festival",
            "Karlovy Vary",
        ),
        "International Film Festival Rotterdam": (
            "International Film Festival Rotterdam",
            "Rotterdam Film Festival",
            "IFFR",
        ),
        "Sitges Film Festival": (
            "Sitges Film Festival",
            "Festival de Sitges",
        ),
        "Busan International Film Festival": (
            "Busan International Film Festival",
            "Busan Film Festival",
        ),
        "Tokyo International Film Festival": (
            "Tokyo International Film Festival",
            "Tokyo Film Festival",
        ),
        "AFI Fest": (
            "AFI Fest",
            "AFI FEST",
        ),
        "Fantastic Fest": ("Fantastic Fest",),
        "Fantasia International Film Festival": (
            "Fantasia International Film Festival",
            "Fantasia Film Festival",
            "Fantasia Fest",
        ),
        "Chicago International Film Festival": (
            "Chicago International Film Festival",
            "Chicago Film Festival",
        ),
        "Melbourne International Film Festival": (
            "Melbourne International Film Festival",
            "MIFF",
        ),
        "Edinburgh International Film Festival": (
            "Edinburgh International Film Festival",
            "Edinburgh Film Festival",
        ),
        "Moscow International Film Festival": (
            "Moscow International Film Festival",
            "Moscow Film Festival",
        ),
        "Annecy International Animation Film Festival": (
            "Annecy International Animation Film Festival",
            "Annecy Festival",
            "Annecy",
        ),
    }
)

AWARDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "Academy Awards": (
            "Academy Awards",
            "Academy Award",
            "Oscars",
            "Oscar",
        ),
        "BAFTA Awards": (
            "BAFTA Awards",
            "BAFTA Award",
            "BAFTAs",
            "BAFTA",
        ),
        "Golden Globe Awards": (
            "Golden Globe Awards",
            "Golden Globe Award",
            "Golden Globes",
            "Golden Globe",
        ),
        "Screen Actors Guild Awards": (
            "Screen Actors Guild Award",
            "SAG Award",
            "SAG Awards",
        ),
        "César Awards": (
            "César Award",
            "César Awards",
            "Césars",
            "César",
        ),
        "Goya Awards": (
            "Goya Award",
            "Goya Awards",
            "Premio Goya",
            "Premios Goya",
            "Goya",
        ),
        "European Film Awards": (
            "European Film Award",
            "European Film Awards",
        ),
        "Independent Spirit Awards": (
            "Independent Spirit Award",
            "Independent Spirit Awards",
            "Spirit Award",
        ),
        "Critics' Choice Awards": (
            "Critics' Choice Award",
            "Critics’ Choice Award",
            "Critics Choice Award",
        ),
        "Cannes Film Festival": (
            "Palme d'Or",
            "Palme d’Or",
            "Caméra d'Or",
            "Camera d'Or",
            "Un Certain Regard Prize",
            "Palma de Oro",
        ),
        "Venice Film Festival": (
            "Golden Lion",
            "Silver Lion",
            "Volpi Cup",
            "León de Oro",
        ),
        "Berlin International Film Festival": (
            "Golden Bear",
            "Silver Bear",
            "Oso de Oro",
        ),
        "Locarno Film Festival": ("Golden Leopard",),
        "San Sebastián International Film Festival": (
            "Golden Shell",
            "Concha de Oro",
        ),
    }
)

PRIZES: Final[tuple[str, ...]] = (
    "Special Jury Prize",
    "Special Jury Award",
    "Grand Jury Prize",
    "Jury Prize",
    "Grand Prix",
    "Grand Prize",
    "Audience Award",
    "People's Choice Award",
    "Best Director",
    "Best Actor",
    "Best Actress",
    "Best Screenplay",
    "Best Picture",
    "Best Film",
    "Critics Week Grand Prize",
    "FIPRESCI Prize",
    "Queer Palm",
    "Crystal Globe",
    "Tiger Award",
)

WON: Final[tuple[str, ...]] = (
    "won",
    "wins",
    "winning",
    "win",
    "took home",
    "takes home",
    "received",
    "receives",
    "earned",
    "earns",
    "awarded",
    "winner of",
    "picked up",
    "nabbed",
    "bagged",
    "honored with",
    "honoured with",
    "garnered",
    "taking home",
    "was given",
    "ganó",
    "ganadora",
    "premiada con",
    "a remporté",
    "lauréat",
    "gewann",
)

NOMINATED: Final[tuple[str, ...]] = (
    "nominated",
    "nominations",
    "nomination",
    "nominee",
    "nominees",
    "shortlisted",
    "in the running",
    "nominada",
    "nominado",
    "nommé",
    "nominiert",
)

SELECTED: Final[tuple[str, ...]] = (
    "premiered",
    "premieres",
    "premiering",
    "premiere",
    "debuted",
    "debuting",
    "screened",
    "screens",
    "screening",
    "bowed",
    "played",
    "opened",
    "opening",
    "selected",
    "selection",
    "competition",
    "unveiled",
    "estrenada",
    "estrenó",
    "présenté",
    "uraufgeführt",
)

DOUBT: Final[tuple[str, ...]] = (
    "might",
    "could",
    "may",
    "should",
    "deserves",
    "deserve",
    "deserving",
    "hope",
    "hopes",
    "hopefully",
    "will be",
    "predict",
    "contender",
    "contention",
    "buzz",
    "if",
    "worthy",
    "chances",
    "snubbed",
    "robbed",
    "campaign",
    "bait",
    "overlooked",
)
