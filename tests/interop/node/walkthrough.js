'use strict';
// Every method of the client for Node, as a check of what the sandbox answers.
//
//     walkthrough.js DEMO
//
// DEMO is the address of a sandbox with the demo's data.

const assert = require('assert');
const OptimizelyClient = require('optimizely-node-client');

const client = new OptimizelyClient('abcdefghijklmnopqrstuvwxyz:123456', process.argv[2]);

// Notes each method that is called, so that none is forgotten.
const methods = Object.keys(OptimizelyClient.prototype);
const called = new Set();
for (const name of methods) {
  client[name] = function (...options) {
    called.add(name);
    return OptimizelyClient.prototype[name].apply(client, options);
  };
}

const has = (found, expected) => {
  for (const [name, value] of Object.entries(expected)) assert.deepStrictEqual(found[name], value, name);
  return found;
};
const lists = (found, one) => assert(found.some((other) => other.id === one.id), `${one.id} is not in the list`);
const refused = (promise, word) => promise.then(
  () => assert.fail(`this should have been refused: ${word}`),
  (error) => assert(JSON.stringify(error).includes(word), JSON.stringify(error)),
);

async function project() {
  const made = await client.createProject({ project_name: 'Interop' });
  has(made, { project_name: 'Interop', project_status: 'Active', include_jquery: false, ip_filter: '' });
  has(await client.getProject(made.id), { project_name: 'Interop' });
  has(await client.getProject({ id: String(made.id) }), { id: made.id });
  has(await client.updateProject({ id: made.id, project_name: 'Newer' }), { project_name: 'Newer', ip_filter: '' });
  lists(await client.getProjects(), made);
  await refused(client.createProject({}), 'project_name');
  await refused(client.getProject(1), 'no object');
  return made.id;
}

async function experiments(project_id) {
  const edit_url = 'https://shop.example/products/';
  const made = await client.createExperiment({ project_id, description: 'Buttons', edit_url });
  has(made, { project_id, description: 'Buttons', status: 'Not started', custom_css: '', custom_js: '' });
  assert.strictEqual(made.variation_ids.length, 2);
  has(await client.getExperiment(made.id), { id: made.id, edit_url });
  lists(await client.getExperiments(project_id), made);
  has(await client.getExperimentByDescription({ project_id, description: 'Buttons' }), { id: made.id });
  has(await client.getExperimentByDescription(String(project_id), 'Buttons'), { id: made.id });
  // What an update is not given is sent as an empty text.
  has(await client.updateExperiment({ id: made.id, status: 'Running' }), { status: 'Running', description: '' });
  has(await client.updateExperiment({ id: made.id, description: 'Big', edit_url }), { description: 'Big', edit_url });
  has(await client.pushExperiment({ id: made.id, description: 'Bigger', edit_url }), { id: made.id, description: 'Bigger' });
  const other = await client.pushExperiment({ project_id, description: 'Other', edit_url });
  assert.strictEqual((await client.getExperiments({ project_id })).length, 2);
  await client.deleteExperiment(other.id);
  await refused(client.getExperiment(other.id), 'no object');
  return made.id;
}

async function results() {
  for (const { id } of await client.getProjects()) {
    for (const experiment of await client.getExperiments(id)) {
      const [rows, stats] = [await client.getResults(experiment.id), await client.getStats(experiment.id)];
      assert.strictEqual(stats.length, rows.length);
      if (rows.length) return has(rows[0], { status: 'baseline', variation_id: String(experiment.variation_ids[0]) });
    }
  }
  assert.fail('no experiment of the demo has results');
}

async function variations(experiment_id) {
  const made = await client.createVariation({ experiment_id, description: 'Twice as big', weight: 5000 });
  has(made, { experiment_id, description: 'Twice as big', weight: 5000 });
  has(await client.getVariation({ id: made.id }), { id: made.id });
  has(await client.updateVariation({ id: made.id, description: 'Thrice' }), { description: 'Thrice', js_component: '' });
  has(await client.updateVariation({ id: made.id, js_component: 'a()' }), { description: '', js_component: 'a()' });
  has(await client.pushVariation({ id: made.id, description: 'Huge' }), { description: 'Huge' });
  const other = await client.pushVariation({ experiment_id, description: 'Tiny' });
  await client.deleteVariation(String(other.id));
  await refused(client.getVariation(String(other.id)), 'no object');
}

async function audiences(id) {
  // Without conditions, an empty list is sent for them.
  const made = await client.createAudience({ id, name: 'Nobody' });
  has(made, { name: 'Nobody', description: '', conditions: '[]', segmentation: false, project_id: id });
  const conditions = ['and', { type: 'browser', value: 'gc' }, ['not', { type: 'query', name: 'a', value: 'b' }]];
  const other = await client.createAudience({ id, name: 'Chrome', conditions });
  assert.deepStrictEqual(JSON.parse(other.conditions), conditions);
  has(await client.getAudience({ id: made.id }), { id: made.id, conditions: '[]' });
  const changed = await client.updateAudience({ id: made.id, name: 'Some', conditions });
  assert.deepStrictEqual(JSON.parse(has(changed, { name: 'Some' }).conditions), conditions);
  has(await client.updateAudience({ id: made.id, conditions: '[]' }), { name: 'Some', conditions: '[]' });
  lists(await client.getAudiences(id), made);
  await refused(client.updateAudience({ id: made.id, conditions: '[and' }), 'conditions');
}

async function dimensions(id) {
  const made = await client.createDimension({ id, name: 'Plan' });
  has(made, { name: 'Plan', description: '', client_api_name: '' });
  has(await client.createDimension({ id, name: 'Colour' }), { name: 'Colour', client_api_name: '' });
  has(await client.getDimension(String(made.id)), { id: made.id });
  has(await client.updateDimension({ id: made.id, client_api_name: 'plan' }), { name: 'Plan', client_api_name: 'plan' });
  lists(await client.getDimensions(id), made);
  await refused(client.createDimension({ id, name: 'Plan' }), 'name');
}

async function walk() {
  const id = await project();
  await variations(await experiments(id));
  await results();
  await audiences(id);
  await dimensions(id);
  assert.deepStrictEqual(methods.filter((name) => !called.has(name)), [], 'methods that were not called');
  console.log(`node client: ${methods.length} methods passed`);
}

walk().catch((broken) => {
  console.error(broken instanceof Error ? broken : JSON.stringify(broken));
  process.exit(1);
});
