# /// script
# requires-python = "<3.13"
# [tool.test525]
# clauses = ["data.coroutine.never-awaited-warning"]
# features = ["refcounting", "warnings"]
# about = "simplefilter() fails an assertion for an action that there is not"
# ///
import warnings


async def forgotten():
    pass


for action in ("always", "loud"):
    try:
        with warnings.catch_warnings(record=True) as recorded:
            warnings.simplefilter(action)
            forgotten()
            print([each.category.__name__ for each in recorded])
    except (AssertionError, ValueError) as error:
        print(f"{type(error).__name__}  # {error}")
