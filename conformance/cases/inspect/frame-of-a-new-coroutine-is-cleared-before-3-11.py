# /// script
# requires-python = ">=3.6,<3.11"
# [tool.test525]
# clauses = ["impl.frame.clear"]
# features = ["refcounting", "warnings"]
# level = "unspecified"
# about = "clearing the frame of a coroutine that has not started warns and drops its arguments, and leaves it an empty frame"
# ///
import inspect


class Argument:
    def __del__(self):
        print("argument gone")


async def coroutine(argument):
    print("runs")


c = coroutine(Argument())
c.cr_frame.clear()
print(c.cr_frame is None, inspect.getcoroutinestate(c))
try:
    c.send(None)
except (RuntimeError, StopIteration) as error:
    print(f"{type(error).__name__}  # {error}")
