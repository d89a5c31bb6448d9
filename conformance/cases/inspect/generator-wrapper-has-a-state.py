# /// script
# requires-python = ">=3.13.12,!=3.14.0,!=3.14.1,!=3.14.2"
# [tool.test525]
# clauses = ["types.coroutine-decorator"]
# level = "cpython"
# about = "getgeneratorstate() of a wrapper made by types.coroutine gives the state of what is wrapped"
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
