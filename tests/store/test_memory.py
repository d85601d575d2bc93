"""The reference store keeps the contract that every backend keeps."""

from __future__ import annotations

import pytest
from tests.store.contract import OpenStore, StoreContract

from cinequorum.store.memory import MemoryStore


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def open_store(self) -> OpenStore:
        return MemoryStore
