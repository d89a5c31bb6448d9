# /// script
# requires-python = ">=3.8"
print(1)
