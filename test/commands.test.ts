import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { blocksOf, commandsIn } from './page-commands.ts';

/** Every command of the pages for users is run by a check, or needs what no check has. */

const PAGES = [
  'README.md',
  'SECURITY.md',
  ...[...readFileSync('docs/README.md', 'utf8').matchAll(/^\| \[[^\]]+\]\(([\w-]+\.md)\) \(\[中文\]/gm)].map(
    ([, name = '']) => `docs/${name}`,
  ),
];
const CHINESE = PAGES.filter((page) => page !== 'SECURITY.md').map((page) =>
  page === 'README.md' ? 'README.zh-CN.md' : page.replace('docs/', 'docs/zh/'),
);

const read = (page: string): string => readFileSync(page, 'utf8');

/** Each check that runs a command of the pages, and the words by which it does; a page shows each command. */
const RUN_BY: Readonly<Record<string, readonly [check: string, words: string]>> = {
  'npm ci': ['.ci/run', '\nnpm ci\n'],
  // Run by CI as the last part of `npm run check`.
  'npm test': ['package.json', '&& vitest run"'],
  'npm run bench -- truth': ['.ci/run', '\nnpm run bench -- truth'],
  'npm run build': ['.ci/run', '\nnpm run build\n'],
  'npm run setup': ['test/story/operator.test.ts', "line.endsWith('setup')"],
  'npm run setup -- --http': ['test/story/setup.test.ts', "setup(folder, given, '--http')"],
  'npm start': ['test/story/operator.test.ts', 'type(start, folder, given)'],
  'npm run doctor': ['test/story/operator.test.ts', "run('npm run doctor')"],
  'node scripts/doctor.mjs': ['test/story/setup.test.ts', "runScript('doctor'"],
  'npm run explain': ['test/story/operator.test.ts', 'run(`npm run explain -- '],
  // Run by `npm run explain`.
  'node scripts/explain.mjs': ['package.json', '"explain": "node scripts/explain.mjs"'],
  'npm run deliver': ['test/story/operator.test.ts', "run('npm run deliver -- "],
  'npm run --silent manifest': ['test/story/operator.test.ts', "type('npm run --silent manifest -- "],
  'npm run demo': ['test/page/demo-process.ts', "spawn(process.execPath, ['--import', 'tsx', DEMO]"],
  'cp .env.example .env': ['.ci/run', '\ncp -n .env.example .env\n'],
  'KEY=$(openssl rand -hex 32)': ['test/story/operator.test.ts', '/`(KEY=[^`]+)`/'],
  'printf %s "$KEY" | sha256sum': ['test/story/operator.test.ts', 'const key = type(line, folder, env)'],
  'npx recording-watch status': ['test/story/look-once.test.ts', "'npx', ['--no', 'recording-watch'"],
  'node scripts/recording-watch.mjs status': [
    'test/story/look-once.test.ts',
    "['scripts/recording-watch.mjs', ...args]",
  ],
  'export AGORA_CUSTOMER_ID=': ['test/story/look-once.test.ts', 'AGORA_CUSTOMER_ID: '],
  'kubectl kustomize ops/kubernetes': ['test/containers.test.ts', "'kubectl', ['kustomize', FOLDER]"],
  'kubectl -n recording-watch create secret generic': [
    'test/containers.test.ts',
    'line} --dry-run=client -o json',
  ],
  'kill -HUP': ['test/story/rotation.test.ts', "kill('SIGHUP')"],
  'kill -9': ['test/story/killed.test.ts', 'await again()'],
  'redis-cli --rdb backup.rdb': ['test/redis/backup.test.ts', "'--rdb', '-'"],
  'sh ops/redis-restore.sh': ['test/redis/backup.test.ts', "'sh', ['ops/redis-restore.sh', folder]"],
  jq: ['test/web/backend-page.test.ts', "needs: ['bash', 'jq', 'curl']"],
  'curl --fail-with-body -X PATCH': ['test/web/backend-page.test.ts', "needs: ['bash', 'jq', 'curl']"],
};

/** Commands for which no check has what they need. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'docker ': 'an engine of containers',
  'kubectl ': 'a cluster',
  // Measurements that take long.
  'npm run bench -- ': 'an idle machine',
};

const beginsWithOneOf = (table: Readonly<Record<string, unknown>>) => (command: string) =>
  Object.keys(table).some((start) => command === start || command.startsWith(start));

test('every command of a page is run by a check, or known to need what no check has', () => {
  const shown = [...PAGES, ...CHINESE].flatMap((page) =>
    [...blocksOf(read(page)), ...commandsIn(read(page))].map((command) => ({ page, command })),
  );
  const [isRun, isNotRun] = [RUN_BY, NOT_RUN].map(beginsWithOneOf);
  expect(shown.filter(({ command }) => !isRun?.(command) && !isNotRun?.(command))).toEqual([]);
  const unused = Object.keys(RUN_BY).filter(
    (start) => !shown.some(({ command }) => command.startsWith(start)),
  );
  expect(unused).toEqual([]);
  expect(Object.values(RUN_BY).filter(([check, words]) => !read(check).includes(words))).toEqual([]);
});

test.each(PAGES.filter((page) => page !== 'SECURITY.md').map((page, at) => [page, CHINESE[at] ?? '']))(
  'the shell blocks of %s are the same in %s',
  (page, chinese) => {
    expect(blocksOf(read(chinese))).toEqual(blocksOf(read(page)));
  },
);

test('commands of Compose and Kubernetes name services and deployments that exist', () => {
  const { services } = parse(read('docker-compose.yml'), { merge: true });
  const all = [...PAGES, ...CHINESE].flatMap((page) => [...blocksOf(read(page)), ...commandsIn(read(page))]);
  const named = all.flatMap(
    (command) =>
      /^docker compose (?:logs|exec|run)(?: --?[\w-]+(?: \.\/\S+)?)* (\w+)/.exec(command)?.[1] ?? [],
  );
  expect(new Set(named)).toEqual(new Set(['check', 'redis', 'worker']));
  expect(named.filter((name) => !(name in services))).toEqual([]);
  const manifests = ['web', 'worker'].map((role) => read(`ops/kubernetes/${role}.yaml`)).join('\n');
  const deployments = all.flatMap((command) =>
    [...command.matchAll(/deployment\/([\w-]+)/g)].map(([, name]) => name),
  );
  expect(deployments).not.toEqual([]);
  expect(
    deployments.filter((name) => !manifests.includes(`kind: Deployment\nmetadata:\n  name: ${name}\n`)),
  ).toEqual([]);
});
