# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# about = "what comes out of a coroutine that has not begun when a StopIteration is thrown into it"
# origin = "running the cases on a debug build of CPython 3.15.2"
# why = "a debug build of 3.15.2 aborts: gen_send_ex2 asserts that no StopIteration gets there"
# ///
async def coroutine():
    print("never printed")


try:
    coroutine().throw(StopIteration("thrown"))
except BaseException as e:
    print(type(e).__name__, e.args)
