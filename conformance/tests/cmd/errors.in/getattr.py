print(getattr((), "__cla" + "ss__"))
