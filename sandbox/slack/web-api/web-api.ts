import { Refusal } from '../refusal.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Answer, answerOk, answerOrRefuse } from './answer.ts';
import { createArgs } from './args.ts';
import { CHAT } from './chat.ts';
import { CONVERSATIONS } from './conversations.ts';
import { FILES } from './files.ts';
import { FUNCTIONS } from './functions.ts';
import { IDENTITY } from './identity.ts';
import type { Context, Method, Methods } from './method.ts';
import type { Rates } from './rates.ts';
import { VIEWS } from './views.ts';

export interface Tokens {
  readonly bot: string;
  readonly app: string | undefined;
}

export interface Call {
  readonly method: string;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

const METHODS: Methods = { ...CHAT, ...CONVERSATIONS, ...FILES, ...FUNCTIONS, ...IDENTITY, ...VIEWS };

function requireToken(call: Call, method: Method, tokens: Tokens, { app, runs }: Workspace): void {
  const header = /^Bearer (.+)$/i.exec(call.authorization ?? '')?.[1];
  const token = header ?? (typeof call.fields.token === 'string' ? call.fields.token : undefined);
  if (token === undefined || token === '') throw new Refusal('not_authed');
  // A running workflow step has a token of its own, with the rights of the bot's.
  const isBot = token === tokens.bot || runs.isToken(token);
  if (!isBot && token !== tokens.app) throw new Refusal('invalid_auth');
  if ((method.token === 'app') === isBot) throw new Refusal('not_allowed_token_type');
  if (isBot && app.tokenRevoked) throw new Refusal('token_revoked');
}

function requireScope(needed: readonly string[], granted: readonly string[]): void {
  if (needed.length === 0 || needed.some((scope) => granted.includes(scope))) return;
  throw new Refusal('missing_scope', { needed: needed.join(','), provided: granted.join(',') });
}

/** Answers calls of Slack's Web API; refusals are checked in Slack's order. */
export function createWebApi(context: Context, tokens: Tokens, rates: Rates): (call: Call) => Answer {
  const { workspace } = context;

  const run = (call: Call, method: Method): Answer => {
    const args = createArgs(call.fields);
    const needed = method.scopes?.(args, workspace) ?? [];
    const answer = answerOrRefuse(() => {
      requireScope(needed, workspace.app.scopes);
      rates.count(call.method, args.text('channel'));
      return answerOk(method.run(args, context));
    });
    if (method.token === 'app') return answer;
    const headers = {
      ...answer.headers,
      'x-oauth-scopes': workspace.app.scopes.join(','),
      'x-accepted-oauth-scopes': needed.join(','),
    };
    return { ...answer, headers };
  };

  return (call) =>
    answerOrRefuse(() => {
      const method = Object.hasOwn(METHODS, call.method) ? METHODS[call.method] : undefined;
      if (method === undefined) throw new Refusal('unknown_method', { req_method: call.method });
      requireToken(call, method, tokens, workspace);
      return run(call, method);
    });
}
