import { type Bar, type Drawing, type Fill, type Shape, type Sign, TEXT } from './shapes.ts';

/** Font family of `font/`; no other font is loaded. */
const FAMILY = 'Noto Sans CJK SC';

/** Background colour. Dark, because Slack shows the same picture in its light and its dark theme. */
const PAPER = '#22262c';
const INK = '#f4f5f6';
const FAINT = '#c3c8cf';

/** Pixels per unit, for screens of high density. */
const SCALE = 2;

interface Paint {
  readonly colour: string;
  /** SVG drawn over the colour in tiles of 12 by 12. */
  readonly pattern?: string;
  readonly over?: string;
  /** Whether the pattern is drawn along the edge only. */
  readonly empty?: boolean;
}

const stroke = (path: string, width = 2.5): string =>
  `<path d="${path}" fill="none" stroke-width="${width}" stroke-linecap="square"/>`;

const RISING = stroke('M-3 3L3 -3M0 12L12 0M9 15L15 9');
const FALLING = stroke('M-3 9L3 15M0 0L12 12M9 -3L15 3');

/** Colour and pattern of each fill. Colours differ in lightness too, and phases that follow each other in pattern. */
const PAINTS: Readonly<Record<Fill, Paint>> = {
  registered: { colour: '#4a505a' },
  starting: { colour: '#f2cb52', over: '#6b5200', pattern: '<circle cx="6" cy="6" r="2" stroke="none"/>' },
  ready: { colour: '#f2994a', over: '#7a3b00', pattern: stroke('M0 6H12', 2) },
  recording: { colour: '#4fb477' },
  paused: { colour: '#39445c', over: '#b4c4ee', pattern: RISING },
  stopping: { colour: '#8d939c', over: '#3c4149', pattern: stroke('M6 0V12', 2) },
  ended: { colour: '#4fb477' },
  failed: { colour: '#e5484d' },
  lost: { colour: '#b39df5' },
  not_started: { colour: '#4a505a' },
  expired: { colour: '#b39df5' },
  refused: { colour: '#b39df5' },
  // Empty inside, because nothing was recorded in that time.
  gap: { colour: PAPER, over: INK, pattern: RISING, empty: true },
  blank: { colour: PAPER, over: '#9aa1ab', pattern: '<circle cx="6" cy="6" r="2.4" stroke="none"/>' },
  end: { colour: PAPER, over: '#8d939c', pattern: FALLING },
  file: { colour: '#6cb2f5' },
  push_up: { colour: '#58c4d3' },
  push_down: { colour: PAPER, over: INK, pattern: `${RISING}${FALLING}` },
  push_else: { colour: '#3c4149', over: '#9aa1ab', pattern: stroke('M0 6H12', 2) },
};

/** Width of the edge of an empty bar, in units of the picture. */
const EDGE = 9;

const SIGN_COLOUR: Readonly<Record<Sign, string>> = {
  ended: PAINTS.ended.colour,
  over: '#aab0b9',
  failed: PAINTS.failed.colour,
  unknown: PAINTS.lost.colour,
  failover: INK,
};

/** SVG paths around the origin, for a circle 44 units wide. */
const SIGN_PATH: Readonly<Record<Exclude<Sign, 'failover'>, string>> = {
  ended: 'M-10 1L-3 8L11 -8',
  over: 'M-7 -7H7V7H-7Z',
  failed: 'M-9 -9L9 9M9 -9L-9 9',
  unknown: 'M-7 -6C-7 -14 8 -14 8 -5C8 1 0 1 0 7M0 12V13',
};

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const round = (value: number): number => Math.round(value * 100) / 100;

/** Writes a drawing as SVG with a background of its own. */
export function svgOf({ width, height, shapes }: Drawing): string {
  const used = [...new Set(shapes.flatMap((shape) => (shape.kind === 'bar' ? [shape.fill] : [])))];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SCALE}" height="${height * SCALE}" viewBox="0 0 ${width} ${height}" font-family="${FAMILY}">`,
    `<defs>${used.map(patternOf).join('')}</defs>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...shapes.map(drawn),
    '</svg>',
  ].join('');
}

function patternOf(fill: Fill): string {
  const { colour, over, pattern } = PAINTS[fill];
  if (pattern === undefined || over === undefined) return '';
  return `<pattern id="${fill}" width="12" height="12" patternUnits="userSpaceOnUse"><rect width="12" height="12" fill="${colour}"/><g stroke="${over}" fill="${over}">${pattern}</g></pattern>`;
}

function drawn(shape: Shape): string {
  switch (shape.kind) {
    case 'bar':
      return barOf(shape);
    case 'line':
      return `<path d="M${round(shape.x1)} ${shape.y1}L${round(shape.x2)} ${shape.y2}" stroke="${FAINT}" stroke-width="2"/>`;
    case 'text': {
      const { x, y, text, anchor, on } = shape;
      const colour = { paper: FAINT, plain: PAPER, pattern: INK }[on];
      // A halo keeps words readable on any pattern.
      const words = `x="${round(x)}" y="${round(y)}" font-size="${TEXT}" text-anchor="${anchor}"`;
      const halo =
        on === 'pattern'
          ? `<text ${words} fill="none" stroke="${PAPER}" stroke-width="8" stroke-linejoin="round">${escaped(text)}</text>`
          : '';
      return `${halo}<text ${words} fill="${colour}">${escaped(text)}</text>`;
    }
    case 'sign':
      return signOf(shape.sign, shape.x, shape.y);
  }
}

function barOf({ fill, x, y, width, height }: Bar): string {
  const { colour, over, pattern, empty } = PAINTS[fill];
  const paint = pattern === undefined ? colour : `url(#${fill})`;
  const outline = over === undefined ? '' : ` stroke="${over}" stroke-width="1.5"`;
  const bar = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${paint}"${outline}/>`;
  const [wide, high] = [width - 2 * EDGE, height - 2 * EDGE];
  if (!empty || wide < EDGE || high < EDGE) return bar;
  return `${bar}<rect x="${round(x + EDGE)}" y="${round(y + EDGE)}" width="${round(wide)}" height="${round(high)}" fill="${colour}"/>`;
}

function signOf(sign: Sign, x: number, y: number): string {
  const at = `transform="translate(${round(x)} ${round(y)})"`;
  if (sign === 'failover') {
    return `<path ${at} d="M0 -12L10 4H-10Z" fill="${INK}" stroke="${PAPER}" stroke-width="2"/>`;
  }
  const mark = sign === 'failed' ? '#ffffff' : PAPER;
  return `<g ${at}><circle r="22" fill="${SIGN_COLOUR[sign]}"/><path d="${SIGN_PATH[sign]}" fill="none" stroke="${mark}" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/></g>`;
}
