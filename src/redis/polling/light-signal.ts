import type { Signal } from '../../ports/process.ts';

/** Does what an `AbortController` and its signal do for a look, and costs less: each look has one. */
export class LightSignal implements Signal {
  #aborted = false;
  readonly #listeners: (() => void)[] = [];

  get aborted(): boolean {
    return this.#aborted;
  }

  throwIfAborted(): void {
    if (this.#aborted) throw new DOMException('This operation was aborted', 'AbortError');
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    const at = this.#listeners.indexOf(listener);
    if (at !== -1) this.#listeners.splice(at, 1);
  }

  abort(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    // A listener that is called takes itself off the list.
    for (const listener of [...this.#listeners]) listener();
  }
}
