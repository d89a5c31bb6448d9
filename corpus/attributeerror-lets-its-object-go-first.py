# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "an AttributeError that dies lets its object go before its traceback, and so before the locals of the frames there"
# origin = "cargo fuzz run differential, after 23,000 programs"
# why = "the reference VM let go of the traceback first"
# level = "cpython"
# ///
async def first():
    pass


async def second():
    pass


def fail():
    coroutines = [first(), second()]
    coroutines[1].__next__


try:
    fail()
except AttributeError as error:
    print("caught", type(error).__name__)
print("end")
