import { unescaped } from './parse.ts';

/** Content of a pair of angle brackets: a link, a mention or a date. */
export type Entity =
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user' | 'channel'; readonly id: string; readonly label?: string }
  | { readonly kind: 'broadcast'; readonly range: string }
  | {
      readonly kind: 'date';
      /** Seconds since 1970. */
      readonly timestamp: number;
      /** Format with tokens such as `{date_short_pretty}`. */
      readonly format: string;
      readonly url?: string;
      readonly fallback: string;
    }
  | { readonly kind: 'text'; readonly text: string };

const DATE = /^!date\^(\d+)\^([^^|]+)(?:\^([^|]+))?\|(.*)$/;

/** Reads the content of one pair of angle brackets. Other forms than Slack's are shown as written. */
export function readEntity(inner: string): Entity {
  const [target = '', label] = split(inner);
  const named = label === undefined ? {} : { label: unescaped(label) };
  if (/^@[UW]/.test(target)) return { kind: 'user', id: target.slice(1), ...named };
  if (/^#[CG]/.test(target)) return { kind: 'channel', id: target.slice(1), ...named };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  const date = DATE.exec(inner);
  if (date) {
    const [, timestamp, format = '', url, fallback = ''] = date;
    return {
      kind: 'date',
      timestamp: Number(timestamp),
      format: unescaped(format),
      ...(url === undefined ? {} : { url: unescaped(url) }),
      fallback: unescaped(fallback),
    };
  }
  // Only these may become a link: a `javascript:` one would run in the page.
  if (/^(https?|mailto|tel):/i.test(target)) {
    const url = unescaped(target);
    return { kind: 'link', url, label: named.label ?? url.replace(/^mailto:/, '') };
  }
  return { kind: 'text', text: unescaped(`<${inner}>`) };
}

function split(inner: string): readonly [string, string?] {
  const bar = inner.indexOf('|');
  return bar < 0 ? [inner] : [inner.slice(0, bar), inner.slice(bar + 1)];
}
