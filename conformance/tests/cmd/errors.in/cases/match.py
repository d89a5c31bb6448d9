# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.agen.asend.first-must-be-none"]
# about = "a case"
# ///

match 1:
    case 1:
        pass
