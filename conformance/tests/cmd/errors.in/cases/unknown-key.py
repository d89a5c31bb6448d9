# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clause = ["expr.agen.asend.first-must-be-none"]
# about = "a case"
# ///
