# /// script
# requires-python = ">=3.12,<3.12.3"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-ip"]
# features = ["tracebacks"]
# about = "a failed assertion is reported at the line of its statement"
# level = "cpython"
# ///
async def comparison():
    yield None
    assert (
        1
        == 2
    ), "no"


async def conjunction():
    yield None
    assert (
        True and
        None
    )


async def one_line():
    yield None
    assert None, (
        "no"
    )


def line(function, first):
    g = function()
    for step in range(2):
        try:
            g.__anext__().send(None)
        except StopIteration:
            continue
        except AssertionError as error:
            print(function.__name__, error.__traceback__.tb_next.tb_lineno - first)


line(comparison, 9)
line(conjunction, 17)
line(one_line, 25)
