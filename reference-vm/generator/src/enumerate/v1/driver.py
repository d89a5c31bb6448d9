def remember(objects, awaitable):
    objects["b"] = objects["a"]
    objects["a"] = awaitable
    return "made"


def perform(objects, operation, which):
    if operation == "send":
        return f"gave {objects[which].send(None)!r}"
    if operation == "throw-error":
        return f"gave {objects[which].throw(ValueError('thrown'))!r}"
    if operation == "throw-exit":
        return f"gave {objects[which].throw(GeneratorExit)!r}"
    if operation == "close":
        return f"gave {objects[which].close()!r}"
    if operation == "await":
        return finish(wait(objects[which]))
    if operation == "anext":
        return remember(objects, objects["g"].__anext__())
    if operation == "asend":
        return remember(objects, objects["g"].asend("value"))
    if operation == "athrow-error":
        return remember(objects, objects["g"].athrow(ValueError("thrown")))
    if operation == "athrow-exit":
        return remember(objects, objects["g"].athrow(GeneratorExit))
    if operation == "aclose":
        return remember(objects, objects["g"].aclose())
    if operation == "collect":
        gc.collect()
        return "done"
    if which == "a":
        objects["a"] = objects["b"]
        objects["b"] = None
    else:
        objects[which] = None
    return "done"


def state(agen):
    if agen is None:
        return "gone"
    running = "running" if agen.ag_running else "idle"
    return running if agen.ag_await is None else running + " awaiting"


def describe(error):
    text = type(error).__name__
    link = error
    for _ in range(4):
        if link.__cause__ is not None:
            link = link.__cause__
            text += f" from {type(link).__name__}"
        elif link.__context__ is not None:
            link = link.__context__
            text += f" after {type(link).__name__}"
        else:
            break
    return text


def drive(schedule):
    print("==", schedule)
    objects = {"g": make(), "a": None, "b": None}
    for step in schedule.split(", "):
        operation, which = step.split(" ")
        try:
            outcome = perform(objects, operation, which)
        except StopIteration as stop:
            outcome = f"returned {stop.value!r}"
        except BaseException as error:
            print(step, "raised", describe(error), state(objects["g"]), "", "#", error)
            continue
        print(step, outcome, state(objects["g"]))
    objects["b"] = None
    objects["a"] = None
    objects["g"] = None
    KEPT.clear()
    gc.collect()
