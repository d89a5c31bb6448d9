# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# about = "what __set_name__ raises comes out as it is"
# ///
class Checked:
    """A decorator of methods that are asynchronous generators."""

    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        if name.startswith("_"):
            raise ValueError("a private generator")

    def __get__(self, instance, owner):
        return lambda: self.function(instance)


class Public:
    @Checked
    async def items(self):
        yield 1


print(type(Public().items()).__name__)
try:
    class Private:
        @Checked
        async def _items(self):
            yield 1
except Exception as error:
    print(repr(error.__cause__).replace(",", ""))
    print(f"{type(error).__name__}  # {error}")
