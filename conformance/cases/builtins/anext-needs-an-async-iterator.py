# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["func.anext.needs-async-iterator"]
# about = "an object without __anext__ on its type is refused at the call, with or without default"
# ///
class Disguised:
    pass


disguised = Disguised()
disguised.__anext__ = print
for value in (iter([1]), disguised):
    try:
        anext(value)
    except TypeError as error:
        print(f"TypeError  # {error}")
    try:
        anext(value, "default")
    except TypeError as error:
        print(f"TypeError  # {error}")
