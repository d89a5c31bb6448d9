# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["sys.origin-tracking.thread-specific-and-checked"]
# about = "a negative depth is a ValueError and changes nothing"
# ///
import sys

print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(3)
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(f"ValueError  # {error}")
print(sys.get_coroutine_origin_tracking_depth())
