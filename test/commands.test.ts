import { existsSync, readFileSync } from 'node:fs';
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

/** The check that runs what begins so. A command of npm is run by npm or as the script that it names. */
const RUN_BY: Readonly<Record<string, string>> = {
  'npm ci': '.ci/run',
  'npm test': '.ci/run',
  'npm run bench -- truth': '.ci/run',
  'npm run build': 'test/story/operator.test.ts',
  'npm run setup': 'test/story/operator.test.ts',
  'npm run setup -- --http': 'test/story/setup.test.ts',
  'npm start': 'test/story/operator.test.ts',
  'npm run doctor': 'test/story/operator.test.ts',
  'node scripts/doctor.mjs': 'test/story/setup.test.ts',
  'npm run explain': 'test/story/operator.test.ts',
  'node scripts/explain.mjs': 'test/story/operator.test.ts',
  'npm run deliver': 'test/story/operator.test.ts',
  'npm run --silent manifest': 'test/story/operator.test.ts',
  'npm run demo': 'test/page/demo.test.ts',
  'cp .env.example .env': '.ci/run',
  'KEY=$(openssl rand -hex 32)': 'test/story/operator.test.ts',
  'printf %s "$KEY" | sha256sum': 'test/story/operator.test.ts',
  'npx recording-watch status': 'test/story/look-once.test.ts',
  'node scripts/recording-watch.mjs status': 'test/story/look-once.test.ts',
  'export AGORA_CUSTOMER_ID=': 'test/story/look-once.test.ts',
  'kubectl kustomize ops/kubernetes': 'test/containers.test.ts',
  'kubectl -n recording-watch create secret generic': 'test/containers.test.ts',
  'kill -HUP': 'test/story/rotation.test.ts',
  'kill -9': 'test/story/killed.test.ts',
  'redis-cli --rdb backup.rdb': 'test/redis/backup.test.ts',
  'sh ops/redis-restore.sh': 'test/redis/backup.test.ts',
  jq: 'test/web/backend-page.test.ts',
  'curl --fail-with-body -X PATCH': 'test/web/backend-page.test.ts',
};

/** Commands for which no check has what they need. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'docker ': 'an engine of containers',
  'kubectl ': 'a cluster',
  // Measurements that take long.
  'npm run bench -- ': 'an idle machine',
};

const beginsWithOneOf = (table: Readonly<Record<string, string>>) => (command: string) =>
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
  expect(Object.values(RUN_BY).filter((check) => !existsSync(check))).toEqual([]);
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
