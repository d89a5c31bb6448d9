# /// script
# requires-python = ">=3.13.1,<3.14,!=3.13.4"
# [tool.test525]
# clauses = ["expr.comp.leftmost-iterable-eager"]
# level = "cpython"
# about = "a comprehension asks the iterator that it got for an iterator once more (gh-125038)"
# ///

class Countdown:
    def __init__(self, left):
        self.left = left

    def __iter__(self):
        print("asked for an iterator")
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


async def double(value):
    return 2 * value


async def main():
    print([await double(value) for value in Countdown(2)])
    async for value in (await double(value) for value in Countdown(2)):
        print(value)


try:
    main().send(None)
except StopIteration:
    print("end")
