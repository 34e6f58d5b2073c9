// `npm run doctor`: is everything in place? Slack, Agora and Redis are asked; the bot need not run. Ends with 0 if all is
// well, 1 if something is to be looked at, 78 if a setting is missing.
import { failed, importBuilt, readEnvFile } from './command.mjs';

async function run() {
  const { doctor } = await importBuilt('doctor', readEnvFile);
  return (await doctor(process.env, console.log)) ? 0 : 1;
}

run().then(process.exit, (error) => process.exit(failed(error)));
