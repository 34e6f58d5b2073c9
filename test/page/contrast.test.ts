import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';

const FOLDER = new URL('../../sandbox/page/client/style/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

const coloursIn = (css: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );

const [day = '', night = ''] = read('colours.css').split('@media (prefers-color-scheme: dark)');
const light = coloursIn(day);
const SCHEMES = { light, dark: { ...light, ...coloursIn(night) } };

const MESSAGE = ['ground', 'ground-hover', 'ground-soft', 'private-ground'];
const PANEL = ['panel', 'panel-card'];

/** Each colour of text, with every ground it is read on. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  text: [...MESSAGE, ...PANEL, 'mention-all-ground', 'danger-ground', 'code-ground'],
  'text-soft': [...MESSAGE, 'line', 'danger-ground', 'panel'],
  link: [...MESSAGE, ...PANEL, 'danger-ground', 'warning-ground'],
  mention: ['mention-ground'],
  code: ['code-ground'],
  danger: [...MESSAGE, ...PANEL],
  'danger-text': ['danger'],
  'accent-text': ['accent', 'accent-hover'],
  'warning-text': ['warning-ground'],
  'side-text': ['side', 'side-hover'],
  'side-soft': ['side'],
  'side-strong': ['side', 'side-hover', 'badge'],
  'side-here-text': ['side-here'],
  'panel-soft': PANEL,
  'avatar-text': ['system', 0, 1, 2, 3, 4, 5].map((which) => `avatar-${which}`),
};

/** Borders of what can be filled in, and rings around what has the focus. */
const OUTLINES: Readonly<Record<string, readonly string[]>> = {
  'line-strong': [...MESSAGE, ...PANEL],
  link: [...MESSAGE, ...PANEL],
  'side-strong': ['side', 'side-hover'],
  accent: ['ground'],
  danger: ['ground'],
};

describe.each(Object.entries(SCHEMES))('in the %s scheme', (_, colours) => {
  const tooWeak = (pairs: Readonly<Record<string, readonly string[]>>, least: number): readonly string[] =>
    Object.entries(pairs).flatMap(([front, grounds]) =>
      grounds.flatMap((ground) => {
        const ratio = contrast(colours[front] ?? front, colours[ground] ?? ground);
        return ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)}`] : [];
      }),
    );

  it('text can be read on each of its grounds (WCAG AA, 4.5 : 1)', () => {
    expect(tooWeak(TEXTS, 4.5)).toEqual([]);
  });

  it('controls and the focus can be made out (WCAG AA, 3 : 1)', () => {
    expect(tooWeak(OUTLINES, 3)).toEqual([]);
  });
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
});

it('knows every colour that text has on the page', () => {
  const css = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.css'))
    .map(read)
    .join('\n');
  const given = [...css.matchAll(/^\s*color: ([^;]+);/gm)].map(([, value = '']) => value);
  const measured = Object.keys(TEXTS).map((name) => `var(--${name})`);
  expect([...new Set(given)].filter((value) => value !== 'inherit').toSorted()).toEqual(measured.toSorted());
});
