// `npm run setup`: asks for what is missing, tries each answer at once, writes .env, and ends with the doctor.
// Without a terminal: answers are lines of stdin, or `--set NAME=value` and `--set NAME=@file`; the environment counts too.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs, parseEnv } from 'node:util';
import { EX_USAGE, failed, importBuilt } from './command.mjs';

const FILE = '.env';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const USAGE = 'Usage: npm run setup [-- --set NAME=value | --set NAME=@file …] [--http]';

function readArguments() {
  try {
    const options = { set: { type: 'string', multiple: true, default: [] }, http: { type: 'boolean' } };
    const { values } = parseArgs({ options });
    const set = values.set.map((pair) => /^([A-Z_]+)=(.*)$/s.exec(pair)?.slice(1));
    if (set.includes(undefined)) return undefined;
    const read = ([name, value]) => [
      name,
      value.startsWith('@') ? readFileSync(value.slice(1), 'utf8').trim() : value,
    ];
    return { http: values.http === true, set: Object.fromEntries(set.map(read)) };
  } catch (error) {
    // The message names the missing file or the unknown option.
    console.error(error.message);
    return undefined;
  }
}

/** Slack's page for a new app, with the manifest filled in. */
function linkTo(manifest) {
  const json = JSON.stringify(JSON.parse(readFileSync(at(manifest), 'utf8')));
  return `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(json)}`;
}

/** Commands that open an address in the browser; on any other system it is `xdg-open`. */
const OPENERS = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] };

/** Opens a page in the browser of the desktop. The link is printed as well, because a server has no desktop. */
function open(link) {
  const [command, ...first] = OPENERS[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...first, link], { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined).unref();
}

/** Quotes a value for `.env` if it contains a special character. */
const written = (value) => (/[\s#'"\\`$]/.test(value) ? `'${value}'` : value);

/** Writes values to `.env`, which only its owner may read. Every other line stays. */
function keep(values) {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').replace(/\n$/, '').split('\n') : [];
  for (const [name, value] of Object.entries(values)) {
    const line = `${name}=${written(value)}`;
    const place = lines.findIndex((old) => old.startsWith(`${name}=`));
    if (place === -1) lines.push(line);
    else lines[place] = line;
  }
  // Written beside it first, so that a full disk leaves the old file as it is.
  writeFileSync(`${FILE}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
  renameSync(`${FILE}.new`, FILE);
}

/** Asks on the terminal without an echo, or takes lines of stdin. */
function asker() {
  const isTerminal = process.stdin.isTTY === true;
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: mute, terminal: isTerminal });
  const waiting = [];
  const ready = [];
  let over = false;
  lines.on('line', (line) => {
    const next = waiting.shift();
    if (next) next(line);
    else ready.push(line);
  });
  lines.on('SIGINT', () => process.exit(130));
  lines.on('close', () => {
    over = true;
    for (const next of waiting.splice(0)) next(undefined);
  });
  const ask = async (question) => {
    process.stdout.write(`${question}: `);
    const answer =
      ready.shift() ?? (over ? undefined : await new Promise((resolve) => waiting.push(resolve)));
    process.stdout.write('\n');
    return answer;
  };
  return { ask, close: () => lines.close() };
}

async function run() {
  const given = readArguments();
  if (given === undefined) {
    console.error(USAGE);
    return EX_USAGE;
  }
  if (!existsSync(at('dist/bot/bot/setup.js')))
    spawnSync(process.execPath, [at('scripts/build.mjs')], { stdio: 'inherit' });
  const { isVariable, setUp } = await importBuilt('setup');
  const strange = Object.keys(given.set).filter((name) => !isVariable(name));
  if (strange.length > 0) {
    console.error(`${strange.join(', ')}: no variable of the bot. docs/configure.md lists them.`);
    return EX_USAGE;
  }
  const before = existsSync(FILE) ? parseEnv(readFileSync(FILE, 'utf8')) : {};
  const filled = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value));
  if (Object.keys(given.set).length > 0) keep(given.set);
  if (!filled.SLACK_BOT_TOKEN && !before.SLACK_BOT_TOKEN && !given.set.SLACK_BOT_TOKEN) {
    const inChinese = { ...before, ...filled, ...given.set }.DEFAULT_LANGUAGE === 'zh';
    const usual = inChinese ? 'manifest.zh.json' : 'manifest.json';
    const manifest = given.http ? 'manifest.http.json' : usual;
    const link = linkTo(manifest);
    console.log(`Create the Slack app here, install it to your workspace, and come back:\n\n${link}\n`);
    if (process.stdin.isTTY) open(link);
    console.log(`If the page comes up empty, choose "From a manifest" and paste ${manifest}.`);
    if (given.http) console.log('Put your host in the place of recording-watch.example.com first.\n');
  }
  const { ask, close } = asker();
  const isWell = await setUp({ ...before, ...filled, ...given.set }, { say: console.log, ask, keep }, given);
  close();
  if (isWell) console.log('Start the bot with `npm start`, then type /recording-status doctor in a channel.');
  return isWell ? 0 : 1;
}

run().then(process.exit, (error) => process.exit(failed(error)));
