// A walk through the sandbox of v2 with types that were generated from the API's own OpenAPI document. The compiler checks every path,
// parameter and field against them.
//
//     walkthrough.js DEMO TOKEN
//
// DEMO is the base URL of a sandbox with the demo's data that accepts only TOKEN.

import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type Schemas = components['schemas'];

const [, , url, token] = process.argv;
if (!url || !token) throw new Error('usage: walkthrough.js DEMO TOKEN');

const baseUrl = url.replace(/\/$/, '');
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The answer to a request, which has to have this status. */
async function answer<T>(status: number, promise: Promise<Answer<T>>): Promise<Answer<T>> {
  const given = await promise;
  assert.equal(given.response.status, status, `${given.response.url}: ${JSON.stringify(given.error ?? given.data)}`);
  return given;
}

async function got<T>(promise: Promise<Answer<T>>, status = 200): Promise<T> {
  const { data } = await answer(status, promise);
  assert(data !== undefined);
  return data;
}

const made = <T>(promise: Promise<Answer<T>>) => got(promise, 201);

/** The error, whose body has to have the API's form. */
async function refused(status: number, promise: Promise<Answer<unknown>>, field?: string): Promise<Schemas['Error']> {
  const { error } = (await answer(status, promise)) as { error: Schemas['Error'] };
  assert.match(error.code ?? '', /^[a-z_]+$/);
  assert.match(error.uuid ?? '', UUID);
  assert(error.message);
  if (field) assert(field in (error.messages ?? {}), JSON.stringify(error));
  return error;
}

function has(found: object, expected: object) {
  for (const [name, value] of Object.entries(expected)) {
    assert.deepEqual((found as Record<string, unknown>)[name], value, name);
  }
}

/** An ID has 16 digits, which a number of JavaScript still holds. */
function id(value: number | undefined): number {
  assert(value !== undefined && Number.isSafeInteger(value) && String(value).length === 16, String(value));
  return value;
}

/** Nothing that is unset is null, at any depth. The document declares null in these fields. */
function withoutNull(value: unknown, path = ''): void {
  const nullable = /\.(event_id|field|third_party_platform|visitor_id_locator_(name|type)|previous\.id|(display|first|last)_name|profile_image_url)$/;
  if (value === null) assert.match(path, nullable);
  else if (typeof value === 'object') Object.entries(value).forEach(([name, inner]) => withoutNull(inner, `${path}.${name}`));
}

client.use({
  async onResponse({ response }) {
    if (response.headers.get('content-type')?.startsWith('application/json')) withoutNull(await response.clone().json());
  },
});

// -------------------------------------------------------------------------------------------------------------- makers

async function newProject(): Promise<number> {
  return id((await made(client.POST('/projects', { body: { name: 'Shop', platform: 'web' } }))).id);
}

async function newPage(project_id: number, name = 'Cart'): Promise<number> {
  const body = { project_id, name, edit_url: 'https://shop.example/cart' };
  return id((await made(client.POST('/pages', { body }))).id);
}

async function newEvent(project_id: number): Promise<number> {
  const params = { path: { project_id } };
  return id((await made(client.POST('/projects/{project_id}/custom_events', { params, body: { key: 'bought' } }))).id);
}

/** An experiment with two variations, of which the second changes a page. */
async function newExperiment(project_id: number): Promise<Schemas['Experiment']> {
  const [page_id, event_id] = [await newPage(project_id), await newEvent(project_id)];
  const changes: Schemas['Change'][] = [
    { type: 'custom_code', value: 'console.log(1)' },
    { type: 'insert_html', selector: '.buy', operator: 'before', value: '<b>Now</b>' },
    { type: 'attribute', selector: '.buy', attributes: { html: 'Buy now' }, css: { 'background-color': 'green' } },
  ];
  const body: Schemas['Experiment'] = {
    project_id,
    name: 'Bigger buttons',
    // A create ignores the status.
    status: 'running',
    page_ids: [page_id],
    variations: [
      { name: 'Original', weight: 5000, actions: [] },
      { name: 'Big', weight: 5000, actions: [{ page_id, changes }] },
    ],
    metrics: [{ event_id, aggregator: 'unique', scope: 'visitor', winning_direction: 'increasing' }],
  };
  return made(client.POST('/experiments', { body }));
}

const experimentAt = (made: Schemas['Experiment']) => ({ path: { experiment_id: id(made.id) } });

// ------------------------------------------------------------------------------------------------------------ sections

async function projects() {
  const project = await made(client.POST('/projects', { body: { name: 'Shop', description: 'Everything' } }));
  has(project, { name: 'Shop', platform: 'web', status: 'active', is_classic: false });
  assert(!('socket_token' in project) && !('sdks' in project), 'unset means absent');
  assert.match(project.created ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  const params = { path: { project_id: id(project.id) } };
  assert.deepEqual(await got(client.GET('/projects/{project_id}', { params })), project);
  const body = { name: 'Shop 2', web_snippet: { include_jquery: false } };
  const changed = await got(client.PATCH('/projects/{project_id}', { params, body }));
  has(changed, { name: 'Shop 2', description: 'Everything', created: project.created });
  has(changed.web_snippet ?? {}, { include_jquery: false, exclude_names: true });
  const archived = await got(client.PATCH('/projects/{project_id}', { params, body: { status: 'archived' } }));
  has(archived, { status: 'archived', name: 'Shop 2' });
}

async function pages() {
  const project_id = await newProject();
  const made = [];
  for (const name of ['One', 'Two', 'Three']) made.push(await newPage(project_id, name));
  const listed = (page: number) => answer(200, client.GET('/pages', { params: { query: { project_id, per_page: 2, page } } }));
  const [first, last] = [await listed(1), await listed(2)];
  assert.deepEqual([first, last].flatMap(({ data }) => (data ?? []).map((page) => page.id)), made);
  assert.match(first.response.headers.get('link') ?? '', /^<[^>]*[?&]page=2>; rel=next, <[^>]*[?&]page=2>; rel=last$/);
  assert.match(last.response.headers.get('link') ?? '', /^<[^>]*[?&]page=1>; rel=prev$/);
  const params = { path: { page_id: id(made[0]) } };
  has(await got(client.PATCH('/pages/{page_id}', { params, body: { category: 'cart' } })), { category: 'cart', name: 'One' });
  await answer(204, client.DELETE('/pages/{page_id}', { params }));
  has(await got(client.GET('/pages/{page_id}', { params })), { archived: true, name: 'One' });
  assert.equal((await refused(410, client.DELETE('/pages/{page_id}', { params }))).code, 'gone');
}

async function events() {
  const project_id = await newProject();
  const page_id = await newPage(project_id);
  const event_id = await newEvent(project_id);
  const body = { name: 'Buy', event_type: 'click', config: { selector: '.buy' } } as const;
  const click = await made(client.POST('/pages/{page_id}/events', { params: { path: { page_id } }, body }));
  has(click, { name: 'Buy', event_type: 'click', config: { selector: '.buy' }, page_id, project_id });
  const listed = await got(client.GET('/events', { params: { query: { project_id } } }));
  assert.deepEqual(listed.map((event) => event.event_type).sort(), ['click', 'custom', 'pageview']);
  const params = { path: { project_id, event_id } };
  const changed = await got(client.PATCH('/projects/{project_id}/custom_events/{event_id}', { params, body: { name: 'Sold' } }));
  has(changed, { name: 'Sold', key: 'bought', event_type: 'custom' });
  await answer(204, client.DELETE('/projects/{project_id}/custom_events/{event_id}', { params }));
  has(await got(client.GET('/events/{event_id}', { params: { path: { event_id } } })), { archived: true, name: 'Sold' });
}

async function audiences() {
  const project_id = await newProject();
  const conditions = '["and", ["or", ["or", {"type": "query", "name": "utm", "value": "tea"}]]]';
  const audience = await made(client.POST('/audiences', { body: { project_id, name: 'Tea', conditions } }));
  has(audience, { name: 'Tea', conditions, archived: false, segmentation: false });
  const params = { path: { audience_id: id(audience.id) } };
  has(await got(client.PATCH('/audiences/{audience_id}', { params, body: { archived: true } })), { archived: true, conditions });
  const listed = (archived: boolean) => got(client.GET('/audiences', { params: { query: { project_id, archived } } }));
  assert.deepEqual((await listed(true)).map((one) => one.id), [audience.id]);
  assert.deepEqual(await listed(false), []);
  await refused(400, client.POST('/audiences', { body: { project_id, name: 'Broken', conditions: '[' } }), 'conditions');
}

async function anExperimentWithChanges() {
  const project_id = await newProject();
  const experiment = await newExperiment(project_id);
  has(experiment, { status: 'not_started', type: 'a/b', audience_conditions: 'everyone', allocation_policy: 'manual' });
  assert(!('earliest' in experiment) && !('latest' in experiment) && !('key' in experiment), 'unset means absent');
  const [original, big] = experiment.variations ?? [];
  assert(original && big);
  id(original.variation_id);
  const [code, html, attribute] = big.actions?.[0]?.changes ?? [];
  assert(code && html && attribute);
  for (const change of [code, html, attribute]) assert.match(change.id ?? '', UUID);
  has(code, { type: 'custom_code', value: 'console.log(1)', dependencies: [] });
  has(attribute, { attributes: { html: 'Buy now' }, css: { 'background-color': 'green' } });
  const audience = await made(client.POST('/audiences', { body: { project_id, name: 'All' } }));
  const audience_conditions = JSON.stringify(['and', { audience_id: audience.id }]);
  const params = experimentAt(experiment);
  const variations = [{ variation_id: original.variation_id, weight: 1000 }, { variation_id: big.variation_id, weight: 9000 }];
  const changed = await got(client.PATCH('/experiments/{experiment_id}', { params, body: { audience_conditions, variations } }));
  has(changed, { audience_conditions, name: 'Bigger buttons' });
  assert.deepEqual(changed.variations, [{ ...original, weight: 1000 }, { ...big, weight: 9000 }]);
  const uneven = { variations: [{ variation_id: original.variation_id, weight: 1 }] };
  await refused(400, client.PATCH('/experiments/{experiment_id}', { params, body: uneven }), 'variations');
}

async function actions() {
  const experiment = await newExperiment(await newProject());
  type Action = NonNullable<NonNullable<paths['/experiments/{experiment_id}']['patch']['parameters']['query']>['action']>;
  const patch = (action: Action) => {
    const params = { ...experimentAt(experiment), query: { action } };
    return client.PATCH('/experiments/{experiment_id}', { params, body: {} });
  };
  await refused(400, patch('resume'));
  has(await got(patch('publish')), { status: 'not_started' });
  const started = await got(patch('start'));
  has(started, { status: 'running' });
  assert(started.earliest && !('latest' in started));
  const paused = await got(patch('pause'));
  has(paused, { status: 'paused', earliest: started.earliest });
  assert(paused.latest);
  has(await got(patch('resume')), { status: 'running' });
  await refused(400, patch('unarchive'));
}

async function archive() {
  const experiment = await newExperiment(await newProject());
  const params = experimentAt(experiment);
  await answer(204, client.DELETE('/experiments/{experiment_id}', { params }));
  has(await got(client.GET('/experiments/{experiment_id}', { params })), { status: 'archived', name: 'Bigger buttons' });
  await refused(410, client.DELETE('/experiments/{experiment_id}', { params }));
  const query = { action: 'unarchive' } as const;
  has(await got(client.PATCH('/experiments/{experiment_id}', { params: { ...params, query }, body: {} })), { status: 'paused' });
}

async function results() {
  const fresh = await newExperiment(await newProject());
  await answer(204, client.GET('/experiments/{experiment_id}/results', { params: experimentAt(fresh) }));
  const experiment = await measured();
  const params = experimentAt(experiment);
  const found = await got(client.GET('/experiments/{experiment_id}/results', { params }));
  has(found, { experiment_id: experiment.id });
  const variations = (experiment.variations ?? []).map((one) => String(one.variation_id)).sort();
  assert.deepEqual(Object.keys(found.reach?.variations ?? {}).sort(), variations);
  const [metric] = found.metrics ?? [];
  assert.deepEqual(Object.keys(metric?.results ?? {}).sort(), variations);
  for (const [key, of] of Object.entries(metric?.results ?? {})) {
    has(of, { variation_id: key, experiment_id: experiment.id });
    assert.equal('lift' in of, !of.is_baseline, 'the baseline has no lift');
  }
  const series = await got(client.GET('/experiments/{experiment_id}/timeseries', { params }));
  assert.equal(series.metrics?.length, found.metrics?.length);
  // The document declares no content for the CSV.
  const csv = await answer(200, client.GET('/export/experiments/{experiment_id}/results/csv', { params, parseAs: 'text' }));
  assert.match(String(csv.data), /^Start time \(UTC\),End time \(UTC\),Variation Name,Variation ID,/);
}

/** An experiment of the demo with results. */
async function measured(): Promise<Schemas['Experiment']> {
  for (const { id: project_id, platform } of await got(client.GET('/projects', {}))) {
    if (platform !== 'web') continue;
    for (const experiment of await got(client.GET('/experiments', { params: { query: { project_id } } }))) {
      const { response } = await client.GET('/experiments/{experiment_id}/results', { params: experimentAt(experiment) });
      if (response.status === 200) return experiment;
    }
  }
  assert.fail('no experiment of the demo has results');
}

async function errors() {
  const at = (project_id: number) => client.GET('/projects/{project_id}', { params: { path: { project_id } } });
  const missing = await refused(404, at(1));
  assert.equal(missing.code, 'not_found');
  assert.notEqual(missing.uuid, (await refused(404, at(1))).uuid);
  await refused(400, client.POST('/projects', { body: { name: '' } }), 'name');
  for (const headers of [{}, { Authorization: 'Bearer unknown' }]) {
    const other = createClient<paths>({ baseUrl, headers });
    assert.equal((await refused(401, other.GET('/projects', {}))).code, 'unauthorized');
  }
}

const SECTIONS = [projects, pages, events, audiences, anExperimentWithChanges, actions, archive, results, errors];

let failed = 0;
for (const section of SECTIONS) {
  try {
    await section();
    console.log(`ok      ${section.name}`);
  } catch (broken) {
    // The other sections are still worth a look.
    failed += 1;
    console.log(`FAILED  ${section.name}: ${broken instanceof Error ? broken.stack : broken}`);
  }
}
console.log(`generated TypeScript types: ${SECTIONS.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
