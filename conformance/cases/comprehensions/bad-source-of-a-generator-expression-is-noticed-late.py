# /// script
# requires-python = "==3.13.4"
# [tool.test525]
# clauses = ["expr.genexpr.aiter-eager"]
# level = "cpython"
# about = "a bad source of an asynchronous generator expression is reported at its first step"
# ///

async def consume(agen):
    try:
        async for item in agen:
            print(item)
    except TypeError as error:
        print("at the first step:", type(error).__name__)


try:
    agen = (item async for item in 1)
except TypeError as error:
    print("at once:", type(error).__name__)
else:
    try:
        consume(agen).send(None)
    except StopIteration:
        print("done")
