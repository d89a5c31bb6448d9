# /// script
# requires-python = ">=3.6,<3.12"
# [tool.test525]
# clauses = ["inspect.isasyncgen"]
# about = "inspect has no getasyncgenstate() and getasyncgenlocals()"
# ///
import inspect

for name in "getasyncgenstate", "getasyncgenlocals":
    try:
        if name == "getasyncgenstate":
            inspect.getasyncgenstate
        else:
            inspect.getasyncgenlocals
        print("is there")
    except AttributeError:
        print("AttributeError")
print(inspect.isasyncgen(inspect))
