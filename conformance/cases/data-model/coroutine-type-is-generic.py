# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["data.coroutine.generic"]
# about = "since 3.13 the types of coroutines and generators can be subscripted"
# ///

import types

print(types.CoroutineType[str, int, bool] is not None)
print(types.GeneratorType[str, int, bool] is not None)
