import { type Entity, readEntity } from './entity.ts';

/** Slack's mrkdwn as a tree. Text is already unescaped, so it is for text nodes only, never for HTML. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike' | 'quote'; readonly children: readonly Node[] }
  | { readonly kind: 'code' | 'pre'; readonly text: string }
  | { readonly kind: 'emoji'; readonly name: string }
  | Entity;

/**
 * Characters that a formatting sign must not touch on its outer side, or Slack shows the sign itself: letters, numbers,
 * full-width punctuation, and symbols such as `▶`. Undocumented; found by trials on the real Slack: Chinese and
 * Japanese need half-width spaces around `*bold*`, also beside `：` and `。`, but not beside “ ” — and ….
 */
const TOUCHING = String.raw`[\p{L}\p{M}\p{N}\u3001-\u303F\uFE10-\uFE6F\uFF01-\uFF65]|(?![\0-\u007F])\p{S}`;
const pairOf = (sign: string): RegExp =>
  new RegExp(String.raw`${sign}(?=\S)([^\n]*?\S)${sign}(?!${TOUCHING})`, 'uy');
const AFTER_TOUCHING = new RegExp(`(?:${TOUCHING})$`, 'u');

const STYLES = {
  '*': { kind: 'bold', pair: pairOf(String.raw`\*`) },
  _: { kind: 'italic', pair: pairOf('_') },
  '~': { kind: 'strike', pair: pairOf('~') },
} as const;

const FENCE = /```\n?([\s\S]*?)\n?```/g;
const QUOTED = /^(?:&gt;|>) ?/;

/** Replaces entities, `&amp;` last, so that `&amp;lt;` becomes the `&lt;` that was written. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Parses text in the order of Slack's client: fences, quoted lines, then the parts of a line. */
export function parseMrkdwn(text: string): readonly Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const fence of text.matchAll(FENCE)) {
    nodes.push(...lines(text.slice(from, fence.index).replace(/\n$/, '')));
    nodes.push({ kind: 'pre', text: unescaped(fence[1] ?? '') });
    from = fence.index + fence[0].length;
  }
  const rest = text.slice(from);
  return [...nodes, ...lines(from > 0 ? rest.replace(/^\n/, '') : rest)];
}

function lines(text: string): readonly Node[] {
  if (!/^(?:&gt;|>)/m.test(text)) return inline(text);
  const nodes: Node[] = [];
  let plain: string[] = [];
  let quoted: string[] = [];
  const close = (): void => {
    if (plain.length > 0) nodes.push(...inline(plain.join('\n')));
    if (quoted.length > 0) nodes.push({ kind: 'quote', children: inline(quoted.join('\n')) });
    plain = [];
    quoted = [];
  };
  for (const line of text.split('\n')) {
    const isQuoted = QUOTED.test(line);
    if (isQuoted ? plain.length > 0 : quoted.length > 0) close();
    if (isQuoted) quoted.push(line.replace(QUOTED, ''));
    else plain.push(line);
  }
  close();
  return nodes;
}

function inline(text: string): readonly Node[] {
  const nodes: Node[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const found = special(text, at);
    if (found) {
      if (plain !== '') nodes.push({ kind: 'text', text: unescaped(plain) });
      plain = '';
      nodes.push(found.node);
      at += found.length;
    } else {
      plain += text.charAt(at);
      at += 1;
    }
  }
  if (plain !== '') nodes.push({ kind: 'text', text: unescaped(plain) });
  return nodes;
}

function special(text: string, at: number): { readonly node: Node; readonly length: number } | undefined {
  const sign = text.charAt(at);
  switch (sign) {
    case '<': {
      const match = stickyMatch(/<([^<>\n]+)>/y, text, at);
      return match && { node: readEntity(match.inner), length: match.length };
    }
    case '`': {
      const match = stickyMatch(/`([^`\n]+)`/y, text, at);
      return match && { node: { kind: 'code', text: unescaped(match.inner) }, length: match.length };
    }
    case ':': {
      const match = stickyMatch(/:(?=[0-9_+'-]*[a-z])([a-z0-9_+'-]+):/y, text, at);
      return match && { node: { kind: 'emoji', name: match.inner }, length: match.length };
    }
    case '*':
    case '_':
    case '~': {
      // Signs in the middle of a word do not format: snake_case_name is not italic.
      if (AFTER_TOUCHING.test(text.slice(Math.max(0, at - 2), at))) return undefined;
      const { kind, pair } = STYLES[sign];
      const match = stickyMatch(pair, text, at);
      return match && { node: { kind, children: inline(match.inner) }, length: match.length };
    }
    default:
      return undefined;
  }
}

function stickyMatch(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? { inner: match[1] ?? '', length: match[0].length } : undefined;
}
