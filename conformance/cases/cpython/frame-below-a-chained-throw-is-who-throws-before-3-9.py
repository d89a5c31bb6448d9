# /// script
# requires-python = ">=3.6,<3.9"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-ip"]
# features = ["refcounting"]
# level = "cpython"
# about = "the caller in a throw() through a coroutine is who throws, which its traceback keeps alive (bpo-29590)"
# ///


class Resource:
    def __del__(self):
        print("resource is freed")


class Source:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "waiting"

    def throw(self, *thrown):
        try:
            raise ValueError
        except ValueError as error:
            kept.append(error)
        return "still waiting"


async def wait():
    await Source()


async def numbers():
    await wait()
    yield 1


def consume(agen):
    resource = Resource()
    step = agen.asend(None)
    print(step.send(None))
    print(step.throw(KeyError))


kept = []
generator = numbers()
consume(generator)
print("consumer has returned")
kept.clear()
print("exception is gone")
