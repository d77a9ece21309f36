"""Corrects the provider's OpenAPI document while Schemathesis loads it: by its errors, which errata.toml names with their reasons.

The document also allows fields that it does not name in any object. They are not allowed here, so that the sandbox invents none.
"""

import pathlib
import tomllib

import schemathesis

ERRATA = tomllib.loads(pathlib.Path(__file__).with_name('errata.toml').read_text())
ERROR = {'application/json': {'schema': {'$ref': '#/components/schemas/Error'}}}


def is_an_error(entry, is_there):
    assert is_there, 'the document does not have this error any more: %r' % entry


def at(document, entry):
    method, path = entry['operation'].split(' ')
    return document['paths'][path][method.lower()]


def not_served(document, entry):
    method, path = entry['operation'].split(' ')
    del document['paths'][path][method.lower()]


def missing_status(document, entry):
    responses, status = at(document, entry)['responses'], str(entry['status'])
    is_an_error(entry, status not in responses and 'default' not in responses)
    responses[status] = {'description': entry['reason'], 'content': ERROR}


def wrong_content(document, entry):
    response = at(document, entry)['responses'][str(entry['status'])]
    is_an_error(entry, set(response['content']) != set(ERROR))
    response['content'] = ERROR


def properties(document, entry):
    schema, name = entry['field'].split('.')
    return document['components']['schemas'][schema]['properties'], name


def missing_field(document, entry):
    known, name = properties(document, entry)
    is_an_error(entry, name not in known)
    known[name] = {'type': entry['type'], 'readOnly': True}


def wrong_limit(document, entry):
    known, name = properties(document, entry)
    is_an_error(entry, entry['keyword'] in known[name])
    del known[name][entry['keyword']]


CORRECTIONS = [not_served, missing_status, wrong_content, missing_field, wrong_limit]


@schemathesis.hook
def before_load_schema(context, raw_schema):
    for correction in CORRECTIONS:
        for entry in ERRATA.get(correction.__name__, []):
            correction(raw_schema, entry)
    for schema in raw_schema['components']['schemas'].values():
        if 'properties' in schema:
            schema.setdefault('additionalProperties', False)
