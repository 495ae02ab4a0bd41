/**
 * Lets React go on in a page that the browser has translated: translators put the texts into `<font>` elements of their
 * own, so that a text is no longer the child of the element that React put it into, and the browser refuses to remove
 * it there or to insert something before it.
 */
export function tolerateMovedText(): void {
  // oxlint-disable-next-line typescript/unbound-method -- They are called with their node below.
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function remove<T extends Node>(this: Node, child: T): T {
    const at = child.parentNode;
    if (at === this) return removeChild.call(this, child) as T; // what goes in comes out
    const around = childAround(this, child);
    if (at && around) {
      removeChild.call(at, child);
      if (around.textContent === '') removeChild.call(this, around);
    }
    return child;
  };
  Node.prototype.insertBefore = function insert<T extends Node>(this: Node, node: T, before: Node | null): T {
    const place = before === null || before.parentNode === this ? before : childAround(this, before);
    return insertBefore.call(this, node, place) as T; // what goes in comes out
  };
}

/** The child of an element that a node further down in it is in; null where the node is not in the element at all. */
function childAround(element: Node, node: Node): Node | null {
  let at: Node | null = node;
  while (at !== null && at.parentNode !== element) at = at.parentNode;
  return at;
}
