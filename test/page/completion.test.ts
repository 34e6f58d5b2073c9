import { expect, it } from 'vitest';
import { chosen, matching } from '../../sandbox/page/client/composer/completion.tsx';

const COMMANDS = [
  { command: '/recording-list', description: 'lists' },
  { command: '/recording-status', description: 'tells' },
];

const offered = (typed: string) => matching(COMMANDS, typed).map(({ command }) => command);

it('offers what begins like what is typed, whatever its case', () => {
  expect(offered('/')).toEqual(['/recording-list', '/recording-status']);
  expect(offered('/Recording-s')).toEqual(['/recording-status']);
  expect(offered('/x')).toEqual([]);
});

it('offers nothing for a message, or once arguments are being typed', () => {
  expect(offered('')).toEqual([]);
  expect(offered('and/or')).toEqual([]);
  expect(offered('/recording-status ')).toEqual([]);
});

it('knows the command whose arguments are being typed', () => {
  expect(chosen(COMMANDS, '/recording-status abc')?.command).toBe('/recording-status');
  expect(chosen(COMMANDS, '/recording-status')).toBeUndefined();
});
