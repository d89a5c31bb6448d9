# asyncio: waiting for several awaitables, and for a limited time.
import asyncio
import warnings
from asyncio import CancelledError, Future, TimeoutError, ensure_future, get_running_loop, isfuture, iscoroutine
from asyncio import _await, _has, _mark, _minor, _loop_of_thread

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


# gather

class _GatheringFuture(Future):
    __module__ = "asyncio.tasks"

    # Cancelling it cancels what it gathers; it is cancelled itself once all of that is done.
    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    loop = None
    if not coros_or_futures or not any(map(isfuture, coros_or_futures)):
        loop = _loop_of_thread()
    return _gather(loop, coros_or_futures, return_exceptions)


def _gather(loop, awaitables, return_exceptions):
    if not awaitables:
        empty = loop.create_future()
        empty.set_result([])
        return empty
    outer = None
    finished = 0
    children = []
    started = []

    def child_done(child):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            error = _error_of(child)
            if error is not None:
                outer.set_exception(error)
                return
        if finished == len(started):
            results = [_outcome(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(child._make_cancelled_error())
            else:
                outer.set_result(results)

    for awaitable in awaitables:
        child = _known(awaitable, awaitables, children)
        if child is None:
            child = ensure_future(awaitable, loop=loop)
            if loop is None:
                loop = child.get_loop()
            if child is not awaitable:
                child._be_silent()
            started.append(child)
            child.add_done_callback(child_done)
        children.append(child)
    outer = _GatheringFuture(loop=loop)
    outer._children = children
    outer._cancel_requested = False
    return outer


def _known(awaitable, awaitables, children):
    # The same awaitable given twice is awaited once.
    for earlier, child in zip(awaitables, children):
        if earlier is awaitable:
            return child
    return None


def _error_of(future):
    if future.cancelled():
        return future._make_cancelled_error()
    return future.exception()


def _outcome(future):
    if future.cancelled():
        message = future._cancel_message
        if _minor < 9:
            return CancelledError()
        return CancelledError("" if message is None else message)
    error = future.exception()
    return future.result() if error is None else error


# wait

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty." if _minor >= 11 else "Set of coroutines/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(awaitable) for awaitable in fs):
        if not _has("wait-takes-coroutines"):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
        if not _has("wait-of-coroutines-silent"):
            warnings.warn(
                "The explicit passing of coroutine objects to asyncio.wait() is deprecated since Python 3.8, and scheduled for "
                "removal in Python 3.11.",
                DeprecationWarning,
            )
    loop = get_running_loop()
    if _has("wait-takes-coroutines"):
        fs = {ensure_future(awaitable, loop=loop) for awaitable in fs}
    return await _wait(fs, timeout, return_when, loop)


async def _wait(futures, timeout, return_when, loop):
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = len(futures)

    def one_done(future):
        nonlocal left
        left -= 1
        failed = return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or failed:
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for future in futures:
        future.add_done_callback(one_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(one_done)
    done, pending = set(), set()
    for future in futures:
        (done if future.done() else pending).add(future)
    return done, pending


def _release(waiter, *_):
    if not waiter.done():
        waiter.set_result(None)


# shield

def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


# wait_for and timeout

async def wait_for(fut, timeout):
    if _has("wait-for-makes-task"):
        return await _wait_for_in_task(fut, timeout)
    if fut is not None and not isfuture(fut) and not iscoroutine(fut):
        fut = _await(fut)
    if timeout is not None and timeout <= 0:
        return await _wait_no_time(fut)
    async with _timeout(timeout, fut):
        return await fut


async def _wait_no_time(fut):
    fut = ensure_future(fut)
    if fut.done():
        return fut.result()
    _mark("asyncio.wait-for.finishes", fut)
    if _has("wait-for-zero-leaves-step-pending"):
        fut.cancel()
        raise TimeoutError
    await _cancel_and_wait(fut)
    result = _result_after_timeout(fut)
    if _has("wait-for-hides-late-outcome"):
        raise TimeoutError
    return result


def _result_after_timeout(fut):
    try:
        return fut.result()
    except CancelledError as error:
        raise TimeoutError from error


async def _cancel_and_wait(fut):
    loop = get_running_loop()
    waiter = loop.create_future()

    def release(_):
        _release(waiter)

    fut.add_done_callback(release)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)


async def _wait_for_in_task(fut, timeout):
    if timeout is None:
        return await fut
    if timeout <= 0 and not _has("wait-for-leaves-step-pending"):
        return await _wait_no_time(fut)
    loop = get_running_loop()
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release, waiter)

    def release(_):
        _release(waiter)

    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if _has("cancelled-wait-for-leaves-step-pending"):
                fut.remove_done_callback(release)
                fut.cancel()
                raise
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        _mark("asyncio.wait-for.finishes", fut)
        if _has("wait-for-leaves-step-pending"):
            fut.cancel()
            raise TimeoutError
        await _cancel_and_wait(fut)
        if _has("wait-for-hides-late-outcome"):
            raise TimeoutError
        return _result_after_timeout(fut)
    finally:
        timer.cancel()


class Timeout:
    __module__ = "asyncio.timeouts"

    def __init__(self, when):
        self._state = "created"
        self._when = when
        self._timer = None
        self._task = None
        self._step = None

    def when(self):
        return self._when

    def expired(self):
        return self._state in ("expiring", "expired")

    def __repr__(self):
        when = ""
        state = self._state if self._state != "exited" else "finished"
        if self._state == "active":
            when = f" when={round(self._when, 3) if self._when is not None else None}"
        return f"<Timeout [{state}]{when}>"

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        if when is None:
            self._timer = None
            return
        loop = get_running_loop()
        if when <= loop.time():
            self._timer = loop.call_soon(self._expire)
        else:
            self._timer = loop.call_at(when, self._expire)

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and exc_type is not None and issubclass(exc_type, CancelledError):
                raise TimeoutError from exc_val
            if exc_val is not None and not _has("timeout-only-as-cause"):
                _name_timeout_as_context(exc_val)
        elif self._state == "active":
            self._state = "exited"
        return None

    def _expire(self):
        if self._step is not None:
            _mark("asyncio.wait-for.finishes", self._step)
        self._task.cancel()
        self._state = "expiring"
        self._timer = None


def _name_timeout_as_context(error):
    while error.__context__ is not None:
        if isinstance(error.__context__, CancelledError):
            timeout = TimeoutError()
            timeout.__context__ = timeout.__cause__ = error.__context__
            error.__context__ = timeout
            break
        error = error.__context__


def timeout(delay):
    return _timeout(delay, None)


def timeout_at(when):
    return Timeout(when)


def _timeout(delay, step):
    made = Timeout(None if delay is None else get_running_loop().time() + delay)
    made._step = step
    return made


# as_completed

class _AsCompletedIterator:
    """What as_completed() gives: awaitables of results, or from 3.13 on also the futures themselves, in the order in which they end."""

    __module__ = "asyncio.tasks"

    def __init__(self, awaitables, timeout):
        loop = _loop_of_thread()
        self._done = asyncio.Queue()
        self._waiting = []
        self._timer = None
        for awaitable in _each_once(awaitables):
            self._waiting.append(ensure_future(awaitable, loop=loop))
        self._left = len(self._waiting)
        for future in self._waiting:
            future.add_done_callback(self._on_done)
        if self._waiting and timeout is not None:
            self._timer = loop.call_later(timeout, self._on_timeout)

    def _on_done(self, future):
        if not self._waiting:
            return
        self._waiting.remove(future)
        self._done.put_nowait(future)
        if not self._waiting and self._timer is not None:
            self._timer.cancel()

    def _on_timeout(self):
        for future in self._waiting:
            future.remove_done_callback(self._on_done)
            self._done.put_nowait(None)
        self._waiting.clear()

    async def _wait_for_one(self, has_result):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if has_result else future

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one(False)


def _each_once(awaitables):
    found = []
    for awaitable in awaitables:
        if awaitable not in found:
            found.append(awaitable)
    return found


def _completions(fs, timeout, wanted):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"{wanted}, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


def _of_generator(coroutine):
    coroutine.__qualname__ = "as_completed.<locals>._wait_for_one"
    return coroutine


if _has("as-completed-only-iterates"):
    def as_completed(fs, *, timeout=None):
        completions = _completions(fs, timeout, "expect an iterable of futures")
        for _ in range(completions._left):
            yield _of_generator(next(completions))
else:
    def as_completed(fs, *, timeout=None):
        return _completions(fs, timeout, "expects an iterable of awaitables")


# Task groups

class TaskGroup:
    __module__ = "asyncio.taskgroups"

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent = None
        self._parent_cancel_requested = False
        self._tasks = set()
        self._errors = []
        self._base_error = None
        self._all_done = None

    def __repr__(self):
        parts = [""]
        if self._tasks:
            parts.append(f"tasks={len(self._tasks)}")
        if self._errors:
            parts.append(f"errors={len(self._errors)}")
        if self._aborting:
            parts.append("cancelling")
        elif self._entered:
            parts.append("entered")
        return f"<TaskGroup{' '.join(parts)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has been already entered")
        self._entered = True
        self._loop = get_running_loop()
        self._parent = asyncio.current_task()
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        return self

    async def __aexit__(self, exc_type, exc, exc_tb):
        exc_tb = None
        try:
            return await self._leave(exc_type, exc)
        finally:
            self._parent = self._errors = self._base_error = exc = None

    async def _leave(self, exc_type, exc):
        self._exiting = True
        if exc is not None and isinstance(exc, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exc
        cancellation = exc if exc is not None and isinstance(exc, CancelledError) else None
        if self._parent_cancel_requested and _has("task-group-keeps-its-cancellation"):
            if self._parent.uncancel() == 0:
                cancellation = None
        if exc_type is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._all_done is None:
                self._all_done = self._loop.create_future()
            try:
                await self._all_done
            except CancelledError as error:
                if not self._aborting:
                    cancellation = error
                    self._abort()
            self._all_done = None
        if self._base_error is not None:
            raise self._base_error
        if self._parent_cancel_requested and not _has("task-group-keeps-its-cancellation"):
            if self._parent.uncancel() == 0:
                cancellation = None
        if cancellation is not None and not self._errors:
            raise cancellation
        if isinstance(exc, GeneratorExit) and not self._errors and not _has("task-group-groups-generator-exit"):
            return
        if exc is not None and not isinstance(exc, CancelledError):
            self._errors.append(exc)
        if self._errors:
            if not _has("task-group-keeps-its-cancellation") and self._parent.cancelling():
                self._parent.uncancel()
                self._parent.cancel()
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            self._refuse(coro)
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            self._refuse(coro)
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            self._refuse(coro)
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, name=name, context=context)
        if task.done():
            self._task_done(task)
        else:
            self._tasks.add(task)
            task.add_done_callback(self._task_done)
        return task

    def _refuse(self, coro):
        if not _has("refused-coroutine-left-open"):
            coro.close()

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _task_done(self, task):
        self._tasks.discard(task)
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        if self._parent.done():
            message = f"Task {task!r} has errored out but its parent task {self._parent} is already completed"
            self._loop.call_exception_handler({"message": message, "exception": error, "task": task})
            return
        if not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent.cancel()
