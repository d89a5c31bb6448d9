# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.agen.asend.resumes", "stmt.async-for.desugar"]
# about = "a lexer and a parser for JSON over chunks of text: asynchronous generators that feed each other, with a pushed-back token"
# ///
from collections import namedtuple

Token = namedtuple("Token", "kind text line column")


class ParseError(ValueError):
    def __init__(self, message, token):
        super().__init__(f"{message} at {token.line}:{token.column}")
        self.token = token


async def characters(chunks):
    """Characters with their places; asend(n) gives back the last n of them."""
    line, column, seen = 1, 1, []
    async for chunk in chunks:
        pending = list(chunk)
        while pending:
            character = pending.pop(0)
            place = line, column
            line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
            seen.append((character, place))
            del seen[:-4]
            back = yield (character, *place)
            if back:
                taken = seen[-back:]
                del seen[-back:]
                pending[:0] = [character for character, _ in taken]
                line, column = taken[0][1]
                yield None
    yield ("", line, column)


WORDS = {"true": True, "false": False, "null": None}
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


async def tokens(source):
    source = source.__aiter__()
    async for character, line, column in source:
        if character in " \t\n":
            if character:
                continue
            yield Token("end", "", line, column)
        elif character in "{}[]:,":
            yield Token(character, character, line, column)
        elif character == '"':
            text, escaped = [], False
            async for character, *_ in source:
                if escaped:
                    text.append(ESCAPES.get(character, character))
                    escaped = False
                elif character == "\\":
                    escaped = True
                elif character in ('"', ""):
                    break
                else:
                    text.append(character)
            else:
                raise AssertionError("the source always gives an end")
            if not character:
                raise ParseError("unfinished string", Token("string", "".join(text), line, column))
            yield Token("string", "".join(text), line, column)
        elif character.isalnum() or character == "-":
            text = character
            async for character, *_ in source:
                if not (character.isalnum() or character in "+-.") or not character:
                    if character:
                        await source.asend(1)
                    break
                text += character
            yield Token("word" if text in WORDS else "number", text, line, column)
            if not character:
                yield Token("end", "", line, column + len(text))
        else:
            raise ParseError(f"unexpected {character!r}", Token("?", character, line, column))


class Parser:
    def __init__(self, source):
        self.source = source
        self.ahead = None
        self.depth = 0

    async def take(self, *kinds):
        token, self.ahead = self.ahead or await self.source.__anext__(), None
        if kinds and token.kind not in kinds:
            raise ParseError(f"expected {' or '.join(map(repr, kinds))}, not {token.kind!r}", token)
        return token

    async def peek(self):
        if self.ahead is None:
            self.ahead = await self.source.__anext__()
        return self.ahead.kind

    async def value(self):
        self.depth += 1
        try:
            token = await self.take("{", "[", "string", "number", "word")
            if token.kind == "{":
                return {key: value async for key, value in self.members()}
            if token.kind == "[":
                return [item async for item in self.items()]
            if token.kind == "string":
                return token.text
            if token.kind == "word":
                return WORDS[token.text]
            return float(token.text) if any(c in token.text for c in ".eE") else int(token.text)
        finally:
            self.depth -= 1

    async def items(self):
        if await self.peek() == "]":
            await self.take()
            return
        while True:
            yield await self.value()
            if (await self.take(",", "]")).kind == "]":
                return

    async def members(self):
        if await self.peek() == "}":
            await self.take()
            return
        while True:
            key = (await self.take("string")).text
            await self.take(":")
            yield key, await self.value()
            if (await self.take(",", "}")).kind == "}":
                return

    async def documents(self):
        while await self.peek() != "end":
            yield await self.value()


async def chunked(text, size):
    for begin in range(0, len(text), size):
        yield text[begin : begin + size]


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it waited")


async def parse(text, size):
    parser = Parser(tokens(characters(chunked(text, size))))
    documents = []
    try:
        async for document in parser.documents():
            documents.append(document)
    except ParseError as error:
        return documents, f"{error} ({error.token.text!r}), depth {parser.depth}"
    return documents, None


TEXT = """
{"name": "caf\\\\\\"e", "tags": ["a", "b", []],
 "n": -12, "f": 1.5e2, "ok": [true, false, null]}
[1,2,
3] 42"""

print(run(parse(TEXT, 5)))
print([run(parse(TEXT, size)) == run(parse(TEXT, 1000)) for size in (1, 2, 3, 7)])
for text in ("[1, 2", '{"a" 1}', '[1] "open', "[1, ?]", '{"a": {"b": [1, }', "", "nul", "[]]"):
    try:
        print(f"{text:<20}", run(parse(text, 4)))
    except (ValueError, StopAsyncIteration) as error:
        print(f"{text:<20}", type(error).__name__, error)
