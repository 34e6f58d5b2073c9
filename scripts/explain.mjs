// `npm run explain -- <sid>`: prints the life of a recording from Redis: what was seen, concluded and told.
import { EX_USAGE, failed, importBuilt, readEnvFile } from './command.mjs';

const [sid, ...more] = process.argv.slice(2);

async function run() {
  if (sid === undefined || more.length > 0) {
    console.error('Usage: npm run explain -- <sid>');
    return EX_USAGE;
  }
  const { explainRecording } = await importBuilt('explain', readEnvFile);
  const lines = await explainRecording(sid, process.env);
  console.log(lines?.join('\n') ?? 'No recording with this sid is known.');
  return lines ? 0 : 1;
}

run().then(process.exit, (error) => process.exit(failed(error, 'Nothing could be read: ')));
