import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'vite';
import type { SightNews } from '../src/recording/judging/sight.ts';

const root = fileURLToPath(new URL('../src/', import.meta.url));

/** Call of a log, whether its severity is named or computed. */
const LOG = /(?:^|\.)log(?:\.(?:info|warn|error)|\[\w+\])$/;

/** Functions that log for their callers, with the position of the outcome among the arguments. */
const LOG_FOR_CALLERS: Readonly<Record<string, number>> = { unavailable: 2 };

const SIGHTS = Object.keys({ blind: true, sighted: true } satisfies Record<SightNews['kind'], true>);

/** Outcomes of calls that compute them; none where `outcomesIn` finds them in the functions or callers that give them. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  'agora/agora.ts: outcome': [],
  'callers.ts: of.logged': [],
  'flows/polling/judge.ts: news.kind': SIGHTS,
  'main.ts: fault': ['uncaughtException', 'unhandledRejection'],
  'web/api/problem.ts: outcome': [],
};

/** Values of an expression; `undefined` for one that is computed. */
function valuesOf(node: ESTree.Node | null | undefined): readonly (string | undefined)[] {
  if (node?.type === 'ConditionalExpression') return [node.consequent, node.alternate].flatMap(valuesOf);
  return [node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined];
}

function outcomesIn(file: string): readonly (string | undefined)[] {
  const code = readFileSync(join(root, file), 'utf8');
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const textOf = ({ start, end }: ESTree.Span): string => code.slice(start, end);
  const found: (string | undefined)[] = [];
  const returned: (string | undefined)[] = [];
  new Visitor({
    CallExpression({ callee, arguments: given }) {
      const called = textOf(callee);
      const outcome = given[LOG.test(called) ? 1 : (LOG_FOR_CALLERS[called] ?? given.length)];
      if (outcome === undefined) return;
      const values = valuesOf(outcome);
      const computed = `${file}: ${textOf(outcome)}`;
      if (values.includes(undefined) && !COMPUTED[computed]) throw new Error(`No outcomes for ${computed}`);
      found.push(...values, ...(COMPUTED[computed] ?? []));
    },
    Property({ key, value }) {
      if (textOf(key) === 'logged') found.push(...valuesOf(value));
    },
    ReturnStatement({ argument }) {
      returned.push(...valuesOf(argument));
    },
  }).visit(program);
  return found.includes(undefined) ? [...found, ...returned] : found;
}

/** Outcomes of all lines that the bot may log, in order and each once. */
export function loggedOutcomes(): readonly string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ts$/.test(name));
  const all = files.flatMap(outcomesIn).filter((outcome) => outcome !== undefined);
  return [...new Set(all)].toSorted();
}
