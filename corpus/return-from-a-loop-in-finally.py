# /// script
# [tool.test525]
# about = "a return from a loop inside a finally block: from 3.14 on CPython gives no SyntaxWarning for it, though it leaves the block"
# origin = "test525 fuzz --runs 3000 --seed 7 --subject cpython-3.14.10"
# why = "the machine warned about every return that leaves a finally block; releases miss those in a loop"
# ///
def leave():
    try:
        pass
    finally:
        while True:
            return "left"


print(leave())
