# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["stmt.async-def.coroutine-function"]
# about = "3.6 does not record where coroutines are created"
# ///
import sys


async def coroutine():
    pass


c = coroutine()
print(hasattr(sys, "set_coroutine_origin_tracking_depth"), hasattr(c, "cr_origin"))
c.close()
