import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deployment } from 'kubernetes-types/apps/v1.js';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { mayBeInFile, ROWS, VARIABLES } from '../src/config/variables.ts';
import { blocksOf } from './page-commands.ts';

const FOLDER = 'ops/kubernetes';

/** Files that declare the types of each kind. */
const DECLARED: Readonly<Record<string, string>> = {
  'apps/v1 Deployment': 'apps/v1.js',
  'v1 Service': 'core/v1.js',
  'v1 ConfigMap': 'core/v1.js',
  'policy/v1 PodDisruptionBudget': 'policy/v1.js',
  'networking.k8s.io/v1 NetworkPolicy': 'networking/v1.js',
};

interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const documents = (text: string): Resource[] =>
  parseAllDocuments(text).map((document) => document.toJS() as Resource);

const kustomization = parse(readFileSync(join(FOLDER, 'kustomization.yaml'), 'utf8'));

const resources: Resource[] = kustomization.resources.flatMap((file: string) =>
  documents(readFileSync(join(FOLDER, file), 'utf8')),
);

const deployments = resources.filter(({ kind }) => kind === 'Deployment') as unknown as Deployment[];

const roleOf = ({ spec }: Deployment): string | undefined =>
  spec?.template.spec?.containers[0]?.env?.find(({ name }) => name === 'ROLE')?.value;

/** Faults that the compiler finds by the types of Kubernetes: an unknown field, or one of another type. */
function faultsOf(all: readonly Resource[]): string[] {
  const cache = 'node_modules/.cache/recording-watch';
  mkdirSync(cache, { recursive: true });
  // Below node_modules, so that the packages are found.
  const folder = mkdtempSync(join(cache, 'manifests-'));
  try {
    const lines = all.map((resource, index) => {
      const file = DECLARED[`${resource.apiVersion} ${resource.kind}`] ?? 'of-no-known-kind';
      const type = `import('kubernetes-types/${file}').${resource.kind}`;
      return `export const resource${index} = ${JSON.stringify(resource)} satisfies ${type};`;
    });
    const file = join(folder, 'manifests.ts');
    writeFileSync(file, lines.join('\n'));
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck', '--types', ''];
    const tsc = ['node_modules/typescript/bin/tsc', ...options, '--ignoreConfig', file];
    const { stdout } = spawnSync(process.execPath, tsc, { encoding: 'utf8' });
    return stdout.split('\n').filter((line) => line.includes('error'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the manifests for Kubernetes', () => {
  test('have no field that Kubernetes does not know', () => {
    expect(resources.length).toBeGreaterThan(0);
    expect(faultsOf(resources)).toEqual([]);
  });

  test('the check finds a field that is misspelt, however deep it stands', () => {
    const misspelt = JSON.stringify(resources).replaceAll('runAsNonRoot', 'runAsNotRoot');
    expect(faultsOf(JSON.parse(misspelt)).join()).toContain('runAsNotRoot');
  });

  test('every file of the folder is used', () => {
    const used = ['kustomization.yaml', 'settings.env', ...kustomization.resources];
    expect(readdirSync(FOLDER).toSorted()).toEqual(used.toSorted());
  });

  test('each role runs without root, without rights and without a disk to write to, as "restricted" asks', () => {
    expect(deployments.map(roleOf)).toEqual(['web', 'worker']);
    for (const { spec } of deployments) {
      const pod = spec?.template.spec;
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      });
      expect(pod?.containers).toMatchObject([
        {
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          resources: { limits: { memory: expect.any(String) } },
        },
      ]);
    }
  });

  test('a web pod still answers while the Service learns that it ends, and then has its ten seconds', () => {
    const pod = deployments.find((each) => roleOf(each) === 'web')?.spec?.template.spec;
    const [program, seconds] = pod?.containers[0]?.lifecycle?.preStop?.exec?.command ?? [];
    expect(program).toBe('sleep');
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(Number(seconds) + 10);
  });

  test('a start has ten minutes to wait for Redis before Kubernetes restarts it', () => {
    for (const { spec } of deployments) {
      const { periodSeconds = 0, failureThreshold = 0 } =
        spec?.template.spec?.containers[0]?.startupProbe ?? {};
      expect(periodSeconds * failureThreshold).toBe(600);
    }
  });

  test('a worker gets no secret that only the web role needs', () => {
    const keysOf = ({ spec }: Deployment) =>
      spec?.template.spec?.volumes?.flatMap(({ secret }) => secret?.items?.map(({ key }) => key) ?? []);
    const [web, worker] = deployments.map(keysOf);
    expect(worker).toEqual(['AGORA_CUSTOMER_SECRET', 'REDIS_URL', 'SLACK_BOT_TOKEN']);
    expect(web).toEqual([...(worker ?? []), 'SLACK_APP_TOKEN']);
  });

  test('every variable is one that the bot reads', () => {
    const settings = readFileSync(join(FOLDER, 'settings.env'), 'utf8').trim().split('\n');
    const given = [
      ...settings.map((line) => line.split('=')[0] ?? ''),
      ...deployments.flatMap(
        ({ spec }) => spec?.template.spec?.containers[0]?.env?.map(({ name }) => name) ?? [],
      ),
    ];
    const read = (name: string) =>
      Object.keys(VARIABLES).includes(name) || Object.keys(VARIABLES).includes(name.replace(/_FILE$/, ''));
    expect(given.filter((name) => !read(name))).toEqual([]);
  });

  const kubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
  test.skipIf(!kubectl && !process.env.CI)('the Secret that the page makes holds what the pods mount', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secret-'));
    const line = blocksOf(readFileSync('docs/kubernetes.md', 'utf8')).find((one) => one.includes(' secret '));
    for (const [, name = ''] of line?.matchAll(/--from-file=(\w+)/g) ?? []) {
      writeFileSync(join(folder, name), 'a value');
    }
    const made = execFileSync('sh', ['-c', `${line} --dry-run=client -o json`], {
      cwd: folder,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    const { metadata, data } = JSON.parse(made);
    const volumes = deployments.flatMap(({ spec }) => spec?.template.spec?.volumes ?? []);
    const mounted = volumes.flatMap(({ secret }) => secret?.items?.map(({ key }) => key) ?? []);
    expect(new Set(volumes.map(({ secret }) => secret?.secretName))).toEqual(new Set([metadata.name]));
    expect(new Set(Object.keys(data))).toEqual(new Set(mounted));
  });

  test.skipIf(!kubectl && !process.env.CI)(
    'kustomize renders them, and what it renders is valid',
    async () => {
      const rendered = documents(execFileSync('kubectl', ['kustomize', FOLDER], { encoding: 'utf8' }));
      expect(rendered.map(({ kind }) => kind).toSorted()).toEqual(
        [...resources.map(({ kind }) => kind), 'ConfigMap'].toSorted(),
      );
      expect(faultsOf(rendered)).toEqual([]);
      const config = rendered.find(({ kind }) => kind === 'ConfigMap')?.metadata.name;
      for (const { spec } of rendered.filter(
        ({ kind }) => kind === 'Deployment',
      ) as unknown as Deployment[]) {
        expect(spec?.template.spec?.containers[0]).toMatchObject({
          image: 'registry.example.com/recording-watch:0.1.0',
          envFrom: [{ configMapRef: { name: config } }],
        });
      }
    },
  );
});

describe('the compose file', () => {
  const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true });

  test.each(Object.keys(compose.services))(
    '%s has limits, few rights, a disk that it cannot write to, and a log that ends',
    (name) => {
      expect(compose.services[name]).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        mem_limit: expect.any(String),
        pids_limit: expect.any(Number),
        logging: { options: { 'max-size': expect.any(String), 'max-file': expect.any(String) } },
      });
    },
  );

  test('of what .env holds, a worker gets no secret that only the web role needs', () => {
    const ofWeb = ROWS.filter((row) => row.only === 'web' && mayBeInFile(row)).map(({ name }) => name);
    expect(ofWeb).not.toEqual([]);
    const { environment } = compose.services.worker;
    expect(environment).toMatchObject(Object.fromEntries(ofWeb.map((name) => [name, ''])));
  });

  test('with secrets by file, a worker does not get what only the web role needs', () => {
    const { services, secrets } = parse(readFileSync('docker-compose.secrets.yml', 'utf8'), { merge: true });
    expect(services.worker.secrets).toEqual(['SLACK_BOT_TOKEN', 'AGORA_CUSTOMER_SECRET']);
    for (const { secrets: given, environment } of Object.values<{ secrets: string[]; environment: object }>(
      services,
    )) {
      expect(Object.entries(environment)).toEqual(
        expect.arrayContaining(given.map((name) => [`${name}_FILE`, `/run/secrets/${name}`])),
      );
      expect(Object.keys(secrets)).toEqual(expect.arrayContaining(given));
    }
  });
});
