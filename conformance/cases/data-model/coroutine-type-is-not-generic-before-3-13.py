# /// script
# requires-python = ">=3.6,<3.13"
# [tool.test525]
# clauses = ["data.coroutine.generic"]
# about = "up to 3.12 the types of coroutines and generators cannot be subscripted"
# ///

import types

for generic in (types.CoroutineType, types.GeneratorType):
    try:
        print(generic[str, int, bool] is not None)
    except TypeError as error:
        print(type(error).__name__)
