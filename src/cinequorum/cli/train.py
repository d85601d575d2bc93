"""`cinequorum train`: make the shipped models again from data that the user has."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cinequorum.cli.console import print_json


class Model(StrEnum):
    """Which model to train."""

    POLARITY = "polarity"


def train(
    model: Annotated[Model, typer.Argument(help="Which model.")],
    data: Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder of the training data.")],
    out: Annotated[Path, typer.Option(help="Where the weights go.")],
) -> None:
    """Train a shipped model again and print its figures on unseen films.

    Example:  cinequorum train polarity --data ../data --out polarity.npz
    """
    from cinequorum.training import polarity

    print_json({model.value: polarity.train(data, out)})
