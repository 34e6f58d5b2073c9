/** Address of a message, as Slack's *Copy link* gives it. @param workspace address of the workspace, if it is known */
export const messageUrl = (workspace: string | undefined, channel: string, ts: string): string | undefined =>
  workspace === undefined
    ? undefined
    : new URL(`archives/${channel}/p${ts.replace('.', '')}`, workspace).href;
