# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["data.anext.raises-stopasync", "data.acm.suspendable"]
# features = ["asyncio"]
# about = "a websocket-like connection on a fake transport: messages as an asynchronous iterator, ping and pong, closing codes"
# ///
import asyncio
from collections import deque
from contextlib import suppress


class ConnectionClosed(Exception):
    def __init__(self, code, reason=""):
        self.code = code
        self.reason = reason
        super().__init__(code, reason)

    def __str__(self):
        meaning = {1000: "OK", 1001: "going away", 1006: "abnormal closure"}.get(self.code, "unknown")
        return f"code {self.code} ({meaning}){': ' if self.reason else ''}{self.reason}"


class ConnectionClosedOK(ConnectionClosed):
    pass


class ConnectionClosedError(ConnectionClosed):
    pass


def pipe():
    """Two ends of a fake transport."""
    one, two = asyncio.Queue(), asyncio.Queue()
    return (one.get, two.put_nowait), (two.get, one.put_nowait)


class WebSocket:
    def __init__(self, transport, name):
        self._receive, self._transmit = transport
        self._name = name
        self._messages = deque()
        self._pings = {}
        self._waiter = None
        self._closed = None
        self._reader = asyncio.ensure_future(self._read_frames())

    def __repr__(self):
        state = "open" if self._closed is None else f"closed {self._closed.code}"
        return f"<{type(self).__name__} {self._name} {state}>"

    async def _read_frames(self):
        while self._closed is None:
            kind, *payload = await self._receive()
            getattr(self, "_on_frame")(kind, *payload)

    def _on_frame(self, kind, *payload):
        handlers = {"text": self._on_text, "ping": self._on_ping, "pong": self._on_pong, "close": self._on_close}
        handlers[kind](*payload)

    def _on_text(self, text):
        self._messages.append(text)
        self._wake()

    def _on_ping(self, number):
        self._transmit(("pong", number))

    def _on_pong(self, number):
        with suppress(KeyError):
            self._pings.pop(number).set_result(None)

    def _on_close(self, code=1006, reason=""):
        if self._closed is None:
            if code != 1006:
                self._transmit(("close", code, reason))
            self._end(code, reason)

    def _end(self, code, reason):
        error_type = ConnectionClosedOK if code in (1000, 1001) else ConnectionClosedError
        self._closed = error_type(code, reason)
        for waiter in self._pings.values():
            waiter.cancel()
        self._pings.clear()
        self._wake()

    def _wake(self):
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def recv(self):
        while not self._messages:
            if self._closed is not None:
                raise self._closed
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        return self._messages.popleft()

    async def send(self, message):
        if self._closed is not None:
            raise self._closed
        if isinstance(message, str):
            self._transmit(("text", message))
        elif hasattr(message, "__aiter__"):
            async for part in message:
                await self.send(part)
        else:
            raise TypeError(f"cannot send {type(message).__name__}")

    async def ping(self):
        number = len(self._pings) + 1
        self._pings[number] = waiter = asyncio.get_running_loop().create_future()
        self._transmit(("ping", number))
        return waiter

    async def close(self, code=1000, reason=""):
        if self._closed is None:
            self._transmit(("close", code, reason))
            self._end(code, reason)
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if exc_type is None:
            await self.close()
        else:
            await self.close(1001 if issubclass(exc_type, asyncio.CancelledError) else 1011, str(exc))

    async def __aiter__(self):
        try:
            while True:
                yield await self.recv()
        except ConnectionClosedOK:
            return


async def echo(websocket):
    async with websocket:
        async for message in websocket:
            if message == "fail":
                raise ValueError("told to")
            await websocket.send(message.upper())


async def words(text):
    for word in text.split():
        await asyncio.sleep(0)
        yield word


async def session(*script):
    ours, theirs = pipe()
    server = asyncio.create_task(echo(WebSocket(theirs, "server")))
    async with WebSocket(ours, "client") as client:
        print(client)
        for step in script:
            await client.send(step)
        pong = await client.ping()
        with suppress(asyncio.CancelledError):
            await pong
            print("pong")
        try:
            for _ in range(3):
                print("received", await asyncio.wait_for(client.recv(), 0.05))
        except (ConnectionClosed, asyncio.TimeoutError) as error:
            print(type(error).__name__, error)
    print(client, *await asyncio.gather(server, return_exceptions=True))
    try:
        await client.send("too late")
    except ConnectionClosed as error:
        print(f"{type(error).__name__}: {error} {error.args}")


async def main():
    await session("hello", words("to you"))
    print("---")
    await session("only")
    print("---")
    await session("last words", "fail")
    print("---")
    ours, theirs = pipe()
    async with WebSocket(ours, "client") as client, WebSocket(theirs, "server") as server:
        for text in ("a", "b"):
            await client.send(text)
        await client.close(1000, "done")
        print([message async for message in server], server)
        try:
            await server.send(b"bytes")
        except ConnectionClosed as error:
            print(error)


asyncio.run(main())
