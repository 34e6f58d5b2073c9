/** An Agora app. Its credentials stay in `src/agora`. */
export interface App {
  /** Name that people use. */
  readonly name: string;
  readonly appId: string;
  /** Base address at which the files of its bucket can be read; `query` names no bucket. */
  readonly fileBaseUrl?: string;
}
