# /// script
# requires-python = ">=3.11,<3.13.12"
# [tool.test525]
# clauses = ["types.coroutine-decorator"]
# level = "cpython"
# about = "getgeneratorstate() of a wrapper made by types.coroutine raises AttributeError"
# ///
import collections.abc
import inspect
import types


class Steps(collections.abc.Generator):
    def send(self, value):
        return 1

    def throw(self, *exc_info):
        raise StopIteration

    gi_suspended = False
    gi_state = "GEN_CLOSED"
    gi_running = False
    gi_frame = None
    gi_code = None
    gi_yieldfrom = None


@types.coroutine
def steps():
    return Steps()


try:
    print(inspect.getgeneratorstate(steps()))
except AttributeError as error:
    print(f"AttributeError  # {error}")
