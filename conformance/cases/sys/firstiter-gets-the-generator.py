# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.firstiter-on-first-iteration"]
# about = "firstiter is called once for each generator, with the generator, when its iteration begins"
# ///
import sys


async def letters():
    yield "a"
    yield "b"


async def main():
    g = letters()
    print("made")
    async for letter in g:
        print(letter)
    print(seen == [g])


seen = []
sys.set_asyncgen_hooks(firstiter=seen.append)
try:
    main().send(None)
except StopIteration:
    print("called", len(seen), "time")
