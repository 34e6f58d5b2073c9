import { describe, expect, it, onTestFinished } from 'vitest';
import type { PretendSlackOptions } from '../../sandbox/slack/slack.ts';
import type { StepDefinition } from '../../sandbox/slack/state.ts';
import { clientOf, openSlack, startHttpBot, verdict } from './slack-bot.ts';

const GREET: StepDefinition = {
  callback_id: 'greet',
  title: 'Greet',
  description: 'Greets somebody',
  input_parameters: [{ name: 'name', type: 'string', title: 'Name', is_required: true }],
  output_parameters: [{ name: 'words', type: 'string', title: 'Words', is_required: true }],
};

async function workplace(options: Partial<PretendSlackOptions> = {}) {
  const slack = await openSlack({ steps: [GREET], ...options });
  onTestFinished(() => slack.close());
  const bot = await startHttpBot(slack);
  onTestFinished(() => void bot.stop());
  const run = (name: string) => slack.runStep({ user: 'mei', callbackId: 'greet', inputs: { name } });
  return { slack, bot, run };
}

describe('a workflow step', () => {
  it('is run by the bot, with the token of the step, and gives outputs', async () => {
    const { slack, bot, run } = await workplace();
    const tokens: string[] = [];
    bot.app.function('greet', async ({ inputs, complete, client, event }) => {
      tokens.push(event.bot_access_token);
      await client.chat.postMessage({ channel: 'recordings', text: 'x' }).catch(() => undefined);
      await complete({ outputs: { words: `Good morning, ${String(inputs.name)}` } });
    });
    expect((await run('Mei')).ok).toBe(true);
    await expect.poll(() => slack.state().runs[0]?.status).toBe('succeeded');
    expect(slack.state().runs[0]).toMatchObject({
      inputs: { name: 'Mei' },
      outputs: { words: 'Good morning, Mei' },
    });
    // A finished step can do nothing more.
    expect(await verdict(clientOf(slack, tokens[0]).auth.test())).toBe('invalid_auth');
  });

  it('may fail with a sentence', async () => {
    const { slack, bot, run } = await workplace();
    bot.app.function('greet', async ({ fail }) => void (await fail({ error: 'Nobody is called so.' })));
    await run('Mei');
    await expect.poll(() => slack.state().runs[0]?.error).toBe('Nobody is called so.');
  });

  it('cannot be finished twice, by a stranger’s id, or with other outputs than the manifest says', async () => {
    const { slack, bot, run } = await workplace();
    bot.app.function('greet', async () => undefined);
    const client = clientOf(slack);
    const { run: id } = await run('Mei');
    const finish = (function_execution_id: string, outputs: Record<string, unknown>) =>
      verdict(client.functions.completeSuccess({ function_execution_id, outputs }));
    expect(await finish('FxNOWHERE', { words: 'x' })).toBe('function_execution_not_found');
    expect(await finish(id, {})).toBe('parameter_validation_failed');
    expect(await finish(id, { words: 1 })).toBe('parameter_validation_failed');
    expect(await finish(id, { words: 'x', more: 'y' })).toBe('parameter_validation_failed');
    expect(await finish(id, { words: 'x' })).toBe('ok');
    expect(await finish(id, { words: 'x' })).toBe('execution_not_in_running_state');
  });

  it('cannot be built without what it needs', async () => {
    const { slack } = await workplace();
    const run = (callbackId: string) => slack.runStep({ user: 'mei', callbackId, inputs: {} });
    await expect(run('greet')).rejects.toThrow('missing required parameter: name');
    await expect(run('leave')).rejects.toThrow('The app has no workflow step leave');
  });

  it('is not told to an app that has not subscribed to it', async () => {
    const { slack, bot, run } = await workplace({ events: [] });
    bot.app.function('greet', async ({ complete }) => void (await complete({ outputs: { words: 'x' } })));
    await run('Mei');
    expect(slack.state().runs[0]?.status).toBe('running');
  });
});
