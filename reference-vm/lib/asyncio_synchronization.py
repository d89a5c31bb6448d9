# asyncio: events, locks, conditions, semaphores and queues.
from asyncio import CancelledError, _get_running_loop, _has, _loop_of_thread, _minor
from types import GenericAlias


class _BoundToLoop:
    def __init__(self):
        self._loop = _loop_of_thread() if _has("events-bound-at-creation") else None

    def _get_loop(self):
        if _has("events-bound-at-creation"):
            return self._loop
        loop = _get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop


class _Shown(_BoundToLoop):
    # What shows its state and how many wait for it.

    def __repr__(self):
        parts = [self._state()]
        if self._waiters:
            parts.append(f"waiters:{len(self._waiters)}")
        return f"{super().__repr__()[:-1]} [{_COMMA.join(parts)}]>"


_COMMA = ", " if _minor >= 7 else ","


class Event(_Shown):
    __module__ = "asyncio.locks"

    def __init__(self):
        super().__init__()
        self._waiters = []
        self._is_set = False

    def _state(self):
        return "set" if self._is_set else "unset"

    def is_set(self):
        return self._is_set

    def set(self):
        if not self._is_set:
            self._is_set = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        self._is_set = False

    async def wait(self):
        if self._is_set:
            return True
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class _Entered:
    # `async with` of a lock, a condition or a semaphore.
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Entered, _Shown):
    __module__ = "asyncio.locks"

    def __init__(self):
        super().__init__()
        self._waiters = []
        self._is_locked = False

    def _state(self):
        return "locked" if self.locked() else "unlocked"

    def locked(self):
        return self._is_locked

    async def acquire(self):
        if not self._is_locked and all(waiter.cancelled() for waiter in self._waiters):
            self._is_locked = True
            return True
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not self._is_locked:
                self._wake_first()
            raise
        self._is_locked = True
        return True

    def release(self):
        if not self._is_locked:
            raise RuntimeError("Lock is not acquired.")
        self._is_locked = False
        self._wake_first()

    def _wake_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Condition(_Entered, _Shown):
    __module__ = "asyncio.locks"

    def __init__(self, lock=None):
        super().__init__()
        self._lock = Lock() if lock is None else lock
        self._waiters = []
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def _state(self):
        return "locked" if self.locked() else "unlocked"

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = self._get_loop().create_future() if _minor >= 13 else None
        self.release()
        try:
            if waiter is None:
                waiter = self._get_loop().create_future()
            self._waiters.append(waiter)
            try:
                await waiter
                return True
            finally:
                self._waiters.remove(waiter)
        finally:
            await self._acquire_again()

    async def _acquire_again(self):
        cancellation = None
        while True:
            try:
                await self.acquire()
                break
            except CancelledError as error:
                cancellation = error
        if cancellation is not None:
            raise cancellation

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        woken = 0
        for waiter in self._waiters:
            if woken >= n:
                break
            if not waiter.done():
                woken += 1
                waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Entered, _Shown):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        super().__init__()
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = []
        self._value = value

    def _state(self):
        return "locked" if self.locked() else f"unlocked{_COMMA}value:{self._value}"

    def locked(self):
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._value += 1
                self._wake_next()
            raise
        self._wake_next()
        return True

    def release(self):
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        for waiter in self._waiters:
            if self._value <= 0:
                break
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return


class BoundedSemaphore(Semaphore):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class QueueEmpty(Exception):
    __module__ = "asyncio.queues"


class QueueFull(Exception):
    __module__ = "asyncio.queues"


class QueueShutDown(Exception):
    __module__ = "asyncio.queues"


class Queue(_BoundToLoop):
    __module__ = "asyncio.queues"

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, maxsize=0):
        super().__init__()
        self._maxsize = maxsize
        self._items = []
        self._is_shut_down = False
        self._getters = []
        self._putters = []
        self._unfinished = 0
        self._finished = Event()
        self._finished.set()

    def __repr__(self):
        return f"<{type(self).__name__} at 0x… {self._shown()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._shown()}>"

    def _shown(self):
        parts = [f"maxsize={self._maxsize!r}"]
        if self._items:
            parts.append(f"_queue={list(self._items)!r}")
        if self._getters:
            parts.append(f"_getters[{len(self._getters)}]")
        if self._putters:
            parts.append(f"_putters[{len(self._putters)}]")
        if self._unfinished:
            parts.append(f"tasks={self._unfinished}")
        if self._is_shut_down:
            parts.append("shutdown")
        return " ".join(parts)

    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return not self._maxsize <= 0 and len(self._items) >= self._maxsize

    async def put(self, item):
        while self.full():
            if self._is_shut_down:
                raise QueueShutDown
            await self._wait_in(self._putters, self.full)
        self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shut_down:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        _wake_next_of(self._getters)

    async def get(self):
        while self.empty():
            if self._is_shut_down:
                raise QueueShutDown
            await self._wait_in(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            if self._is_shut_down:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        _wake_next_of(self._putters)
        return item

    def _put(self, item):
        self._items.append(item)

    def _get(self):
        return self._items.pop(0)

    async def _wait_in(self, line, still_blocked):
        waiter = self._get_loop().create_future()
        line.append(waiter)
        try:
            await waiter
        except BaseException:
            waiter.cancel()
            if waiter in line:
                line.remove(waiter)
            if not still_blocked() and not waiter.cancelled():
                _wake_next_of(line)
            raise

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()

    if _minor >= 13:
        def shutdown(self, immediate=False):
            self._is_shut_down = True
            if immediate:
                while not self.empty():
                    self._get()
                    if self._unfinished > 0:
                        self._unfinished -= 1
                if self._unfinished == 0:
                    self._finished.set()
            for line in (self._getters, self._putters):
                while line:
                    _wake_next_of(line)


class LifoQueue(Queue):
    __module__ = "asyncio.queues"

    def _get(self):
        return self._items.pop()


class PriorityQueue(Queue):
    __module__ = "asyncio.queues"

    # The items are a binary heap. What is taken out is replaced by the last item, for which the smaller children make room down to a
    # leaf, from where it rises to its place: so equal items come in the order that real heaps give them.

    def _put(self, item):
        self._items.append(item)
        self._rise(len(self._items) - 1)

    def _get(self):
        last = self._items.pop()
        if not self._items:
            return last
        first = self._items[0]
        hole = 0
        while 2 * hole + 1 < len(self._items):
            child = 2 * hole + 1
            if child + 1 < len(self._items) and not self._items[child] < self._items[child + 1]:
                child += 1
            self._items[hole] = self._items[child]
            hole = child
        self._items[hole] = last
        self._rise(hole)
        return first

    def _rise(self, place):
        item = self._items[place]
        while place > 0 and item < self._items[(place - 1) // 2]:
            self._items[place] = self._items[(place - 1) // 2]
            place = (place - 1) // 2
        self._items[place] = item


def _wake_next_of(line):
    while line:
        waiter = line.pop(0)
        if not waiter.done():
            waiter.set_result(None)
            break
