import { agoraOf, FOR_AGORA, FOR_REDIS, FOR_SLACK, redisOf, slackOf } from '../config/reaching.ts';
import { ROWS, VARIABLES } from '../config/variables.ts';
import {
  type Examined,
  examineAgora,
  examineRedis,
  examineSlack,
  examineSocket,
  examineWayToAgora,
} from './examine.ts';

export type Name = keyof typeof VARIABLES;
export type Values = Readonly<Record<string, string>>;

export interface Step {
  /** Variables that are asked for and tried together. */
  readonly names: readonly Name[];
  readonly about: string;
  readonly byDefault?: string;
  /** Further variables that decide about the trial. Each may be absent. */
  readonly beside: readonly Name[];
  readonly authorities: 'REDIS_CA_FILE' | 'EXTRA_CA_FILE';
  /** Variables among those to ask for as well, once `names` are answered. */
  readonly also?: (given: Values) => readonly Name[];
  /** Variables among those to ask for where nothing answers. */
  readonly away?: readonly Name[];
  /** @param ca content of the file of authorities */
  tried(given: Values, ca: string | undefined): Promise<readonly Examined[]>;
}

const OF_SLACK = {
  beside: ['SLACK_API_URL', 'SLACK_PROXY_URL'],
  authorities: 'EXTRA_CA_FILE',
  away: ['SLACK_PROXY_URL', 'EXTRA_CA_FILE'],
} as const;

/** Steps of the setup, in this order. */
export const STEPS: readonly Step[] = [
  {
    ...OF_SLACK,
    names: ['SLACK_BOT_TOKEN'],
    about: 'OAuth & Permissions → Bot User OAuth Token (xoxb-…)',
    tried: (given, ca) => examineSlack(slackOf(FOR_SLACK.parse(given), ca)),
  },
  {
    ...OF_SLACK,
    names: ['SLACK_APP_TOKEN'],
    about: 'Basic Information → App-Level Tokens, with connections:write (xapp-…)',
    tried: async (given, ca) => [
      await examineSocket(given.SLACK_APP_TOKEN ?? '', slackOf(FOR_SLACK.parse(given), ca)),
    ],
  },
  {
    names: ['AGORA_APP_ID', 'AGORA_CUSTOMER_ID', 'AGORA_CUSTOMER_SECRET'],
    about: 'console of Agora: App ID of the project; RESTful API → customer ID and secret',
    beside: namesOf(FOR_AGORA),
    authorities: 'EXTRA_CA_FILE',
    away: ['AGORA_PROXY_URL', 'EXTRA_CA_FILE'],
    tried: async (given, ca) => {
      const { AGORA_APP_ID: appId = '', AGORA_CUSTOMER_ID: customerId = '' } = given;
      const app = { name: 'default', appId, customerId, customerSecret: given.AGORA_CUSTOMER_SECRET ?? '' };
      const settings = agoraOf(FOR_AGORA.parse(given), ca);
      const tunnel = await examineWayToAgora(settings);
      return tunnel && !tunnel.fine ? [tunnel] : [await examineAgora(app, settings)];
    },
  },
  {
    names: ['REDIS_URL'],
    about:
      'such as redis://user:password@host:6379; docs/redis.md has Sentinel, a cluster and TLS. Compose brings its own: with it, end here by Ctrl-C, as .env has all the rest',
    byDefault: 'redis://127.0.0.1:6379',
    beside: namesOf(FOR_REDIS).filter((name) => name !== 'REDIS_URL'),
    authorities: 'REDIS_CA_FILE',
    also: ({ REDIS_URL = '' }) => [
      ...(/^rediss?\+sentinel:/.test(REDIS_URL)
        ? (['REDIS_SENTINEL_USERNAME', 'REDIS_SENTINEL_PASSWORD'] as const)
        : []),
      ...(REDIS_URL.startsWith('rediss') ? (['REDIS_CA_FILE'] as const) : []),
    ],
    tried: async (given, ca) => [await examineRedis(redisOf(FOR_REDIS.parse(given), ca))],
  },
];

function namesOf({ shape }: { readonly shape: object }): readonly Name[] {
  return ROWS.map(({ name }) => name).filter((name): name is Name => name in VARIABLES && name in shape);
}

/** Step in place of the app-level token in HTTP mode. The secret is proved only by the first command in Slack. */
export const HTTP: Step = {
  ...OF_SLACK,
  names: ['SLACK_SIGNING_SECRET'],
  about: 'Basic Information → App Credentials → Signing Secret',
  tried: async () => [],
};
