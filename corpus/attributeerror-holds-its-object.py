# /// script
# requires-python = ">=3.10"
# [tool.test525]
# features = ["refcounting", "warnings"]
# about = "an AttributeError keeps the coroutine that has no such attribute, which is reported as never awaited only after it"
# origin = "test525 fuzz --seed 2 --first 1032 --runs 1"
# why = "the reference VM let the coroutine go when the attribute was not found"
# level = "cpython"
# ///
async def coroutine():
    pass


try:
    coroutine().__anext__
except AttributeError as error:
    print(f"{type(error).__name__}  # {error}")
print("handled")
