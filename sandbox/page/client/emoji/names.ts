/** Emoji that the bot and the people of the demo use, by Slack's name. */
export const EMOJI: Readonly<Record<string, string>> = {
  white_circle: '⚪',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  red_circle: '🔴',
  large_green_circle: '🟢',
  double_vertical_bar: '⏸',
  black_square_for_stop: '⏹',
  white_check_mark: '✅',
  x: '❌',
  question: '❓',
  no_entry_sign: '🚫',
  no_entry: '⛔',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  page_facing_up: '📄',
  repeat: '🔁',
  electric_plug: '🔌',
  fog: '🌫',
  warning: '⚠',
  information_source: 'ℹ',
  eyes: '👀',
  see_no_evil: '🙈',
  wave: '👋',
  raised_hand: '✋',
  bell: '🔔',
  no_bell: '🔕',
  file_folder: '📁',
  movie_camera: '🎥',
  mag: '🔍',
  arrows_counterclockwise: '🔄',
  satellite_antenna: '📡',
  bulb: '💡',
};

const NAMES = new Map(Object.entries(EMOJI).map(([name, sign]) => [sign, name]));

const SIGNS = new RegExp(`(${[...NAMES.keys()].join('|')})\uFE0F?`, 'gu');

/** Splits a text at its emoji, into words and emoji names in order. */
export function splitAtEmoji(
  text: string,
): readonly ({ readonly text: string } | { readonly name: string })[] {
  const parts: ({ readonly text: string } | { readonly name: string })[] = [];
  let from = 0;
  for (const match of text.matchAll(SIGNS)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ name: NAMES.get(match[1] ?? '') ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
