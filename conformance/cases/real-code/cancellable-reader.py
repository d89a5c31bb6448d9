# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio"]
# about = "a line reader over a fake transport that is cancelled in the middle of a line and goes on without losing data"
# ///
import asyncio


class StreamClosed(EOFError):
    def __init__(self, partial: bytes):
        super().__init__(f"{len(partial)} bytes read before the end")
        self.partial = partial


class FakeTransport:
    """Feeds a reader by a script of (milliseconds, chunk)."""

    def __init__(self, reader, *script):
        self._reader = reader
        self._handles = []
        self._loop = asyncio.get_running_loop()
        when = 0
        for delay, chunk in script:
            when += delay / 1000
            feed = reader.feed_eof if chunk is None else reader.feed_data
            args = () if chunk is None else (chunk,)
            self._handles.append(self._loop.call_later(when, feed, *args))

    def abort(self):
        while self._handles:
            self._handles.pop().cancel()


class LineReader:
    def __init__(self, separator=b"\n", limit=64):
        self._buffer = b""
        self._eof = False
        self._waiter = None
        self._separator = separator
        self._limit = limit

    def feed_data(self, data):
        self._buffer += data
        self._wake()

    def feed_eof(self):
        self._eof = True
        self._wake()

    def _wake(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    async def _wait(self):
        if self._waiter is not None:
            raise RuntimeError("read() called while another coroutine is already waiting for incoming data")
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    async def readuntil(self):
        while True:
            index = self._buffer.find(self._separator)
            if index >= 0:
                end = index + len(self._separator)
                line, self._buffer = self._buffer[:end], self._buffer[end:]
                return line
            if len(self._buffer) > self._limit:
                raise ValueError("line is too long")
            if self._eof:
                partial, self._buffer = self._buffer, b""
                raise StreamClosed(partial)
            await self._wait()

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.readuntil()
        except StreamClosed as error:
            if error.partial:
                return error.partial
        raise StopAsyncIteration


async def lines(reader):
    async for line in reader:
        yield line.decode("ascii").rstrip("\n")


async def main():
    reader = LineReader()
    FakeTransport(reader, (5, b"first\nsec"), (30, b"ond\nthi"), (30, b"rd\n\nla"), (10, b"st"), (5, None))
    timeouts = 0
    received = []
    while True:
        try:
            line = await asyncio.wait_for(reader.__anext__(), timeout=0.02)
        except asyncio.TimeoutError:
            timeouts += 1
            continue
        except StopAsyncIteration:
            break
        received.append(line)
    print(received, "timeouts:", timeouts > 0)

    reader = LineReader()
    transport = FakeTransport(reader, (5, b"one\ntwo\nth"), (200, b"ree\n"))
    consumer = asyncio.ensure_future(_print_all(lines(reader)))
    await asyncio.sleep(0.02)
    try:
        await reader.readuntil()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
    consumer.cancel()
    try:
        await consumer
    except asyncio.CancelledError:
        print("cancelled:", consumer.cancelled())
    transport.abort()
    reader.feed_data(b"3\n")
    reader.feed_eof()
    print(await _print_all(lines(reader)), "lines more")

    reader = LineReader(separator=b"\r\n", limit=8)
    reader.feed_data(b"GET /\r\n" + b"x" * 9)
    print(await reader.readuntil())
    try:
        await reader.readuntil()
    except ValueError as error:
        print("ValueError:", error)


async def _print_all(source):
    count = 0
    async for count, line in _numbered(source):
        print(f"{count:02d} {line!r}")
    return count


async def _numbered(source, start=1):
    async for item in source:
        yield start, item
        start += 1


asyncio.run(main())
