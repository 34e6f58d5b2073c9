import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openApi, STARTED, TOKEN } from './world.ts';

/** The examples that people copy, taken from the pages and run as they stand there. */

const run = promisify(execFile);
const { mode: _, ...started } = STARTED;

/** The first block under a heading. */
const example = (page: string, heading: string): string =>
  readFileSync(page, 'utf8')
    .split(`\n## ${heading}\n`)[1]
    ?.match(/```\w+\n(.*?)```/s)?.[1] ?? '';

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

/** By heading: what it takes to run the block that stands there. */
const LANGUAGES: Record<
  string,
  { file: string; needs: readonly string[]; around: (block: string) => string }
> = {
  curl: {
    file: 'example.sh',
    needs: ['bash', 'jq', 'curl'],
    around: (block) => `set -euo pipefail\n${block}`,
  },
  Node: {
    file: 'example.mjs',
    needs: ['node'],
    around: (block) =>
      `const { BOT, TOKEN } = process.env;\nconst started = ${JSON.stringify(started)};\n${block}`,
  },
  Python: {
    file: 'example.py',
    needs: ['python3'],
    around: (block) =>
      `import datetime, json, os, urllib.request\nBOT, TOKEN = os.environ["BOT"], os.environ["TOKEN"]\nstarted = ${JSON.stringify(started)}\n${block}`,
  },
  Java: {
    file: 'Example.java',
    needs: ['java'],
    around(block) {
      const [method = '', calls = ''] = block.split('\n\n');
      return `import java.io.*; import java.net.*; import java.net.http.*; import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers; import java.time.*;
class Example {
  static final String BOT = System.getenv("BOT"), TOKEN = System.getenv("TOKEN");
${indented(method)}
  public static void main(String[] args) throws Exception {
    String sid = "${started.sid}", resourceId = "${started.resourceId}", cname = "${started.cname}";
${indented(calls)}
  }
}
`;
    },
  },
};

const has = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;

async function runExample(page: string, heading: string) {
  const { file, needs, around } = LANGUAGES[heading] ?? { file: '', needs: [], around: String };
  const { url, world } = await openApi();
  const cwd = mkdtempSync(join(tmpdir(), 'backend-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  writeFileSync(join(cwd, file), around(example(page, heading)));
  writeFileSync(join(cwd, 'started.json'), JSON.stringify(started));
  const env = { ...process.env, BOT: url, TOKEN, SID: started.sid };
  // Its clock stands still, and the examples use that of this machine.
  world.pass(Date.now() + 600_000 - world.now());
  await run(needs[0] ?? '', [file], { cwd, env });
  const known = await world.recordings.find(started.sid);
  return { known, watching: world.watching };
}

describe.each(['docs/backend.md', 'docs/zh/backend.md'])('%s', (page) => {
  for (const [heading, { needs }] of Object.entries(LANGUAGES)) {
    const lacking = needs.filter((program) => !has(program));
    test.skipIf(lacking.length > 0)(
      `the example for ${heading} registers what start answered, and reports the stop`,
      async () => {
        const { known, watching } = await runExample(page, heading);
        expect(known?.recording).toMatchObject({
          ...{ sid: started.sid, resourceId: started.resourceId, mode: 'mix', cname: started.cname },
          stopRequestedAt: expect.any(Number),
        });
        expect(watching).toMatchObject([{ channel: 'C0123ABCD' }]);
      },
      120_000,
    );
  }

  test('each example has fifteen lines at most', () => {
    const longest = ['curl', 'Node', 'Python', 'Java', 'Go'].map((heading) => {
      const lines = example(page, heading).trim().split('\n').length;
      return [heading, lines > 0 && lines <= 15];
    });
    expect(longest).toEqual(longest.map(([heading]) => [heading, true]));
  });
});

test('the two requests of the READMEs are those of the page', () => {
  const requests = example('docs/backend.md', 'curl').trim().split('\n\n');
  for (const page of ['README.md', 'README.zh-CN.md'])
    for (const request of requests) expect(readFileSync(page, 'utf8')).toContain(request);
});
