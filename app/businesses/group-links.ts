export interface GroupEdge {
  parentId: string;
  childId: string;
  /** asked | agreed | decided | refused | ended */
  status: string;
}

/** Whether a link still holds or may come to hold. */
export function isLive(status: string): boolean {
  return status === "asked" || status === "agreed" || status === "decided";
}

/**
 * Whether a link from parent to child would make a loop: the parent is the child itself, or somewhere below it.
 * Links that are only asked for count too, so that two questions cannot make a loop together.
 */
export function wouldLoop(edges: readonly GroupEdge[], parentId: string, childId: string): boolean {
  const seen = new Set<string>();
  const open = [childId];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === parentId) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const edge of edges) if (edge.parentId === next && isLive(edge.status)) open.push(edge.childId);
  }
  return false;
}
