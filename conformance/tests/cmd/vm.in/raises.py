print("before")
raise ValueError("no")
