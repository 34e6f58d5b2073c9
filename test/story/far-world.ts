import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { makeAuthority } from '../../sandbox/authority.ts';
import { startConnectProxy, startFront } from './connect-proxy.ts';
import { createWorld } from './world.ts';

export const [SLACK, AGORA] = ['slack-gov.test', 'agora.test'];
const LOGIN = 'proxy-user:proxy-word';

/** Slack and Agora by TLS, under names that only the proxy can resolve. */
export async function createFarWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const authority = makeAuthority(folder, [SLACK, AGORA]);
  const world = await createWorld({ mode: 'socket', slackUrl: `https://${SLACK}` });
  const port = (url: string) => Number(new URL(url).port);
  const [slack, agora] = [
    await startFront(authority, world.slackPort),
    await startFront(authority, port(world.agora.url)),
  ];
  const proxy = await startConnectProxy({ [`${SLACK}:443`]: slack, [`${AGORA}:443`]: agora }, LOGIN);
  const env = {
    SLACK_API_URL: `https://${SLACK}/api/`,
    AGORA_HOSTS: `https://${AGORA}`,
    SLACK_PROXY_URL: proxy.url,
    AGORA_PROXY_URL: proxy.url,
    EXTRA_CA_FILE: authority.caFile,
  };
  return { world, proxy, env };
}
