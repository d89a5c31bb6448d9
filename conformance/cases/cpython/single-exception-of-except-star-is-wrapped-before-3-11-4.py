# /// script
# requires-python = ">=3.11,<3.11.4"
# [tool.test525]
# clauses = ["exc.rethrow-same-no-self-cycle"]
# features = ["exception-groups"]
# about = "an exception that a clause of except* raises comes out in a group even if it is the only one (gh-103590)"
# level = "cpython"
# ///
def show(error):
    print(f"{type(error).__name__} {getattr(error, 'exceptions', None)!r}")


for errors in ([ValueError(1)], [ValueError(3), KeyError(4)]):
    try:
        try:
            raise ExceptionGroup("several", errors)
        except* ValueError:
            raise LookupError("of the clause")
    except Exception as error:
        show(error)
