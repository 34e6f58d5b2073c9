import type { Language } from '../../../src/slack/language/language.ts';

/** A sentence that was said: its place in the language, and what it was made from. */
export interface SaidAs {
  readonly path: string;
  readonly facts: readonly unknown[];
}

/** The same language, which notes every sentence that is taken from it. */
export function traced(language: Language, note: (said: SaidAs) => void): Language {
  const follow = <T extends object>(part: T, path: string): T =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof name !== 'string') return value;
        const at = path === '' ? name : `${path}.${name}`;
        if (typeof value === 'string') note({ path: at.replace(/\.(?:fact|check)$/, ''), facts: [] });
        if (typeof value === 'function')
          return (...facts: readonly unknown[]) => {
            note({ path: at, facts });
            return Reflect.apply(value, target, facts);
          };
        return typeof value === 'object' && value !== null ? follow(value, at) : value;
      },
    });
  return follow(language, '');
}
