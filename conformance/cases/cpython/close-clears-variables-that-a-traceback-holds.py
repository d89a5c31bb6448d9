# /// script
# requires-python = ">=3.12.4,<3.13.6"
# [tool.test525]
# clauses = ["expr.gen.close.returns-value"]
# features = ["refcounting"]
# level = "cpython"
# about = "closing a generator without anything to clean up clears its variables even if a traceback leads to them"
# ///


class Resource:
    def __del__(self):
        print("resource is freed")


def caught():
    try:
        raise ValueError
    except ValueError as error:
        return error


def numbers():
    resource = Resource()
    kept.append(caught())
    yield 1


kept = []
generator = numbers()
next(generator)
print(generator.close())
print("generator is closed")
kept.clear()
print("exception is gone")
