# /// script
# requires-python = ">=3.9,<3.10"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-ip"]
# features = ["tracebacks"]
# about = "an error about an attribute is reported at the line where its expression begins"
# level = "cpython"
# ///
async def attribute():
    yield None
    (None
     .send)


async def method():
    yield None
    (agen
     .__name__
     .index(
         "zz",
     ))


async def argument():
    yield None
    (agen
     .__name__
     .index(
         None.send,
     ))


async def assigned():
    yield None
    (agen()
     .ag_running) = (
        1
    )


async def agen():
    yield


def lines(function):
    g = function()
    for step in range(2):
        try:
            g.__anext__().send(None)
        except StopIteration:
            continue
        except Exception as error:
            entry = error.__traceback__.tb_next
            first = FIRST[function.__name__]
            print(f"{type(error).__name__:<14} {entry.tb_frame.f_code.co_name}, line {entry.tb_lineno - first}")


FIRST = {"attribute": 9, "method": 15, "argument": 24, "assigned": 33}
lines(attribute)
lines(method)
lines(argument)
lines(assigned)
