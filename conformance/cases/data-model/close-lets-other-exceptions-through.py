# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# about = "returning on GeneratorExit ends close normally, while another exception propagates from it"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker(reaction):
    try:
        await Suspend("suspended")
    except GeneratorExit:
        print(reaction)
        if reaction == "raise":
            raise ValueError("while closing")


for reaction in ("return", "raise"):
    coroutine = worker(reaction)
    coroutine.send(None)
    try:
        coroutine.close()
        print("closed")
    except ValueError as error:
        print("raised", error)
