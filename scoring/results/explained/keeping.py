"""What is worked out of a publication, kept in the memory of the process.

A publication never changes, so that its hash is a key that never goes stale. Values are handed out as they are, without
copying (a cache that pickles would read all units again for each page of one): nobody may change them.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """The `most` values asked for last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()
        self._making = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of `key`, made if it is not there; several that ask at once have it made once."""
        found = self.look(key)
        if found is None:
            with self._making:
                found = self.look(key) or self.keep(key, make())
        return found

    def look(self, key: Hashable) -> T | None:
        """The value of `key` if it is there, without making it."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def keep(self, key: Hashable, value: T) -> T:
        """Keep a value that was made elsewhere, and return it."""
        with self._lock:
            self._values[key] = value
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        return value
