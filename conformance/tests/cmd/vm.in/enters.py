async def main():
    async with 1:
        pass


try:
    main().send(None)
except (AttributeError, TypeError) as e:
    print(f"{type(e).__name__}  # {e}")
