"""Makes requests that match something: puts IDs of the sandbox in the place of random ones, and texts of the right form.

A quarter of the random values stays, so that errors are met, too.
"""

import functools
import json
import os
import urllib.request
import zlib

import schemathesis

CONDITIONS = '["and", ["or", ["or", {"type": "browser_version", "value": "gc"}]]]'
URLS = '["and", ["or", {"type": "url", "match_type": "substring", "value": "shop"}]]'

# Fields that name objects of other kinds of projects, or objects that the body itself would have to contain.
ELSEWHERE = {
    'campaign_id', 'dependencies', 'destination_function', 'experiment_priorities', 'feature_id', 'feature_key', 'variation_id', 'whitelist',
}

# Parameters of results that select visitors, and exclude each other.
SELECTIONS = {
    'attribute_id', 'attribute_value', 'baseline_variation_id', 'browser', 'device', 'end_time', 'segment_conditions', 'source',
    'start_time',
}

# The resources of each parameter, and a body for those that the demo lacks.
WEB = {
    'attribute_id': ('attributes', {}),
    'audience_id': ('audiences', {}),
    'campaign_id': ('campaigns', {}),
    'experiment_id': ('experiments', {}),
    'extension_id': ('extensions', {'name': 'Banner', 'edit_url': 'https://shop.example/', 'implementation': {}}),
    'group_id': ('groups', {}),
    'list_attribute_id': ('list_attributes', {'name': 'List', 'key_field': 'id', 'list_type': 'cookies'}),
    'page_id': ('pages', {}),
    'job_id': ('scheduled-jobs', {'job_type': 'project_results', 'frequency': 'daily'}),
    'request_id': ('subject-access-requests', {
        'data_type': 'visitor', 'identifier': 'a', 'identifier_type': 'other', 'request_type': 'access',
    }),
}
APP = {'environment_id': ('environments', {'name': 'Staging', 'key': 'staging'}), 'feature_id': ('features', {})}
TEXTS = {
    'catalog_id': '1',
    'date': '2026-01-31',
    'key_field': 'visitor',
    'recommender_id': '2',
    'usage_date_from': '2026-01-01',
    'usage_date_to': '2026-12-31',
}
WEBHOOK = {'name': 'Deploy', 'description': 'Tells the build', 'url': 'https://shop.example/', 'events': ['project.snippet_updated']}


def ask(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {'Authorization': 'Bearer fuzzer', 'Content-Type': 'application/json'}
    request = urllib.request.Request(os.environ['SCHEMATHESIS_URL'] + path, data, headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


@functools.cache
def known():
    """The IDs by parameter: those of a web project, and those of a Full Stack project."""
    projects = ask('projects')
    found = []
    for platform, resources in ('web', WEB), ('custom', APP):
        project = next(one['id'] for one in projects if one['platform'] == platform)
        ids = {'project_id': [project]}
        for name, (path, body) in resources.items():
            listed = ask('%s?project_id=%d' % (path, project))
            ids[name] = [one['id'] for one in listed or [ask(path, dict(body, project_id=project))]]
        found.append(ids)
    web, app = found
    web['webhook_id'] = [int(ask('projects/%d/webhooks' % web['project_id'][0], WEBHOOK)['id']) for _ in range(2)]
    web['multivariate'] = [multivariate(web)]
    web['account_id'] = [ask('me?expand=accounts')['accounts'][0]['id']]
    for event in ask('events?project_id=%d' % web['project_id'][0]):
        web.setdefault(event['event_type'], []).append(event['id'])
    return web, app


def multivariate(web):
    """An experiment with a section."""
    body = {'project_id': web['project_id'][0], 'name': 'Sections', 'type': 'multivariate', 'page_ids': web['page_id'][:1]}
    experiment = ask('experiments', body)['id']
    ask('experiments/%d/sections' % experiment, {'name': 'Head', 'variations': [{'name': 'Tall', 'weight': 10000}]})
    return experiment


def ids_for(case):
    """The IDs for a request: the last one of each resource is archived, and the first one is used otherwise."""
    web, app = known()
    if case.path.startswith(('/environments', '/features')):
        ids = app
    else:
        ids = dict(web, event_id=web['click' if case.path.startswith('/pages') else 'custom'])
    if case.path.endswith('/sections'):
        ids['experiment_id'] = web['multivariate']
    # A click event belongs to the first page.
    place = -1 if case.method == 'DELETE' and '/events/' not in case.path else 0
    return dict(TEXTS, **{name: values[place] for name, values in ids.items()})


def stays(value, name=None):
    """Whether a value stays as it is: one in four, and the sandbox's own IDs, except those of projects, which may be of another kind."""
    is_own = isinstance(value, int) and value >= 10**15 and name != 'project_id'
    return is_own or zlib.crc32(repr(value).encode()) % 4 == 0


def fit(ids, value):
    """A value of a body, with what is known in it."""
    if isinstance(value, list):
        return [fit(ids, element) for element in value]
    if not isinstance(value, dict):
        return value
    value = {name: inner for name, inner in value.items() if name not in ELSEWHERE or stays(inner)}
    if 'page_ids' in value and 'url_targeting' in value:
        del value['url_targeting' if stays(value) else 'page_ids']
    return {name: fit_one(ids, value, name, fit(ids, inner)) for name, inner in value.items()}


def fit_one(ids, body, name, value):
    """The value of one field of a body."""
    if name == 'variations' and isinstance(value, list):
        return [weighted(place, variation) for place, variation in enumerate(value)]
    if name == 'page_ids' and isinstance(value, list):
        return [ids['page_id']]
    if stays(value, name):
        return value
    if name in ids:
        return ids[name]
    if name == 'id' and 'kind' in body:
        return ids['campaign_id' if body['kind'] == 'Campaign' else 'experiment_id']
    if name == 'metrics' and isinstance(value, list):
        return [{'event_id': ids['event_id'], 'aggregator': 'unique', 'scope': 'visitor'}]
    if name == 'audience_conditions':
        return 'everyone'
    if name == 'conditions' and isinstance(value, str):
        return URLS if 'edit_url' in body else CONDITIONS
    return value


def weighted(place, variation):
    """A variation whose weight makes the sum of all weights 10000."""
    if not isinstance(variation, dict) or 'weight' not in variation:
        return variation
    return dict({'name': 'Variation %d' % place}, **dict(variation, weight=0 if place else 10000))


@schemathesis.hook
def before_call(context, case, kwargs):
    ids = ids_for(case)
    if case.query and not stays(case.query):
        for name in SELECTIONS & set(case.query):
            del case.query[name]
    for given in case.path_parameters, case.query:
        for name in set(given or ()) & set(ids):
            if not stays(given[name], name):
                given[name] = ids[name]
    if isinstance(case.body, (dict, list)):
        case.body = fit(ids, case.body)
    if case.method == 'POST' and isinstance(case.body, dict) and not stays(case.body):
        case.body.setdefault('name', 'Name')
