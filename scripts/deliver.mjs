// `npm run deliver -- --again <id>`: has a message told again that Slack refused. Doctor and Home name the ids.
import { EX_USAGE, failed, importBuilt, readEnvFile } from './command.mjs';

const [word, id, ...more] = process.argv.slice(2);

async function run() {
  if (word !== '--again' || id === undefined || more.length > 0) {
    console.error('Usage: npm run deliver -- --again <id>');
    return EX_USAGE;
  }
  const { tellAgain } = await importBuilt('tell-again', readEnvFile);
  const { queued, sentence } = await tellAgain(id, process.env);
  console.log(sentence);
  return queued ? 0 : 1;
}

run().then(process.exit, (error) => process.exit(failed(error, 'Nothing was queued: ')));
