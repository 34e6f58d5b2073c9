/** Variables that the bot inherits; all others, secrets above all, are left out. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'LANG', 'LC_ALL', 'TZ', 'SystemRoot'];

/** Intervals in seconds, shortened so that one minute shows what usually takes several. */
export const INTERVALS = { poll: 3, notFoundPatience: 15, startDeadline: 20 } as const;

export interface Credentials {
  readonly signingSecret: string;
  readonly botToken: string;
  readonly appId: string;
  readonly customerId: string;
  readonly customerSecret: string;
  /** Token of the registration API, which a customer's backend would hold. */
  readonly apiToken: string;
  readonly callbackSecret: string;
}

export interface Around {
  readonly slackApiUrl: string;
  readonly agoraUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly port: number;
  readonly opsPort: number;
}

/**
 * The whole environment of the bot in a demo: that of a real installation, with the addresses of the pretend services.
 */
export function botEnvironment(
  own: NodeJS.ProcessEnv,
  credentials: Credentials,
  around: Around,
): Readonly<Record<string, string>> {
  const inherited = INHERITED.flatMap((name) =>
    own[name] === undefined ? [] : [[name, own[name]] as const],
  );
  return {
    ...Object.fromEntries(inherited),
    HOST: '127.0.0.1',
    PORT: String(around.port),
    OPS_HOST: '127.0.0.1',
    OPS_PORT: String(around.opsPort),
    LOG_LEVEL: 'warn',
    SLACK_MODE: 'http',
    SLACK_API_URL: around.slackApiUrl,
    SLACK_BOT_TOKEN: credentials.botToken,
    SLACK_SIGNING_SECRET: credentials.signingSecret,
    AGORA_APP_ID: credentials.appId,
    AGORA_CUSTOMER_ID: credentials.customerId,
    AGORA_CUSTOMER_SECRET: credentials.customerSecret,
    AGORA_HOSTS: around.agoraUrl,
    AGORA_CALLBACK_SECRET: credentials.callbackSecret,
    API_TOKENS: credentials.apiToken,
    REDIS_URL: around.redisUrl,
    REDIS_PREFIX: around.redisPrefix,
    POLL_SECONDS: String(INTERVALS.poll),
    NOT_FOUND_PATIENCE_SECONDS: String(INTERVALS.notFoundPatience),
    START_DEADLINE_SECONDS: String(INTERVALS.startDeadline),
  };
}
