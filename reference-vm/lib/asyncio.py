# asyncio: running coroutines, and the event loop. Its time is virtual: when nothing is ready the clock jumps to the next timer.
# Futures, tasks and handles are native; what waits for several of them is in asyncio_waiting, locks and queues are in
# asyncio_synchronization.
import sys
import warnings

_loop_set = None
_loop_was_set = False


class BaseEventLoop:
    __module__ = "asyncio.base_events"

    def __init__(self):
        self._ready = []
        self._timers = _Timers()
        self._now = 0.0
        self._stopping = False
        self._running = False
        self._closed = False
        self._handler = None
        self._debug = False
        self._asyncgens = _weak_set()
        self._asyncgens_shut_down = False
        self._hooks = None
        # A real loop is part of a cycle too: its selector knows its methods.
        self._selector = self

    def __del__(self):
        if not self._closed:
            warnings.warn(f"unclosed event loop {self!r}", ResourceWarning)
            if not self._running:
                self.close()

    def __repr__(self):
        return f"<EventLoop running={self._running} closed={self._closed} debug={self._debug}>"

    # Running

    def run_forever(self):
        self._check_closed()
        self._check_not_running()
        _mark("asyncio.hooks.only-while-running")
        hooks = sys.get_asyncgen_hooks()
        self._running = True
        try:
            _set_running_loop(self)
            sys.set_asyncgen_hooks(self._begin_asyncgen, self._finalize_asyncgen)
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _set_running_loop(None)
            sys.set_asyncgen_hooks(hooks.firstiter, hooks.finalizer)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_not_running()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        if is_new:
            future._be_silent()
        future.add_done_callback(_stop_when_done)
        try:
            self.run_forever()
        except BaseException:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_when_done)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        if not self._closed:
            self._closed = True
            self._ready.clear()
            self._timers.clear()

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_not_running(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _run_once(self):
        earliest = self._timers.earliest()
        if not self._ready and not self._stopping:
            if earliest is None:
                raise RuntimeError("deadlock: all tasks wait and nothing is scheduled")
            if earliest > self._now:
                self._now = earliest
        if earliest is not None:
            self._ready.extend(self._timers.pop_due(self._now + 1e-9))
        handle = None
        for _ in range(len(self._ready)):
            handle = self._ready.pop(0)
            handle._run()
        handle = None

    # Scheduling

    def time(self):
        return self._now

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None and _minor >= 11:
            raise TypeError("delay must not be None")
        return self.call_at(self._now + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None and not _has("call-at-none-asserts"):
            raise TypeError("when cannot be None")
        self._check_closed()
        if when is None:
            raise AssertionError
        if not isinstance(when, (int, float)):
            _unsupported("call_at() of something else than a number")
        timer = TimerHandle(when, callback, args, self, context)
        self._timers.push(timer)
        return timer

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        return Task(coro, loop=self, name=name, context=context)

    # Errors

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def get_exception_handler(self):
        return self._handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def default_exception_handler(self, context):
        _report(context)

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            message = "Unhandled error in exception handler"
            self.default_exception_handler({"message": message, "exception": error, "context": context})

    # Asynchronous generators

    def _begin_asyncgen(self, agen):
        if self._asyncgens_shut_down:
            _mark("asyncio.shutdown-asyncgens.warns-afterwards", agen)
            _warn_scheduled_after_shutdown(agen)
        self._asyncgens.add(agen)

    def _finalize_asyncgen(self, agen):
        self._asyncgens.discard(agen)
        if not self._closed:
            _mark("asyncio.finalizer.schedules-aclose-task", agen)
            if not _context_is_empty():
                _mark("ctx.asyncio-finalizer-context", agen)
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_shut_down = True
        agens = self._asyncgens.items()
        if not agens:
            return
        self._asyncgens.clear()
        for agen in agens:
            _mark("asyncio.shutdown-asyncgens.closes-all", agen)
            if len(agens) > 1:
                _mark("asyncio.shutdown-asyncgens.concurrent", agen)
        results = await gather(*[agen.aclose() for agen in agens], return_exceptions=True)
        for result, agen in zip(results, agens):
            if isinstance(result, Exception):
                _mark("asyncio.shutdown-asyncgens.errors-to-handler", agen)
                message = f"an error occurred during closing of asynchronous generator {agen!r}"
                self.call_exception_handler({"message": message, "exception": result, "asyncgen": agen})

    async def shutdown_default_executor(self, timeout=None):
        pass


class EventLoop(BaseEventLoop):
    pass


def _stop_when_done(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return
    future.get_loop().stop()


def new_event_loop():
    return EventLoop()


def set_event_loop(loop):
    global _loop_set, _loop_was_set
    _loop_set = loop
    _loop_was_set = True


def _loop_of_thread():
    running = _get_running_loop()
    if running is not None:
        return running
    if _has("no-running-loop-warns"):
        warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=2)
    if _loop_set is None and not _loop_was_set and _has("event-loop-made-implicitly"):
        if _has("implicit-loop-warns"):
            warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=2)
        set_event_loop(new_event_loop())
    if _loop_set is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _loop_set


get_event_loop = _loop_of_thread


# Coroutines and tasks

def iscoroutine(obj):
    return _is_coroutine(obj)


def iscoroutinefunction(func):
    if not _has("asyncio-iscoroutinefunction-silent"):
        warnings.warn(
            "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "
            "use inspect.iscoroutinefunction() instead",
            DeprecationWarning,
        )
    return _is_coroutine_function(func)


def isfuture(obj):
    return isinstance(obj, Future)


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    task = _current()
    return task if task is not None and task.get_loop() is loop else None


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return {task for task in _tasks.items() if task.get_loop() is loop and not task.done()}


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    if loop is None:
        loop = _loop_of_thread()
    return loop.create_task(coro_or_future)


async def sleep(delay, result=None):
    if delay <= 0:
        await _Turn()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


class _Turn:
    def __await__(self):
        yield


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


# Running a program

class Runner:
    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None

    def __enter__(self):
        self._begin()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        if self._state != "initialized":
            return
        _mark("asyncio.runner.close-finalizes")
        self._close_loop()

    def _close_loop(self):
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._loop_factory is None:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        self._begin()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            _mark("asyncio.run.accepts")
            if _has("asyncio-run-only-coroutines") or not hasattr(type(coro), "__await__"):
                raise _not_runnable(coro)
            coro = _await(coro)
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._begin()
        if context is None:
            context = self._context
        task = self._loop.create_task(coro, context=context)
        return self._loop.run_until_complete(task)

    def _begin(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
        else:
            self._loop = self._loop_factory()
        self._context = contextvars.copy_context()
        self._state = "initialized"


def _not_runnable(obj):
    if _has("asyncio-run-only-coroutines"):
        return ValueError(f"a coroutine was expected, got {obj!r}")
    return TypeError("An asyncio.Future, a coroutine or an awaitable is required")


def run(main, *, debug=None, loop_factory=None):
    _mark("asyncio.run.finalizes-asyncgens")
    _mark("asyncio.run.accepts")
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if _has("asyncio-runner-absent"):
        return _run_without_runner(main)
    runner = Runner(loop_factory=loop_factory)
    runner._begin()
    try:
        return runner.run(main)
    finally:
        runner._close_loop()


def _run_without_runner(main):
    if not iscoroutine(main):
        raise _not_runnable(main)
    loop = new_event_loop()
    try:
        set_event_loop(loop)
        return loop.run_until_complete(main)
    finally:
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            set_event_loop(None)
            loop.close()


def _cancel_all_tasks(loop):
    tasks = all_tasks(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(_gather(loop, tasks, True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            message = "unhandled exception during asyncio.run() shutdown"
            loop.call_exception_handler({"message": message, "exception": task.exception(), "task": task})


import contextvars
from _asyncio_waiting import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, as_completed, gather, shield, wait, wait_for, _gather
from _asyncio_synchronization import BoundedSemaphore, Condition, Event, LifoQueue, Lock, PriorityQueue, Queue, QueueEmpty, QueueFull
from _asyncio_synchronization import Semaphore

if _minor >= 11:
    from _asyncio_waiting import TaskGroup, Timeout, timeout, timeout_at
if _minor >= 13:
    from _asyncio_synchronization import QueueShutDown
