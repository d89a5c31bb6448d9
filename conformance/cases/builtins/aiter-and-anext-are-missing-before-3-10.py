# /// script
# requires-python = ">=3.6,<3.10"
# [tool.test525]
# clauses = ["data.aiter.returns-async-iterator"]
# about = "there are no builtins aiter and anext"
# ///

try:
    aiter
except NameError as error:
    print("NameError  # " + str(error))
try:
    anext
except NameError as error:
    print("NameError  # " + str(error))
