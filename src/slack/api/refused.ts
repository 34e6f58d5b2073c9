/** Slack does not accept a token; the settings have to be changed. */
export class SlackRefused extends Error {
  override readonly name = 'SlackRefused';

  /** @param variable the setting that holds the token */
  constructor(variable: string, code: string) {
    super(`Slack does not accept ${variable}: ${code}`);
  }
}
