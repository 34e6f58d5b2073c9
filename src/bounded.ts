/** A cache whose entries have texts of any length. It keeps no more than a number of characters in all. */
export interface Bounded<Entry> {
  get(key: string): Entry | undefined;
  /** Replaces the entry of this key. What has no room is not kept; no other entry makes room for it. */
  set(key: string, entry: Entry): void;
  delete(key: string): void;
  clear(): void;
}

/** @param most limit of the characters of all bodies */
export function createBounded<Entry extends { readonly body: string }>(most: number): Bounded<Entry> {
  const kept = new Map<string, Entry>();
  let room = most;

  function remove(key: string): void {
    room += kept.get(key)?.body.length ?? 0;
    kept.delete(key);
  }

  return {
    get: (key) => kept.get(key),
    set(key, entry) {
      remove(key);
      if (entry.body.length > room) return;
      kept.set(key, entry);
      room -= entry.body.length;
    },
    delete: remove,
    clear() {
      kept.clear();
      room = most;
    },
  };
}
