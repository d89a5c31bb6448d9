# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.asyncgen.await-inside-allowed", "expr.comp.async-for-in-async-def"]
# features = ["asyncio", "typing"]
# about = "walks over a tree whose nodes are loaded when they are reached: depth first, breadth first, by level, with pruning"
# ///
import asyncio
from collections import deque
from functools import reduce
from typing import AsyncIterator, Dict, Iterable, Optional, Tuple


class Node:
    """A folder (with children) or a file (with a size)."""

    loads = 0

    def __init__(self, name: str, *children: "Node", size: int = 0) -> None:
        self.name = name
        self.size = size
        self._children = children
        self.parent: Optional["Node"] = None
        for child in children:
            child.parent = self

    async def children(self) -> AsyncIterator["Node"]:
        for child in sorted(self._children, key=lambda node: (not node._children, node.name)):
            Node.loads += 1
            await asyncio.sleep(0)
            yield child

    @property
    def is_folder(self) -> bool:
        return bool(self._children)

    @property
    def location(self) -> str:
        names = []
        node: Optional[Node] = self
        while node is not None:
            names.append(node.name)
            node = node.parent
        return "/".join(reversed(names))

    def __repr__(self) -> str:
        return f"<{self.location}{'/' if self.is_folder else f' {self.size}'}>"


TREE = Node(
    "root",
    Node("src", Node("main", size=5), Node("lib", Node("b", size=2), Node("a", size=3))),
    Node("docs", Node("index", size=7), Node("deep", Node("deeper", Node("deepest", size=1)))),
    Node("readme", size=4),
)


async def preorder(node: Node, depth: int = 0) -> AsyncIterator[Tuple[int, Node]]:
    """Whoever sends False prunes what is below the node that was given last."""
    enter = yield depth, node
    if enter is False:
        yield depth, node
        return
    async for child in node.children():
        below = preorder(child, depth + 1)
        sent = None
        while True:
            try:
                item = await below.asend(sent)
            except StopAsyncIteration:
                break
            sent = yield item


async def postorder(node: Node) -> AsyncIterator[Node]:
    async for child in node.children():
        async for found in postorder(child):
            yield found
    yield node


async def levels(*roots: Node) -> AsyncIterator[Iterable[Node]]:
    level = list(roots)
    while level:
        yield tuple(level)
        level = [child for node in level async for child in node.children()]


async def breadth_first(root: Node, limit: int = 100) -> AsyncIterator[Node]:
    queue = deque([root], maxlen=limit)
    while queue:
        node = queue.popleft()
        yield node
        queue.extend([child async for child in node.children()])


async def first(items: AsyncIterator[Node], wanted) -> Optional[Node]:
    async for item in items:
        if wanted(item):
            return item
    return None


async def total_sizes(root: Node) -> Dict[str, int]:
    sizes: Dict[str, int] = {}
    async for node in postorder(root):
        children = [sizes[child.location] async for child in node.children()]
        sizes[node.location] = reduce(lambda a, b: a + b, children, node.size)
    return {location: size for location, size in sizes.items() if size > 3 and "/" in location}


async def main() -> None:
    async for depth, node in preorder(TREE):
        print(f"{'  ' * depth}{node.name}{'/' * node.is_folder}")

    walk = preorder(TREE)
    seen, send = [], None
    while True:
        try:
            _, node = await walk.asend(send)
        except StopAsyncIteration:
            break
        seen.append(node.name)
        send = False if node.name in ("lib", "deep") and seen.count(node.name) == 1 else None
    print("pruned:", *seen)

    print("postorder:", *[node.name async for node in postorder(TREE)])
    async for level in levels(TREE):
        print("level:", *(node.name for node in level))
    print("breadth:", " ".join([node.name async for node in breadth_first(TREE)]))
    Node.loads = 0
    print(await first(breadth_first(TREE), lambda node: node.size == 4), "after", Node.loads, "loads")
    print(await first(breadth_first(TREE), lambda node: node.size == 99))
    print(await total_sizes(TREE))
    print({node.size % 3: node.name async for node in breadth_first(TREE) if not node.is_folder})
    print(sorted({len(level) async for level in levels(*TREE._children)}, reverse=True))


asyncio.run(main())
