import type { DemoPicture } from '../../world.ts';

const REDIS = {
  given: 'the Redis of REDIS_URL',
  server: 'redis-server or valkey-server from your PATH, with its append-only file below .data',
  wasm: 'Valkey compiled to WebAssembly, in a process of its own: no persistence, it forgets when the demo ends',
} as const;

/** Facts about this demo, and how it differs from a real installation. */
export function About({ demo: { redis, intervals } }: { readonly demo: DemoPicture }) {
  return (
    <section aria-label="This demo" className="about">
      <h3>This demo</h3>
      <dl>
        <dt>Redis</dt>
        <dd>
          {REDIS[redis]}
          {redis === 'wasm' && <strong className="warning-tag">no persistence</strong>}
        </dd>
        <dt>Looks</dt>
        <dd>every {intervals.poll} s (normally 30)</dd>
        <dt>A 404 is believed</dt>
        <dd>after {intervals.notFoundPatience} s (normally 90)</dd>
        <dt>Start deadline</dt>
        <dd>{intervals.startDeadline} s (normally 90)</dd>
      </dl>
    </section>
  );
}
