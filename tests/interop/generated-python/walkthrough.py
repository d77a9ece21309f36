"""A walk through the sandbox of v2 with a Python client that was generated from the API's own OpenAPI document.

Usage: walkthrough.py DEMO TOKEN, where DEMO is the base URL of a sandbox with the demo's data that accepts only TOKEN. The package
`optimizely_client` has to be on the path. Each section prints its name. The first difference ends the walk.
"""

import datetime
import json
import re
import sys
import uuid

import httpx
from optimizely_client import AuthenticatedClient, Client
from optimizely_client import models as m
from optimizely_client.api.attributes import create_attribute, delete_attribute, get_attribute
from optimizely_client.api.audiences import create_audience, get_audience, list_audiences, update_audience
from optimizely_client.api.campaigns import create_campaign, delete_campaign, get_campaign, list_campaigns, update_campaign
from optimizely_client.api.change_history import list_change_history
from optimizely_client.api.collaborators import create_collaborators, list_invitations
from optimizely_client.api.environments import get_datafile, list_environments
from optimizely_client.api.events import (
    create_custom_event, create_in_page_event, delete_custom_event, get_event, list_events, update_custom_event,
    update_in_page_event,
)
from optimizely_client.api.experiment_summary import get_experiment_summaries
from optimizely_client.api.experiments import (
    create_experiment, delete_experiment, get_experiment, get_experiment_results, get_experiment_results_csv,
    get_experiment_results_share_link, get_experiment_timeseries, list_experiments, update_experiment,
)
from optimizely_client.api.features import create_feature, update_feature
from optimizely_client.api.groups import create_group, get_group
from optimizely_client.api.pages import create_page, delete_page, get_page, list_pages, update_page
from optimizely_client.api.projects import create_project, get_project, list_projects, update_project
from optimizely_client.api.reports import get_experiment_report
from optimizely_client.api.search import get_search_results
from optimizely_client.api.user import get_me
from optimizely_client.api.webhooks import create_webhook, delete_webhook, get_webhook, list_webhooks, update_webhook
from optimizely_client.types import UNSET

SECTIONS = []


def section(check):
    SECTIONS.append(check)
    return check


def equal(found, expected):
    assert found == expected, '%r is not %r' % (found, expected)


def has(found, **expected):
    for name, value in expected.items():
        assert getattr(found, name) == value, '%s is %r, not %r' % (name, getattr(found, name), value)
    return found


def is_id(value):
    assert isinstance(value, int) and 10**15 <= value < 2**53, '%r does not have 16 digits' % value


def is_time(value):
    assert isinstance(value, datetime.datetime) and value.utcoffset() == datetime.timedelta(0), repr(value)


class Walk:
    """The client, and the project in which a section works."""

    def __init__(self, url, token):
        self.url, self.token = url, token
        self.client = AuthenticatedClient(base_url=url, token=token, raise_on_unexpected_status=True)

    def ask(self, operation, *places, status=200, client=None, **given):
        """The answer to a request, which has to have this status."""
        answer = operation.sync_detailed(*places, client=client or self.client, **given)
        assert answer.status_code == status, '%s answers %d: %s' % (operation.__name__, answer.status_code, answer.content)
        # A body is there exactly where the document has one.
        equal(answer.content == b'', status in (202, 204))
        return answer

    def get(self, operation, *places, **given):
        return self.ask(operation, *places, **given).parsed

    def make(self, operation, *places, **given):
        return self.ask(operation, *places, status=201, **given).parsed

    def archive(self, operation, *places):
        return self.ask(operation, *places, status=204)

    def refused(self, status, operation, *places, field=None, **given):
        """The error, whose body has to have the API's form."""
        answer = self.ask(operation, *places, status=status, **given)
        error = m.Error.from_dict(json.loads(answer.content))
        assert re.fullmatch('[a-z_]+', error.code) and error.message and isinstance(error.uuid, uuid.UUID), error
        if field is not None:
            assert field in error.messages.additional_properties, error
        return error

    def project(self, **more):
        return self.make(create_project, body=m.Project(**dict({'name': 'Shop', 'platform': m.ProjectPlatform.WEB}, **more)))

    def page(self, project, name='Cart'):
        page = m.Page(project_id=project.id, name=name, edit_url='https://shop.example/cart')
        return self.make(create_page, body=page)

    def event(self, project, key='bought'):
        return self.make(create_custom_event, project.id, body=m.CustomEvent(key=key, name='Bought'))

    def experiment(self, project, **more):
        """An experiment with two variations, of which the second changes a page."""
        page, event = self.page(project), self.event(project)
        given = {
            'project_id': project.id,
            'name': 'Bigger buttons',
            'page_ids': [page.id],
            'variations': [m.Variation(name='Original', weight=5000), m.Variation(name='Big', weight=5000, actions=[action(page)])],
            'metrics': [metric(event)],
        }
        return self.make(create_experiment, body=m.Experiment(**dict(given, **more)))


def action(page):
    changes = [
        m.Change(type_=m.ChangeType.CUSTOM_CODE, value='console.log(1)'),
        m.Change(type_=m.ChangeType.CUSTOM_CSS, value='.buy { font-size: 2em }', selector='head'),
        m.Change(type_=m.ChangeType.ATTRIBUTE, selector='.buy', attributes=m.ChangeAttribute(html='Buy now')),
    ]
    return m.Action(page_id=page.id, changes=changes)


def metric(event):
    return m.Metric(
        event_id=event.id, aggregator=m.MetricAggregator.UNIQUE, scope=m.MetricScope.VISITOR,
        winning_direction=m.MetricWinningDirection.INCREASING,
    )


# ------------------------------------------------------------------------------------------------------------ projects


@section
def projects(walk):
    made = walk.project(description='Everything')
    has(made, name='Shop', description='Everything', status=m.ProjectStatus.ACTIVE, platform=m.ProjectPlatform.WEB)
    has(made, is_classic=False)
    is_id(made.id)
    is_time(made.created)
    is_time(made.last_modified)
    assert isinstance(made.account_id, int)
    # Unset means absent.
    has(made, socket_token=UNSET, sdks=UNSET)
    has(made.web_snippet, include_jquery=True, enable_force_variation=False, library=m.WebSnippetLibrary.JQUERY_1_11_3_TRIM)
    equal(walk.get(get_project, made.id), made)
    # What an update leaves out stays.
    snippet = m.WebSnippetUpdate(project_javascript='track()', ip_anonymization=True)
    changed = walk.get(update_project, made.id, body=m.ProjectUpdate(name='Shop 2', web_snippet=snippet))
    has(changed, name='Shop 2', description='Everything', id=made.id, created=made.created)
    has(changed.web_snippet, project_javascript='track()', ip_anonymization=True, include_jquery=True)
    archived = walk.get(update_project, made.id, body=m.ProjectUpdate(status=m.ProjectUpdateStatus.ARCHIVED))
    has(archived, status=m.ProjectStatus.ARCHIVED, name='Shop 2')


@section
def full_stack(walk):
    project = walk.project(name='App', platform=m.ProjectPlatform.CUSTOM, sdks=[m.ProjectSdksItem.PYTHON])
    has(project, web_snippet=UNSET, sdks=[m.ProjectSdksItem.PYTHON])
    environments = walk.get(list_environments, project_id=project.id)
    primary = next(one for one in environments if one.is_primary is True)
    equal(walk.get(get_datafile, primary.id).additional_properties['projectId'], str(project.id))
    variable = m.FeatureVariable(key='size', type_=m.FeatureVariableType.INTEGER, default_value='3')
    feature = m.Feature(project_id=project.id, key='basket', name='Basket', variables=[variable])
    feature = walk.make(create_feature, body=feature)
    has(feature, key='basket', archived=False)
    is_id(feature.variables[0].id)
    assert primary.key in feature.environments.additional_properties, feature.environments
    has(walk.get(update_feature, feature.id, body=m.FeatureUpdate(description='New')), description='New', key='basket')
    walk.refused(400, create_feature, body=m.Feature(project_id=project.id, key='basket'), field='key')


# --------------------------------------------------------------------------------------------------- pages of a list


@section
def pages_of_a_list(walk):
    project = walk.project()
    made = [walk.page(project, 'Page %d' % number).id for number in range(5)]
    first = walk.ask(list_pages, project_id=project.id, per_page=2)
    equal([page.id for page in first.parsed], made[:2])
    equal(relations(first), {'next': 2, 'last': 3})
    middle = walk.ask(list_pages, project_id=project.id, per_page=2, page=2)
    equal(relations(middle), {'next': 3, 'prev': 1, 'last': 3})
    last = walk.ask(list_pages, project_id=project.id, per_page=2, page=3)
    equal([page.id for page in last.parsed], made[4:])
    equal(relations(last), {'prev': 2})
    # The links lead through the whole list.
    found, url = [], str(httpx.URL(walk.url + 'pages', params={'project_id': project.id, 'per_page': 2}))
    while url:
        answer = walk.client.get_httpx_client().get(url)
        found += [page['id'] for page in answer.json()]
        # The client's own parser takes unquoted relations.
        url = answer.links.get('next', {}).get('url')
    equal(found, made)
    equal(walk.get(list_pages, project_id=project.id, page=9), [])
    walk.refused(400, list_pages, project_id=project.id, per_page=101)
    assert len(walk.get(list_projects, per_page=100)) > 1


def relations(answer):
    """The numbers of the pages that an answer links to, by relation. Relations are not quoted."""
    links = re.findall(r'<([^>]*)>; rel=(\w+)', answer.headers['Link'])
    return {relation: int(httpx.URL(url).params['page']) for url, relation in links}


# --------------------------------------------------------------------------------------------------------------- pages


@section
def pages(walk):
    project = walk.project()
    conditions = '["and", ["or", {"type": "url", "match_type": "substring", "value": "cart"}]]'
    made = m.Page(project_id=project.id, name='Cart', edit_url='https://shop.example/cart', conditions=conditions, key='cart')
    made = walk.make(create_page, body=made)
    has(made, name='Cart', conditions=conditions, key='cart', archived=False, category=m.PageCategory.OTHER)
    is_id(made.id)
    equal(walk.get(get_page, made.id), made)
    changed = walk.get(update_page, made.id, body=m.PageUpdate(name='Basket', category=m.PageUpdateCategory.CART))
    has(changed, name='Basket', category=m.PageCategory.CART, conditions=conditions)
    walk.archive(delete_page, made.id)
    has(walk.get(get_page, made.id), archived=True, name='Basket')
    equal(walk.refused(410, delete_page, made.id).code, 'gone')


# -------------------------------------------------------------------------------------------------------------- events


@section
def events(walk):
    project = walk.project()
    page = walk.page(project)
    custom = walk.make(create_custom_event, project.id, body=m.CustomEvent(key='bought', name='Bought'))
    has(custom, key='bought', event_type=m.CustomEventEventType.CUSTOM, project_id=project.id, is_classic=False)
    click = m.InPageEvent(name='Buy', event_type=m.InPageEventEventType.CLICK, config=m.InPageEventConfig(selector='.buy'))
    click = walk.make(create_in_page_event, page.id, body=click)
    has(click.config, selector='.buy')
    kinds = {event.event_type: event for event in walk.get(list_events, project_id=project.id)}
    equal(set(kinds), {m.EventEventType.CUSTOM, m.EventEventType.CLICK, m.EventEventType.PAGEVIEW})
    equal(kinds[m.EventEventType.CUSTOM].id, custom.id)
    has(kinds[m.EventEventType.CLICK], id=click.id, page_id=page.id)
    equal(walk.get(get_event, custom.id).key, 'bought')
    has(walk.get(update_custom_event, project.id, custom.id, body=m.CustomEventUpdate(name='Sold')), name='Sold', key='bought')
    moved = walk.page(project, 'Product')
    body = m.InPageEventUpdate(page_id=moved.id)
    has(walk.get(update_in_page_event, page.id, click.id, body=body), page_id=moved.id, name='Buy')
    walk.archive(delete_custom_event, project.id, custom.id)
    has(walk.get(get_event, custom.id), archived=True)
    walk.refused(400, create_custom_event, project.id, body=m.CustomEvent(key='a/b'), field='key')


# ----------------------------------------------------------------------------------------------------------- audiences


@section
def audiences(walk):
    project = walk.project()
    conditions = '["and", ["or", ["or", {"type": "browser_version", "value": "gc"}]]]'
    made = m.Audience(project_id=project.id, name='Chrome', conditions=conditions)
    made = walk.make(create_audience, body=made)
    # Conditions are kept to the letter.
    has(made, name='Chrome', conditions=conditions, archived=False, segmentation=False, for_journey=False)
    has(walk.get(update_audience, made.id, body=m.AudienceUpdate(name='Chromium')), name='Chromium', conditions=conditions)
    archived = walk.get(update_audience, made.id, body=m.AudienceUpdate(archived=True))
    has(archived, archived=True, name='Chromium')
    has(walk.get(get_audience, made.id), archived=True)
    other = walk.make(create_audience, body=m.Audience(project_id=project.id, name='All'))
    equal([one.id for one in walk.get(list_audiences, project_id=project.id, archived=False)], [other.id])
    equal([one.id for one in walk.get(list_audiences, project_id=project.id, archived=True)], [made.id])
    broken = m.Audience(project_id=project.id, name='Broken', conditions='["and"')
    walk.refused(400, create_audience, body=broken, field='conditions')


@section
def attributes(walk):
    project = walk.project()
    made = walk.make(create_attribute, body=m.Attribute(project_id=project.id, key='plan', name='Plan'))
    has(made, key='plan', name='Plan', condition_type=m.AttributeConditionType.CUSTOM_ATTRIBUTE, archived=False)
    walk.archive(delete_attribute, made.id)
    has(walk.get(get_attribute, made.id), archived=True, key='plan')


# --------------------------------------------------------------------------------------------------------- experiments


@section
def an_experiment_with_changes(walk):
    project = walk.project()
    made = walk.experiment(project)
    has(made, name='Bigger buttons', type_=m.ExperimentType.AB, status=m.ExperimentStatus.NOT_STARTED)
    has(made, audience_conditions='everyone', allocation_policy='manual', earliest=UNSET, latest=UNSET, key=UNSET)
    is_id(made.id)
    is_id(made.campaign_id)
    original, big = made.variations
    has(original, name='Original', weight=5000)
    for variation in made.variations:
        is_id(variation.variation_id)
    code, css, attribute = big.actions[0].changes
    assert len({code.id, css.id, attribute.id}) == 3 and isinstance(code.id, uuid.UUID), big
    has(code, type_=m.ChangeType.CUSTOM_CODE, value='console.log(1)', dependencies=[])
    has(attribute.attributes, html='Buy now')
    # The campaign of a single experiment is hidden from lists.
    equal(walk.get(list_campaigns, project_id=project.id), [])
    has(walk.get(get_campaign, made.campaign_id), type_=m.CampaignType.OTHER)
    # A variation with its ID is the same one. One without is new.
    variations = [
        m.VariationUpdate(variation_id=original.variation_id, weight=2000),
        m.VariationUpdate(variation_id=big.variation_id, weight=3000),
        m.VariationUpdate(name='Huge', weight=5000),
    ]
    changed = walk.get(update_experiment, made.id, body=m.ExperimentUpdate(variations=variations))
    equal([variation.weight for variation in changed.variations], [2000, 3000, 5000])
    equal([variation.variation_id for variation in changed.variations[:2]], [original.variation_id, big.variation_id])
    has(changed.variations[1], name='Big', actions=big.actions)
    uneven = [m.VariationUpdate(variation_id=original.variation_id, weight=10)]
    walk.refused(400, update_experiment, made.id, body=m.ExperimentUpdate(variations=uneven), field='variations')
    equal([one.id for one in walk.get(list_experiments, project_id=project.id)], [made.id])
    equal([one.id for one in walk.get(list_experiments, campaign_id=made.campaign_id)], [made.id])
    walk.refused(400, list_experiments)


@section
def the_whole_object_sent_back(walk):
    # The GitHub Action and the Azure task read an experiment, change one value and send everything, read-only fields too.
    made = walk.experiment(walk.project())
    whole = made.to_dict()
    whole['variations'][1]['actions'][0]['changes'][0]['value'] = 'console.log(2)'
    changed = walk.get(update_experiment, made.id, body=m.ExperimentUpdate.from_dict(whole))
    before, after = made.variations[1].actions[0].changes, changed.variations[1].actions[0].changes
    has(after[0], value='console.log(2)', id=before[0].id)
    equal(after[1:], before[1:])
    equal(changed.status, m.ExperimentStatus.NOT_STARTED)


@section
def url_targeting(walk):
    project = walk.project()
    targeting = m.URLTargeting(
        edit_url='https://shop.example/', conditions='["and", ["or", {"type": "url", "match_type": "simple", "value": "https://shop.example/"}]]',
    )
    variations = [m.Variation(name='Original', weight=10000)]
    made = m.Experiment(project_id=project.id, name='Targeted', url_targeting=targeting, variations=variations)
    made = walk.make(create_experiment, body=made)
    hidden = walk.get(get_page, made.url_targeting.page_id)
    has(hidden, single_use=True, project_id=project.id)
    equal(walk.get(list_pages, project_id=project.id), [])
    # An experiment with pages that gets `url_targeting` loses its actions.
    other = walk.experiment(project)
    other = walk.get(update_experiment, other.id, body=m.ExperimentUpdate(url_targeting=targeting))
    equal([variation.actions or [] for variation in other.variations], [[], []])
    is_id(other.url_targeting.page_id)


@section
def actions(walk):
    made = walk.experiment(walk.project())

    def act(name):
        action = m.UpdateExperimentAction(name)
        return walk.get(update_experiment, made.id, body=m.ExperimentUpdate(), action=action)

    def refuses(name):
        action = m.UpdateExperimentAction(name)
        walk.refused(400, update_experiment, made.id, body=m.ExperimentUpdate(), action=action)

    refuses('resume')
    has(act('publish'), status=m.ExperimentStatus.NOT_STARTED)
    started = act('start')
    has(started, status=m.ExperimentStatus.RUNNING, latest=UNSET)
    is_time(started.earliest)
    paused = act('pause')
    has(paused, status=m.ExperimentStatus.PAUSED, earliest=started.earliest)
    is_time(paused.latest)
    has(act('resume'), status=m.ExperimentStatus.RUNNING, latest=UNSET)
    has(act('publish'), status=m.ExperimentStatus.RUNNING)
    refuses('unarchive')
    # A body is needed, even if it is empty.
    bare = walk.client.get_httpx_client().patch('/experiments/%d' % made.id, params={'action': 'pause'})
    equal(bare.status_code, 400)
    unknown = walk.client.get_httpx_client().patch('/experiments/%d' % made.id, params={'action': 'stop'}, json={})
    equal(unknown.status_code, 400)


@section
def archive(walk):
    made = walk.experiment(walk.project())
    walk.archive(delete_experiment, made.id)
    has(walk.get(get_experiment, made.id), status=m.ExperimentStatus.ARCHIVED, name='Bigger buttons')
    equal(walk.refused(410, delete_experiment, made.id).code, 'gone')
    listed = walk.get(list_experiments, project_id=made.project_id)
    equal([one.id for one in listed], [made.id])
    action = m.UpdateExperimentAction.UNARCHIVE
    has(walk.get(update_experiment, made.id, body=m.ExperimentUpdate(), action=action), status=m.ExperimentStatus.PAUSED)


# ----------------------------------------------------------------------------------------------------------- campaigns


@section
def a_campaign(walk):
    project = walk.project()
    page, event = walk.page(project), walk.event(project)
    made = m.Campaign(project_id=project.id, name='Greetings', page_ids=[page.id], metrics=[metric(event)], holdback=500)
    made = walk.make(create_campaign, body=made)
    has(made, type_=m.CampaignType.PERSONALIZATION, status=m.CampaignStatus.NOT_STARTED, holdback=500)
    experience = m.Experiment(
        project_id=project.id, campaign_id=made.id, name='Morning', type_=m.ExperimentType.PERSONALIZATION,
        variations=[m.Variation(name='Hello', weight=10000, actions=[action(page)])],
    )
    experience = walk.make(create_experiment, body=experience)
    has(experience, campaign_id=made.id)
    has(walk.get(get_campaign, made.id), experiment_priorities=[[experience.id]])
    equal([one.id for one in walk.get(list_experiments, campaign_id=made.id)], [experience.id])
    start = m.UpdateCampaignAction.START
    has(walk.get(update_campaign, made.id, body=m.CampaignUpdate(), action=start), status=m.CampaignStatus.RUNNING)
    pause = m.UpdateCampaignAction.PAUSE
    has(walk.get(update_campaign, made.id, body=m.CampaignUpdate(), action=pause), status=m.CampaignStatus.PAUSED)
    walk.archive(delete_campaign, made.id)
    has(walk.get(get_campaign, made.id), status=m.CampaignStatus.ARCHIVED)
    walk.refused(410, delete_campaign, made.id)


@section
def an_exclusion_group(walk):
    project = walk.project()
    first = walk.experiment(project)
    entity = m.GroupEntity(id=first.id, kind=m.GroupEntityKind.EXPERIMENT, weight=4000)
    made = walk.make(create_group, body=m.Group(project_id=project.id, name='Either', entities=[entity]))
    has(walk.get(get_group, made.id), name='Either', entities=[entity])


# ------------------------------------------------------------------------------------------------------------- results


@section
def no_results_before_the_start(walk):
    made = walk.experiment(walk.project())
    for operation in get_experiment_results, get_experiment_timeseries, get_experiment_results_csv:
        walk.ask(operation, made.id, status=204)


@section
def results(walk):
    running = measured(walk)
    results = walk.get(get_experiment_results, running.id)
    has(results, experiment_id=running.id)
    is_time(results.start_time)
    is_time(results.end_time)
    equal((results.start_time.minute % 5, results.start_time.second), (0, 0))
    variants = {str(variation.variation_id) for variation in running.variations}
    equal(set(results.reach.variations.additional_properties), variants)
    equal(results.reach.total_count, results.reach.baseline_count + results.reach.treatment_count)
    equal(len(results.metrics), len(running.metrics))
    # In results, the ids of variations are strings, and keys of maps.
    measured_variants = results.metrics[0].results.additional_properties
    equal(set(measured_variants), variants)
    baselines = [variant for variant in measured_variants.values() if variant.is_baseline]
    equal([variant.lift for variant in baselines], [UNSET])
    for key, variant in measured_variants.items():
        has(variant, variation_id=key, experiment_id=running.id)
        assert variant.is_baseline or len(variant.lift.confidence_interval) == 2, variant
    series = walk.get(get_experiment_timeseries, running.id)
    for variant in series.metrics[0].results.additional_properties.values():
        times = [point.time for point in variant.timeseries]
        assert times and times == sorted(times), variant
    report = walk.get(get_experiment_report, running.id)
    assert isinstance(report.inferred_outcome, m.ExperimentResultsReportInferredOutcome), report
    link = walk.get(get_experiment_results_share_link, running.id)
    equal(httpx.URL(link.url).scheme, 'https')
    # The generated client does not parse CSV.
    csv = walk.ask(get_experiment_results_csv, running.id)
    assert csv.headers['Content-Type'].startswith('text/csv'), csv.headers
    header, *rows = csv.content.decode().splitlines()
    assert header.startswith('Start time (UTC),End time (UTC),Variation Name,Variation ID'), header
    assert len(rows) >= len(variants) * len(running.metrics), rows
    # An unknown baseline is refused.
    walk.refused(400, get_experiment_results, running.id, baseline_variation_id=1)


def measured(walk):
    """An experiment of the demo with results."""
    for project in walk.get(list_projects, per_page=100):
        if project.platform == m.ProjectPlatform.WEB and project.status == m.ProjectStatus.ACTIVE:
            for experiment in walk.get(list_experiments, project_id=project.id):
                if get_experiment_results.sync_detailed(experiment.id, client=walk.client).status_code == 200:
                    return experiment
    raise AssertionError('no experiment of the demo has results')


# --------------------------------------------------------------------------------------------------------- the account


@section
def the_change_feed(walk):
    project = walk.project()
    made = walk.experiment(project)
    walk.get(update_experiment, made.id, body=m.ExperimentUpdate(name='Smaller buttons'))
    entity = 'experiment:%d' % made.id
    changes = walk.get(list_change_history, project_id=project.id, entity=[entity])
    kinds = {change.change_type: change for change in changes}
    equal(set(kinds), {m.ChangeHistoryChangeChangeType.CREATE, m.ChangeHistoryChangeChangeType.UPDATE})
    update = kinds[m.ChangeHistoryChangeChangeType.UPDATE]
    has(update, source=m.ChangeHistoryChangeSource.API, project_id=project.id)
    has(update.entity, id=made.id, type_='experiment')
    assert isinstance(update.user.id, uuid.UUID) or uuid.UUID(update.user.id), update
    name = next(detail for detail in update.changes if detail.property_ == 'name')
    has(name, before='Bigger buttons', after='Smaller buttons')
    equal(walk.get(list_change_history, project_id=project.id, start_time=later()), [])


def later():
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)


@section
def search_and_summaries(walk):
    project = walk.project()
    made = walk.experiment(project, name='Marmalade')
    found = walk.get(get_search_results, query='Marmalade', project_id=[project.id])
    equal([(one.id, one.type_) for one in found], [(made.id, m.SearchResultType.EXPERIMENT)])
    summaries = walk.get(get_experiment_summaries, project_id=project.id)
    equal([(one.id, one.name) for one in summaries], [(made.id, 'Marmalade')])


@section
def people(walk):
    me = walk.get(get_me)
    uuid.UUID(str(me.id))
    assert me.profile.email, me
    project = walk.project()
    profile = m.UserProfile(email='ada@shop.example')
    role = m.ProjectRole(project_id=project.id, role=m.ProjectRoleRole.EDITOR)
    entry = m.CollaboratorEntry(profile=profile, project_roles=[role])
    added = walk.get(create_collaborators, body=[entry])
    equal([one.profile.email for one in added], ['ada@shop.example'])
    invited = walk.get(list_invitations, project_id=[project.id])
    equal([one.profile.email for one in invited], ['ada@shop.example'])


@section
def webhooks(walk):
    project = walk.project()
    body = m.WebhookRequestBody(
        name='Deploy', description='Tells the build', url='https://build.example/hook',
        events=[m.WebhookRequestBodyEventsItem('project.snippet_updated')],
    )
    made = walk.make(create_webhook, project.id, body=body)
    assert isinstance(made.id, str), made
    has(made, name='Deploy', url='https://build.example/hook', project_id=project.id)
    # The document has the number in the path and the string in the body.
    place = int(made.id)
    equal(walk.get(get_webhook, place), made)
    equal([one.id for one in walk.get(list_webhooks, project.id)], [made.id])
    body.name = 'Deploy twice'
    has(walk.get(update_webhook, place, body=body), name='Deploy twice')
    walk.archive(delete_webhook, place)
    # A webhook is removed for good. The document does not declare this status.
    gone = walk.client.get_httpx_client().get('/webhooks/%d' % place)
    equal((gone.status_code, gone.json()['code']), (404, 'not_found'))


# -------------------------------------------------------------------------------------------------------------- errors


@section
def errors(walk):
    missing = walk.refused(404, get_project, 1)
    equal((missing.code, missing.messages), ('not_found', UNSET))
    other = walk.refused(404, get_project, 2)
    assert missing.uuid != other.uuid, 'each error has a uuid of its own'
    walk.refused(404, get_experiment, 1)
    walk.refused(404, list_pages, project_id=1)
    walk.refused(400, create_project, body=m.Project(name=''), field='name')
    # A token that is missing or not known.
    for client in Client(base_url=walk.url), AuthenticatedClient(base_url=walk.url, token='unknown'):
        equal(walk.refused(401, list_projects, client=client).code, 'unauthorized')


def main(url, token):
    walk = Walk(url, token)
    failed = 0
    for check in SECTIONS:
        name = check.__name__.replace('_', ' ')
        try:
            check(walk)
            print('ok      %s' % name)
        except Exception as broken:  # The other sections are still worth a look.
            failed += 1
            line = broken.__traceback__
            while line.tb_next and line.tb_next.tb_frame.f_code.co_filename == __file__:
                line = line.tb_next
            print('FAILED  %s, line %d: %s: %s' % (name, line.tb_lineno, type(broken).__name__, broken))
    print('generated Python client: %d passed, %d failed' % (len(SECTIONS) - failed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
