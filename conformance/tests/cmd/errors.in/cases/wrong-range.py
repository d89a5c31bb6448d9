# /// script
# requires-python = "3.8 or later"
# [tool.test525]
# clauses = ["expr.agen.asend.first-must-be-none"]
# about = "a case"
# ///
