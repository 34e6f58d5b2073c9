/** An Agora app as people name it. Its credentials stay in the Agora room. */
export interface App {
  readonly name: string;
  readonly appId: string;
  /** Where its files can be read. */
  readonly fileBaseUrl?: string;
}
