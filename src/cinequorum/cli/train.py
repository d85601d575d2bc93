"""`cinequorum train`: make the shipped models again from data that the user has."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cinequorum.cli.console import print_json


class Model(StrEnum):
    """Which model to train."""

    BLOCKS = "blocks"
    CREDITS = "credits"
    FILMS = "films"
    KINDS = "kinds"
    LINES = "lines"
    NAMES = "names"
    OTHERS = "others"
    POLARITY = "polarity"
    SIEVE = "sieve"


def train(
    model: Annotated[Model, typer.Argument(help="Which model.")],
    data: Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder of the training data.")],
    out: Annotated[Path, typer.Option(help="Where the weights go.")],
    with_known_films: Annotated[
        bool, typer.Option("--known-films", help="Of credits, films or others: with what the known films say.")
    ] = False,
) -> None:
    """Train a shipped model again and print its figures on films, or sites, that it has not seen.

    Example:  cinequorum train polarity --data ../data --out weights
    """
    from cinequorum.catalogue.known import shipped
    from cinequorum.training import blocks, credits, films, kinds, lines, names, others, polarity, sieve

    trainers = {
        Model.BLOCKS: blocks.train,
        Model.CREDITS: credits.train,
        Model.FILMS: films.train,
        Model.KINDS: kinds.train,
        Model.LINES: lines.train,
        Model.NAMES: names.train,
        Model.OTHERS: others.train,
        Model.POLARITY: polarity.train,
        Model.SIEVE: sieve.train,
    }
    asking = {Model.CREDITS: credits.train, Model.FILMS: films.train, Model.OTHERS: others.train}
    if not with_known_films:
        print_json({model.value: trainers[model](data, out)})
    elif model in asking:
        print_json({model.value: asking[model](data, out, shipped())})
    else:
        raise typer.BadParameter(f"the weights of {model.value} do not ask the known films")
