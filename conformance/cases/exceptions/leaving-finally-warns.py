# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["pep765.finally-warning"]
# features = ["warnings"]
# about = "return, break and continue that leave a finally block give a SyntaxWarning when they are compiled"
# ///
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("error")
    for leave in ("return", "break", "continue"):
        try:
            compile(f"def f():\n for _ in x:\n  try: pass\n  finally: {leave}", "f", "exec")
        except SyntaxError as error:
            print(f"{leave}  # {error.msg}")
