# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.type-check"]
# about = "a hook that cannot be called and is not None is refused"
# ///
import sys

try:
    sys.set_asyncgen_hooks(firstiter=1)
except TypeError as error:
    print(f"TypeError  # {error}")
try:
    sys.set_asyncgen_hooks(finalizer="print")
except TypeError as error:
    print(f"TypeError  # {error}")
print(sys.get_asyncgen_hooks() == (None, None))
