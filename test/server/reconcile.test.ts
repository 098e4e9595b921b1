import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Running, startServer } from '../../src/server/serve.ts';
import { libraryOf, SAMPLE, settingsOf } from './sample-library.ts';

// The answers as the Reconciliation Service API 0.2 describes them, written down anew: no code is shared with the service.
const Type = z.strictObject({ id: z.string(), name: z.string() });
const Template = z.string().includes('{{id}}');
const Place = z.strictObject({ service_url: z.url(), service_path: z.string().startsWith('/') });
const Manifest = z.strictObject({
  versions: z.array(z.string()).refine((all) => all.includes('0.2')),
  name: z.string().min(1),
  identifierSpace: z.url(),
  schemaSpace: z.url(),
  defaultTypes: z.array(Type),
  view: z.strictObject({ url: Template }),
  preview: z.strictObject({ url: Template, width: z.int(), height: z.int() }),
  suggest: z.strictObject({ entity: Place, type: Place, property: Place }),
});
const Candidate = z.strictObject({
  id: z.url(),
  name: z.string(),
  description: z.string(),
  type: z.array(Type),
  score: z.number().min(0).max(100),
  match: z.boolean(),
  features: z.array(z.strictObject({ id: z.string(), value: z.union([z.number(), z.boolean()]) })),
});
const Batch = z.record(z.string(), z.strictObject({ result: z.array(Candidate) }));
const Suggested = z.strictObject({
  result: z.array(
    z.strictObject({ id: z.string(), name: z.string(), description: z.string().optional(), notable: z.array(Type).optional() }),
  ),
});

const OPENREFINE = { origin: 'http://127.0.0.1:3333' };

describe('/reconcile over HTTP', () => {
  let running: Running;
  let base: string;
  beforeAll(async () => {
    const library = libraryOf(SAMPLE);
    running = await startServer(
      {
        library: () => library,
        settings: settingsOf(SAMPLE),
        questions: [],
        reader: async () => ({ articles: [], faults: [] }),
        save: null,
        pageFolder: import.meta.dirname,
        onError: (error) => console.error(error),
      },
      0,
    );
    base = `${running.url}reconcile`;
  });
  afterAll(() => running.close());
  const batch = async (queries: unknown) =>
    Batch.parse(await (await fetch(base, { method: 'POST', body: new URLSearchParams({ queries: JSON.stringify(queries) }) })).json());

  test('the manifest leads to everything else', async () => {
    const response = await fetch(base, { headers: OPENREFINE });
    expect(response.headers.get('access-control-allow-origin')).toBe(OPENREFINE.origin);
    const manifest = Manifest.parse(await response.json());
    expect(manifest.defaultTypes.map(({ id }) => id)).toContain('Country');
    for (const { service_url, service_path } of Object.values(manifest.suggest)) {
      Suggested.parse(await (await fetch(`${service_url}${service_path}?prefix=co`)).json());
    }
    const { result } = Suggested.parse(
      await (await fetch(`${manifest.suggest.entity.service_url}${manifest.suggest.entity.service_path}?prefix=nor`)).json(),
    );
    expect(result.map(({ name, notable }) => [name, notable?.[0]?.id])).toEqual([['Norway', 'Country']]);
    const preview = await fetch(manifest.preview.url.replace('{{id}}', encodeURIComponent(result[0]!.id)));
    expect(preview.status).toBe(200);
    expect(manifest.view.url.startsWith(`${running.url}?actor=`)).toBe(true);
  });

  test('a batch by POST, as OpenRefine sends it, and by GET', async () => {
    const queries = { q0: { query: 'NORWAY', limit: 3 }, q1: { query: 'Chile', type: ['Country', 'Person'] }, q2: { query: 'Atlantis' } };
    const found = await batch(queries);
    expect(Object.entries(found).map(([key, { result }]) => [key, result[0]?.name, result[0]?.match])).toEqual([
      ['q0', 'Norway', true],
      ['q1', 'Chile', true],
      ['q2', undefined, undefined],
    ]);
    const again = await fetch(`${base}?queries=${encodeURIComponent(JSON.stringify(queries))}`);
    expect(await again.json()).toEqual(found);
  });

  test('a class that does not fit, and a column of countries, have their say', async () => {
    const found = await batch({
      person: { query: 'Norway', type: 'Person' },
      there: { query: 'Norway', properties: [{ pid: 'country', v: { id: 'x', name: 'NOR' } }] },
      elsewhere: { query: 'Norway', properties: [{ pid: 'country', v: ['CHL'] }] },
    });
    expect(found['person']!.result).toEqual([]);
    expect(found['there']!.result[0]).toMatchObject({ score: 100, match: true });
    expect(found['elsewhere']!.result[0]).toMatchObject({ score: 70, match: false });
  });

  test('the preview may be framed by pages of this machine, and its policy allows its own style only', async () => {
    const preview = await fetch(`${base}/preview?id=${encodeURIComponent('https://w3id.org/entente/id/actor-Norway')}`);
    const html = await preview.text();
    expect(html).toContain('<strong>Norway</strong>');
    expect(html).not.toMatch(/<script|style=|onload/);
    const style = /<style>([^<]*)<\/style>/.exec(html)![1]!;
    const policy = preview.headers.get('content-security-policy')!;
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/frame-ancestors 'self' http:\/\/localhost:\* http:\/\/127\.0\.0\.1:\*$/);
    expect((await fetch(`${base}/preview?id=urn:none`)).status).toBe(404);
    // The page of the server itself keeps its policy.
    expect((await fetch(`${running.url}health`)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test('sites of the web get nothing, and nonsense is told', async () => {
    const foreign = await fetch(base, { headers: { origin: 'https://evil.example' } });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    for (const queries of ['{', '[]', '{"q":1}', '{"q":{"query":7}}']) {
      const response = await fetch(`${base}?queries=${encodeURIComponent(queries)}`);
      expect([queries, response.status]).toEqual([queries, 400]);
      expect(await response.json()).toMatchObject({ code: 'server/bad-reconcile-batch' });
    }
    const large = await fetch(base, { method: 'POST', body: new URLSearchParams({ queries: 'x'.repeat(2 << 20) }) });
    expect(large.status).toBe(413);
  });
});
