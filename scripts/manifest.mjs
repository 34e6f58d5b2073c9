// `npm run manifest -- [zh] [free] [http=<host>]`: prints manifest.json in Chinese, without the workflow step (which
// needs a paid plan), or for HTTP on that host. `--write`: writes the three that are kept beside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { EX_USAGE } from './command.mjs';
import { CHINESE } from './manifest-chinese.mjs';

const fileOf = (name) => new URL(`../${name}`, import.meta.url);
const original = () => JSON.parse(readFileSync(fileOf('manifest.json'), 'utf8'));

/** Files in git, with the words that make each. The host in them is to be replaced. */
const KEPT = {
  'manifest.http.json': ['http=recording-watch.example.com'],
  'manifest.zh.json': ['zh'],
  'manifest.free.json': ['free'],
};

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));

const withWords = (parameters, words) => mapValues(parameters, (one, key) => ({ ...one, ...words[key] }));

function stepInChinese(step, key) {
  const { input_parameters, output_parameters, ...words } = CHINESE.functions[key];
  return {
    ...step,
    ...words,
    input_parameters: withWords(step.input_parameters, input_parameters),
    output_parameters: withWords(step.output_parameters, output_parameters),
  };
}

function inChinese(manifest) {
  const { display_information, features, functions } = manifest;
  return {
    ...manifest,
    display_information: { ...display_information, ...CHINESE.information },
    features: {
      ...features,
      shortcuts: features.shortcuts.map((one) => ({ ...one, ...CHINESE.shortcuts[one.callback_id] })),
      slash_commands: features.slash_commands.map((one) => ({ ...one, ...CHINESE.commands[one.command] })),
    },
    ...(functions && { functions: mapValues(functions, stepInChinese) }),
  };
}

function withoutStep({ functions: _, settings, ...manifest }) {
  const { function_runtime: __, event_subscriptions, ...others } = settings;
  const bot_events = event_subscriptions.bot_events.filter((event) => event !== 'function_executed');
  return {
    ...manifest,
    settings: { ...others, org_deploy_enabled: false, event_subscriptions: { bot_events } },
  };
}

function overHttp(manifest, host) {
  const url = `https://${host}/slack/events`;
  const { features, settings } = manifest;
  return {
    ...manifest,
    features: {
      ...features,
      slash_commands: features.slash_commands.map((one) => ({ ...one, url })),
    },
    settings: {
      ...settings,
      event_subscriptions: { request_url: url, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, request_url: url },
      socket_mode_enabled: false,
    },
  };
}

/** @returns the manifest for these words; `undefined` if one is unknown */
function manifestFor(words) {
  let manifest = original();
  for (const word of words) {
    const host = /^http=([\w.-]+(?::\d+)?)$/.exec(word)?.[1];
    if (word === 'zh') manifest = inChinese(manifest);
    else if (word === 'free') manifest = withoutStep(manifest);
    else if (host !== undefined) manifest = overHttp(manifest, host);
    else return undefined;
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const words = process.argv.slice(2);
if (words.includes('--write')) {
  for (const [file, asked] of Object.entries(KEPT)) writeFileSync(fileOf(file), manifestFor(asked));
} else {
  const text = manifestFor(words);
  if (text === undefined) {
    console.error('Usage: npm run --silent manifest -- [zh] [free] [http=<host>]');
    process.exitCode = EX_USAGE;
  } else process.stdout.write(text);
}
