"""The reference store keeps the contract that every backend keeps."""

from __future__ import annotations

import pytest

from cinequorum.store.memory import MemoryStore
from tests.store.contract import OpenStore, StoreContract


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def open_store(self) -> OpenStore:
        return MemoryStore
