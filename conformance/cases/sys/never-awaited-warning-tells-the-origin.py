# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["sys.origin-tracking.warning-text"]
# features = ["refcounting", "warnings"]
# about = "the warning about a coroutine that was never awaited tells where it was made, if that is tracked"
# ///
import sys
import warnings


async def coroutine():
    pass


def tells_origin(depth):
    sys.set_coroutine_origin_tracking_depth(depth)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        coroutine()
    return ["Coroutine created at" in str(warning.message) for warning in caught]


print(tells_origin(0))
print(tells_origin(1))
sys.set_coroutine_origin_tracking_depth(0)
