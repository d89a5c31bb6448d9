# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.agen.athrow.uncaught-propagates"]
# features = ["tracebacks"]
# level = "cpython"
# about = "an exception thrown into what has not started has a traceback entry at the def, or at its first decorator"
# ///

def decorator(function):
    return function


@decorator
async def agen():
    for item in [1]:
        yield item


async def worker():
    return 1


def lines(step):
    try:
        step()
    except KeyError as error:
        traceback = error.__traceback__.tb_next
        while traceback is not None:
            print(traceback.tb_frame.f_code.co_name, traceback.tb_lineno)
            traceback = traceback.tb_next


lines(lambda: agen().athrow(KeyError()).send(None))
lines(lambda: worker().throw(KeyError()))
