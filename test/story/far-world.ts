import { onTestFinished } from 'vitest';
import { makeAuthority } from '../../sandbox/authority.ts';
import { temporaryFolder } from '../temporary.ts';
import { startConnectProxy, startFront } from './connect-proxy.ts';
import { type AtEnd, createWorld } from './world.ts';

export const [SLACK, AGORA] = ['slack-gov.test', 'agora.test'];
const LOGIN = 'proxy-user:proxy-word';

/** Slack and Agora by TLS, under names that only the proxy can resolve. */
export async function createFarWorld(atEnd: AtEnd = onTestFinished) {
  const authority = makeAuthority(
    temporaryFolder((end) => atEnd(async () => end())),
    [SLACK, AGORA],
  );
  const world = await createWorld({ mode: 'socket', slackUrl: `https://${SLACK}`, atEnd });
  const port = (url: string) => Number(new URL(url).port);
  const [slack, agora] = [
    await startFront(authority, world.slackPort, atEnd),
    await startFront(authority, port(world.agora.url), atEnd),
  ];
  const ports = { [`${SLACK}:443`]: slack, [`${AGORA}:443`]: agora };
  const proxy = await startConnectProxy(ports, LOGIN, atEnd);
  const env = {
    SLACK_API_URL: `https://${SLACK}/api/`,
    AGORA_HOSTS: `https://${AGORA}`,
    SLACK_PROXY_URL: proxy.url,
    AGORA_PROXY_URL: proxy.url,
    EXTRA_CA_FILE: authority.caFile,
  };
  return { world, proxy, env };
}
