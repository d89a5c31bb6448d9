# /// script
# requires-python = ">=3.7,<3.8"
# [tool.test525]
# clauses = ["expr.yield.not-in-comprehension-scope"]
# features = ["warnings"]
# level = "cpython"
# about = "in 3.7 yield in a comprehension compiled with a DeprecationWarning (bpo-10544)"
# ///
compile("def f():\n    [(yield x) for x in range(3)]\n", "<case>", "exec")
print("compiled")
