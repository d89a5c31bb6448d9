def steal():
    return open("/etc/passwd")
