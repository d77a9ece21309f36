"""Each section of the Python client's README, as a check of what the sandbox answers.

    walkthrough.py DEMO STRICT TOKEN

DEMO is the address of a sandbox with the demo's data, STRICT that of one which accepts TOKEN only and limits the rate.
"""

import re
import sys
import traceback

import optimizely
from optimizely import error

MICROSECONDS = re.compile(r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$')
SECONDS = re.compile(r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$')

START, STOP = '2035-01-01T08:00:00Z', '2035-01-02T08:00:00Z'

SECTIONS = []


def section(title):
    """Marks a function as the check of a section. They run in the order of the file."""
    def mark(check):
        SECTIONS.append((title, check))
        return check
    return mark


class Walk:
    """What the sections hand on to each other."""

    def __init__(self, demo, strict, token):
        self.client = optimizely.Client('abcdefghijklmnopqrstuvwxyz:123456', 'legacy', api_base=demo)
        self.demo, self.strict, self.token = demo, strict, token
        # Every section has a project, and where it needs one an experiment, of its own: one failure stays one.
        self.project = self.client.Projects.create({'project_name': 'Interop'})

    def experiment(self):
        return self.client.Experiments.create({
            'project_id': self.project.id,
            'description': 'Bigger buttons',
            'edit_url': 'https://shop.example/products/',
        })

    def goal(self):
        return self.client.Goals.create({
            'project_id': self.project.id,
            'title': 'Cart clicks',
            'goal_type': 0,
            'selector': '.cart > button',
            'target_to_experiments': True,
        })

    def goal_of_type(self, goal_type):
        return next(goal for goal in self.project.goals() if goal.goal_type == goal_type)


# ------------------------------------------------------------------------------------------------------- what is expected


class Any:
    """Equal to every value of a type; bool counts as no int."""

    def __init__(self, *types):
        self.types = types

    def __eq__(self, other):
        return type(other) in self.types

    def __repr__(self):
        return 'a value of ' + ' or '.join(one.__name__ for one in self.types)


class Text:
    """Equal to every text of a pattern."""

    def __init__(self, pattern):
        self.pattern = pattern

    def __eq__(self, other):
        return isinstance(other, str) and self.pattern.match(other) is not None

    def __repr__(self):
        return 'a text like ' + self.pattern.pattern


ID, STRING, BOOL, NUMBER, TIME = Any(int), Any(str), Any(bool), Any(int, float), Text(MICROSECONDS)


def equal(found, expected):
    assert expected == found, 'expected %r, found %r' % (expected, found)


def has(thing, **expected):
    """Each of these attributes is there, with this value."""
    for name, value in expected.items():
        assert hasattr(thing, name), 'there is no %s' % name
        found = getattr(thing, name)
        assert value == found, '%s: expected %r, found %r' % (name, value, found)


def listed(things, wanted):
    """Lists hold objects, with the ids that are wanted among them."""
    ids = [thing.id for thing in things]
    for thing in wanted:
        assert thing.id in ids, '%r is not in %r' % (thing.id, ids)


def raises(kind, call, *arguments):
    """The call raises just this error, and the error says something."""
    try:
        call(*arguments)
    except error.OptimizelyError as raised:
        assert type(raised) is kind, 'expected %s, got %r' % (kind.__name__, raised)
        assert str(raised), 'the error is empty'
        return str(raised)
    raise AssertionError('expected %s, got none' % kind.__name__)


def saved(thing):
    """A save sends every field that may be written, as it was read: nothing else may change by it."""
    before = dict(vars(thing))
    thing.save()
    changed = {name for name, value in vars(thing).items() if before.get(name) != value}
    assert changed <= {'last_modified', 'code_revision'}, 'changed by a save: %r' % changed


# --------------------------------------------------------------------------------------------- getting started, exceptions


@section('Authentication')
def authentication(walk):
    for kind in 'legacy', 'oauth':
        client = optimizely.Client(walk.token, kind, api_base=walk.strict)
        equal(client.Projects.get(), [])


@section('Exceptions')
def exceptions(walk):
    def client(token):
        return optimizely.Client(token, 'legacy', api_base=walk.strict)

    client_of_demo = walk.client
    raises(error.BadRequestError, client_of_demo.Projects.create, {'project_status': 'Active'})
    said = raises(error.BadRequestError, client_of_demo.Projects.update, walk.project.id, {'include_jquery': 'perhaps'})
    assert 'include_jquery' in said, said
    broken = {'Content-Type': 'application/json'}
    raises(error.BadRequestError, client_of_demo.request, 'post', ['projects'], broken, '{"project_name":')
    raises(error.UnauthorizedError, client('').Projects.get)
    raises(error.ForbiddenError, client('abc:124').Projects.get)
    raises(error.NotFoundError, client(walk.token).Projects.get, 1)
    for _ in range(100):
        try:
            client(walk.token).Projects.get()
        except error.TooManyRequestsError:
            break
    raises(error.TooManyRequestsError, client(walk.token).Projects.get)
    # The client raises one type for each status, all of one family. No option of the program makes it answer 503.
    for kind in (error.BadRequestError, error.UnauthorizedError, error.ForbiddenError, error.NotFoundError,
                 error.TooManyRequestsError, error.ServiceUnavailableError):
        assert issubclass(kind, error.OptimizelyError)


# ------------------------------------------------------------------------------------------------------------ projects


NEW_PROJECT = {
    'id': ID,
    'account_id': ID,
    'code_revision': ID,
    'project_status': 'Active',
    'created': TIME,
    'last_modified': TIME,
    'library': 'jquery-1.6.4-trim',
    'include_jquery': True,
    'js_file_size': None,
    'project_javascript': None,
    'enable_force_variation': False,
    'exclude_disabled_experiments': False,
    'exclude_names': None,
    'ip_anonymization': False,
    'ip_filter': '',
}


@section('Create a Project')
def create_a_project(walk):
    project = walk.client.Projects.create({'project_name': 'New'})
    has(project, project_name='New', **NEW_PROJECT)
    project = walk.client.Projects.create({
        'project_name': 'With options', 'include_jquery': False, 'ip_filter': '1.2.3.4', 'exclude_names': True,
        'project_javascript': 'reusable()', 'ip_anonymization': True, 'enable_force_variation': True,
        'exclude_disabled_experiments': True,
    })
    has(project, project_name='With options', include_jquery=False, ip_filter='1.2.3.4', exclude_names=True,
        project_javascript='reusable()', ip_anonymization=True, enable_force_variation=True,
        exclude_disabled_experiments=True)


@section('Read a Project')
def read_a_project(walk):
    other = walk.client.Projects.create({'project_name': 'Other'})
    has(walk.client.Projects.get(walk.project.id), project_name='Interop', **NEW_PROJECT)
    both = walk.client.Projects.get([walk.project.id, other.id])
    equal([project.id for project in both], [walk.project.id, other.id])
    raises(error.NotFoundError, walk.client.Projects.get, [walk.project.id, 1])


@section('Update a Project')
def update_a_project(walk):
    project = walk.client.Projects.create({'project_name': 'Old'})
    project.project_name = 'Newer'
    saved(project)
    has(project, **dict(NEW_PROJECT, project_name='Newer'))
    has(walk.client.Projects.get(project.id), project_name='Newer', exclude_names=None, project_javascript=None)
    updated = walk.client.Projects.update(project.id, {'project_name': 'Newest'})
    has(updated, project_name='Newest', ip_filter='')
    has(walk.client.Projects.update(project.id, {'project_status': 'Archived'}), project_status='Archived')
    raises(error.BadRequestError, walk.client.Projects.update, project.id, {'project_status': 'Forgotten'})
    raises(error.NotFoundError, walk.client.Projects.update, 1, {'project_name': 'Nobody'})


@section('Delete a Project')
def delete_a_project(walk):
    assert not hasattr(walk.project, 'delete')
    raises(error.OptimizelyError, walk.client.request, 'delete', ['projects', walk.project.id])
    walk.client.Projects.get(walk.project.id)


@section('List Projects in Account')
def list_projects(walk):
    projects = walk.client.Projects.get()
    listed(projects, [walk.project])
    for project in projects:
        has(project, project_name=STRING, project_status=STRING, account_id=walk.project.account_id)


# --------------------------------------------------------------------------------------------------------- experiments


def new_experiment(walk):
    return {
        'id': ID,
        'project_id': walk.project.id,
        'percentage_included': 10000,
        'display_goal_order_lst': [],
        'is_multivariate': False,
        'status': 'Not started',
        'description': 'Bigger buttons',
        'created': TIME,
        'last_modified': TIME,
        'activation_mode': 'immediate',
        'details': '',
        'custom_css': '',
        'custom_js': '',
        'primary_goal_id': None,
        'experiment_type': 'ab',
        'shareable_results_link': STRING,
        'edit_url': 'https://shop.example/products/',
        'audience_ids': [],
        'variation_ids': [ID, ID],
        'url_conditions': [{
            'index': 0,
            'match_type': 'simple',
            'created': TIME,
            'value': 'https://shop.example/products',
            'last_modified': TIME,
            'negate': False,
        }],
    }


@section('Create a New Experiment')
def create_an_experiment(walk):
    experiment = walk.experiment()
    has(experiment, **new_experiment(walk))
    variations = experiment.variations()
    equal([one.id for one in variations], experiment.variation_ids)
    equal([one.description for one in variations], ['Default Variation #1', 'Default Variation #2'])
    equal([(one.weight, one.js_component) for one in variations], [(5000, ''), (5000, '')])
    whole = {'project_id': walk.project.id, 'description': 'Whole', 'edit_url': 'https://shop.example/'}
    for name in whole:
        if name != 'project_id':
            rest = {key: value for key, value in whole.items() if key != name}
            assert name in raises(error.BadRequestError, walk.client.Experiments.create, rest)
    raises(error.NotFoundError, walk.client.Experiments.create, dict(whole, project_id=1))
    pages = [{'value': 'https://shop.example/a', 'match_type': 'substring', 'negate': True}]
    experiment = walk.client.Experiments.create(dict(
        whole, percentage_included=2500, url_conditions=pages, custom_css='.a {}', custom_js='a()',
        activation_mode='manual'))
    has(experiment, percentage_included=2500, custom_css='.a {}', custom_js='a()', activation_mode='manual')
    equal(experiment.url_conditions[0]['match_type'], 'substring')
    equal(experiment.url_conditions[0]['negate'], True)


@section('Read an Experiment')
def read_an_experiment(walk):
    experiment = walk.experiment()
    has(walk.client.Experiments.get(experiment.id), **new_experiment(walk))
    both = walk.client.Experiments.get([experiment.id, experiment.id])
    equal([one.id for one in both], [experiment.id, experiment.id])
    raises(error.NotFoundError, walk.client.Experiments.get, 1)
    # An id of another kind of object is not one of an experiment.
    raises(error.NotFoundError, walk.client.Experiments.get, walk.project.id)


@section('Update an Experiment')
def update_an_experiment(walk):
    experiment = walk.experiment()
    audience = walk.client.Audiences.create({'project_id': walk.project.id, 'name': 'Some'})
    experiment.status = 'Running'
    experiment.audience_ids = [audience.id]
    experiment.save()
    has(experiment, **dict(new_experiment(walk), status='Running', audience_ids=[audience.id]))
    has(walk.client.Experiments.get(experiment.id), status='Running', audience_ids=[audience.id])
    saved(experiment)
    for status in 'Paused', 'Archived', 'Not started':
        has(walk.client.Experiments.update(experiment.id, {'status': status}), status=status)
    raises(error.BadRequestError, walk.client.Experiments.update, experiment.id, {'percentage_included': 10001})
    raises(error.BadRequestError, walk.client.Experiments.update, experiment.id, {'status': 'Walking'})
    has(walk.client.Experiments.get(experiment.id), percentage_included=10000, status='Not started')


@section('Delete an Experiment')
def delete_an_experiment(walk):
    experiment = walk.experiment()
    variation = experiment.variation_ids[0]
    equal(experiment.delete(), None)
    raises(error.NotFoundError, walk.client.Experiments.get, experiment.id)
    raises(error.NotFoundError, walk.client.Variations.get, variation)
    raises(error.NotFoundError, experiment.delete)


@section('List Experiments in Project')
def list_experiments(walk):
    made = [walk.experiment(), walk.experiment()]
    experiments = walk.client.Projects.get(walk.project.id).experiments()
    listed(experiments, made)
    for experiment in experiments:
        has(experiment, project_id=walk.project.id, description=STRING, variation_ids=Any(list), status=STRING)


@section('Get Experiment Results')
def results(walk):
    running = [experiment for project in walk.client.Projects.get() for experiment in project.experiments()
               if experiment.status == 'Running' and experiment.display_goal_order_lst]
    rows = running[0].results()
    equal(len(rows), len(running[0].variation_ids) * len(running[0].display_goal_order_lst))
    baseline = str(running[0].variation_ids[0])
    for row in rows:
        has(row, variation_id=Any(str), variation_name=STRING, goal_id=ID, goal_name=STRING, baseline_id=baseline,
            begin_time=STRING, end_time=STRING, visitors=ID, conversions=ID, improvement=NUMBER, confidence=NUMBER,
            is_revenue=BOOL)
        assert row.status in ('baseline', 'winner', 'loser', 'inconclusive'), row.status
        assert (row.status == 'baseline') == (row.variation_id == baseline)
        assert 0 <= row.confidence <= 1
        if row.is_revenue:
            has(row, revenue=NUMBER, revenue_per_visitor=NUMBER)
            assert not hasattr(row, 'conversion_rate')
        else:
            has(row, conversion_rate=row.conversions / row.visitors)
    equal({row.status for row in rows} >= {'baseline', 'winner', 'loser'}, True)
    stats = running[0].stats()
    equal(len(stats), len(rows))
    for row in stats:
        has(row, variation_id=Any(str), baseline_id=baseline, statistical_significance=NUMBER, difference=NUMBER,
            difference_confidence_interval_min=NUMBER, difference_confidence_interval_max=NUMBER,
            visitors_until_statistically_significant=ID, is_revenue=BOOL, status=STRING)
    # Without visitors there is nothing to count, and nothing to decide.
    quiet = walk.experiment()
    equal(quiet.results(), [])
    quiet.add_goal(walk.goal().id)
    for row in quiet.results():
        has(row, visitors=0, conversions=0, conversion_rate=0)
        assert row.status in ('baseline', 'inconclusive')


# ----------------------------------------------------------------------------------------------------------- schedules


@section('Create a Schedule')
def create_a_schedule(walk):
    experiment = walk.experiment()
    first = walk.client.Schedules.create({'experiment_id': experiment.id, 'start_time': START})
    has(first, id=ID, status='ACTIVE', start_time=START, stop_time=None, experiment_id=experiment.id)
    second = walk.client.Schedules.create({'experiment_id': experiment.id, 'start_time': START, 'stop_time': STOP})
    has(second, status='ACTIVE', start_time=START, stop_time=STOP)
    has(walk.client.Schedules.get(first.id), status='INACTIVE')
    raises(error.BadRequestError, walk.client.Schedules.create, {'experiment_id': experiment.id})
    late = {'experiment_id': experiment.id, 'start_time': '2035-01-01 08:00'}
    raises(error.BadRequestError, walk.client.Schedules.create, late)


@section('Read a Schedule')
def read_a_schedule(walk):
    experiment = walk.experiment()
    schedule = walk.client.Schedules.create({'experiment_id': experiment.id, 'stop_time': STOP})
    read = walk.client.Schedules.get(schedule.id)
    has(read, id=schedule.id, status='ACTIVE', start_time=None, stop_time=STOP, experiment_id=experiment.id)


@section('Update a Schedule')
def update_a_schedule(walk):
    experiment = walk.experiment()
    schedule = walk.client.Schedules.create({'experiment_id': experiment.id, 'start_time': START})
    saved(schedule)
    schedule.stop_time = STOP
    schedule.save()
    has(schedule, id=ID, status='ACTIVE', start_time=START, stop_time=STOP, experiment_id=experiment.id)
    updated = walk.client.Schedules.update(schedule.id, {'stop_time': '2035-01-03T08:00:00Z'})
    has(updated, start_time=START, stop_time='2035-01-03T08:00:00Z')
    neither = {'start_time': None, 'stop_time': None}
    raises(error.BadRequestError, walk.client.Schedules.update, schedule.id, neither)


@section('Delete a Schedule')
def delete_a_schedule(walk):
    experiment = walk.experiment()
    schedules = [walk.client.Schedules.create({'experiment_id': experiment.id, 'start_time': START}) for _ in range(2)]
    equal(schedules[1].delete(), None)
    raises(error.NotFoundError, walk.client.Schedules.get, schedules[1].id)
    # The one before does not come into force again: the experiment is not scheduled any more.
    equal([one.status for one in experiment.schedules()], ['INACTIVE'])


@section('List Schedules for Experiment')
def list_schedules(walk):
    experiment = walk.experiment()
    equal(experiment.schedules(), [])
    made = [walk.client.Schedules.create({'experiment_id': experiment.id, 'start_time': START}) for _ in range(3)]
    schedules = experiment.schedules()
    listed(schedules, made)
    equal([one.status for one in schedules], ['INACTIVE', 'INACTIVE', 'ACTIVE'])


# ---------------------------------------------------------------------------------------------------------- variations


@section('Create a new Variation')
def create_a_variation(walk):
    experiment = walk.experiment()
    variation = walk.client.Variations.create({
        'experiment_id': experiment.id, 'description': 'Huge', 'js_component': "$('.buy').addClass('huge');",
        'weight': 3333,
    })
    has(variation, id=ID, description='Huge', js_component="$('.buy').addClass('huge');", weight=3333, is_paused=False,
        section_id=None, created=TIME, experiment_id=experiment.id, project_id=walk.project.id)
    plain = walk.client.Variations.create({'experiment_id': experiment.id, 'description': 'Plain'})
    has(plain, js_component='', is_paused=False)
    equal(walk.client.Experiments.get(experiment.id).variation_ids, experiment.variation_ids + [variation.id, plain.id])
    raises(error.BadRequestError, walk.client.Variations.create, {'experiment_id': experiment.id, 'weight': 1})


@section('Read a Variation')
def read_a_variation(walk):
    experiment = walk.experiment()
    variation = walk.client.Variations.get(experiment.variation_ids[0])
    has(variation, id=ID, description='Default Variation #1', js_component='', weight=5000, is_paused=False,
        section_id=None, created=TIME, experiment_id=experiment.id, project_id=walk.project.id)


@section('Update a Variation')
def update_a_variation(walk):
    variation = walk.client.Variations.create({'experiment_id': walk.experiment().id, 'description': 'Plain'})
    # It has no weight: the save sends the null back that it read.
    has(variation, weight=None)
    saved(variation)
    variation.js_component = 'alert(1);'
    variation.is_paused = True
    variation.save()
    has(variation, js_component='alert(1);', is_paused=True, description='Plain')
    updated = walk.client.Variations.update(variation.id, {'weight': 10000})
    has(updated, weight=10000, js_component='alert(1);')
    raises(error.BadRequestError, walk.client.Variations.update, variation.id, {'weight': -1})


@section('Delete a Variation')
def delete_a_variation(walk):
    experiment = walk.experiment()
    variation = walk.client.Variations.get(experiment.variation_ids[1])
    equal(variation.delete(), None)
    raises(error.NotFoundError, walk.client.Variations.get, variation.id)
    equal(walk.client.Experiments.get(experiment.id).variation_ids, experiment.variation_ids[:1])


@section('List Variations in Experiment')
def list_variations(walk):
    experiment = walk.experiment()
    variations = experiment.variations()
    equal([one.id for one in variations], experiment.variation_ids)
    for variation in variations:
        has(variation, weight=5000, experiment_id=experiment.id, project_id=walk.project.id)


# --------------------------------------------------------------------------------------------------------------- goals


def new_goal(walk):
    return {
        'id': ID,
        'project_id': walk.project.id,
        'is_editable': None,
        'target_to_experiments': True,
        'archived': False,
        'description': '',
        'target_urls': [],
        'title': 'Cart clicks',
        'event': None,
        'url_match_types': [],
        'goal_type': 0,
        'experiment_ids': [],
        'selector': '.cart > button',
        'created': TIME,
        'last_modified': TIME,
        'target_url_match_types': [],
        'urls': [],
    }


@section('Create a Goal')
def create_a_goal(walk):
    has(walk.goal(), **new_goal(walk))
    project = {'project_id': walk.project.id}
    create = walk.client.Goals.create
    elsewhere = {'title': 'There', 'goal_type': 0, 'selector': 'a', 'target_to_experiments': False,
                 'target_urls': ['https://shop.example/'], 'target_url_match_types': [4]}
    has(create(dict(elsewhere, **project)), target_urls=['https://shop.example/'], target_url_match_types=[4])
    seen = {'title': 'Seen', 'goal_type': 3, 'urls': ['https://shop.example/b'], 'url_match_types': [1]}
    has(create(dict(seen, **project)), urls=['https://shop.example/b'], url_match_types=[1], selector=None)
    nowhere = {'title': 'Nowhere', 'goal_type': 3, 'urls': [], 'url_match_types': []}
    has(create(dict(nowhere, **project)), urls=[])
    has(create(dict({'title': 'Event', 'goal_type': 1, 'event': 'bought'}, **project)), event='bought')
    for lacking in ({'title': 'T', 'goal_type': 0, 'target_to_experiments': True}, {'title': 'T', 'goal_type': 1},
                    {'title': 'T', 'goal_type': 0, 'selector': 'a'}, {'title': 'T', 'goal_type': 3}, {'title': 'T'},
                    {'goal_type': 1, 'event': 'e'}, {'title': 'T', 'goal_type': 2}, {'title': 'T', 'goal_type': 4},
                    dict(seen, url_match_types=[1, 2])):
        raises(error.BadRequestError, create, dict(lacking, **project))


@section('Read a Goal')
def read_a_goal(walk):
    has(walk.client.Goals.get(walk.goal().id), **new_goal(walk))
    raises(error.NotFoundError, walk.client.Goals.get, walk.project.id)


@section('Add or Remove a Goal')
def add_or_remove_a_goal(walk):
    experiment = walk.experiment()
    goals = [walk.goal(), walk.goal_of_type(2), walk.goal_of_type(4)]
    for goal in goals:
        experiment.add_goal(goal.id)
        has(walk.client.Goals.get(goal.id), experiment_ids=[experiment.id], goal_type=goal.goal_type)
    ids = [goal.id for goal in goals]
    equal(walk.client.Experiments.get(experiment.id).display_goal_order_lst, ids)
    experiment.remove_goal(goals[1].id)
    has(walk.client.Goals.get(goals[1].id), experiment_ids=[])
    equal(walk.client.Experiments.get(experiment.id).display_goal_order_lst, [ids[0], ids[2]])


@section('Update a Goal')
def update_a_goal(walk):
    goal = walk.goal()
    saved(goal)
    goal.title = 'Basket clicks'
    goal.save()
    has(goal, **dict(new_goal(walk), title='Basket clicks'))
    updated = walk.client.Goals.update(goal.id, {'description': 'Below the price'})
    has(updated, title='Basket clicks', description='Below the price')
    # Those that came with the project cannot be made, but they can be saved: their type goes along, unchanged.
    for goal_type in 2, 4:
        goal = walk.goal_of_type(goal_type)
        saved(goal)
        has(goal, goal_type=goal_type)


@section('Delete a Goal')
def delete_a_goal(walk):
    experiment, goal = walk.experiment(), walk.goal()
    experiment.add_goal(goal.id)
    equal(walk.client.Goals.get(goal.id).delete(), None)
    raises(error.NotFoundError, walk.client.Goals.get, goal.id)
    equal(walk.client.Experiments.get(experiment.id).display_goal_order_lst, [])


@section('List all Goals in Project')
def list_goals(walk):
    goal = walk.goal()
    goals = walk.project.goals()
    listed(goals, [goal])
    equal({goal.goal_type for goal in goals} >= {0, 2, 4}, True)
    for one in goals:
        has(one, project_id=walk.project.id, title=STRING, experiment_ids=Any(list))


# ----------------------------------------------------------------------------------------------------------- audiences


CONDITIONS = '["and", {"type":"browser", "value":"gc"}, {"type":"query", "name":"utm_campaign", "value":"true"}]'


def new_audience(walk):
    return {
        'id': ID,
        'project_id': walk.project.id,
        'name': 'Tea drinkers',
        'description': '',
        'conditions': '[]',
        'segmentation': False,
        'archived': False,
        'created': TIME,
        'last_modified': TIME,
    }


def audience(walk, **more):
    return walk.client.Audiences.create(dict({'project_id': walk.project.id, 'name': 'Tea drinkers'}, **more))


@section('Create an Audience')
def create_an_audience(walk):
    has(audience(walk), **new_audience(walk))
    has(audience(walk, conditions=CONDITIONS, description='Hot'), conditions=CONDITIONS, description='Hot')
    raises(error.BadRequestError, walk.client.Audiences.create, {'project_id': walk.project.id})
    broken = {'project_id': walk.project.id, 'name': 'Broken', 'conditions': '[and'}
    assert 'conditions' in raises(error.BadRequestError, walk.client.Audiences.create, broken)


@section('Read an Audience')
def read_an_audience(walk):
    has(walk.client.Audiences.get(audience(walk).id), **new_audience(walk))


@section('Update an Audience')
def update_an_audience(walk):
    made = audience(walk)
    saved(made)
    made.description = 'People who drink tea'
    made.save()
    has(made, **dict(new_audience(walk), description='People who drink tea'))
    updated = walk.client.Audiences.update(made.id, {'conditions': CONDITIONS, 'segmentation': True})
    has(updated, conditions=CONDITIONS, segmentation=True, description='People who drink tea')


@section('Delete an Audience')
def delete_an_audience(walk):
    made = audience(walk)
    assert not hasattr(made, 'delete')
    raises(error.OptimizelyError, walk.client.request, 'delete', ['audiences', made.id])
    walk.client.Audiences.get(made.id)


@section('List Audiences in Project')
def list_audiences(walk):
    made = [audience(walk), audience(walk)]
    listed(walk.project.audiences(), made)


# ---------------------------------------------------------------------------------------------------------- dimensions


def dimension(walk, name, **more):
    return walk.client.Dimensions.create(dict({'project_id': walk.project.id, 'name': name}, **more))


@section('Create a Dimension')
def create_a_dimension(walk):
    made = dimension(walk, 'Plan', client_api_name='plan', description='What is paid for')
    has(made, id=ID, project_id=walk.project.id, name='Plan', client_api_name='plan', description='What is paid for',
        last_modified=TIME)
    has(dimension(walk, 'Bare'), name='Bare', description='')
    raises(error.BadRequestError, dimension, walk, 'Plan')
    duplicate = {'project_id': walk.project.id, 'name': 'Another', 'client_api_name': 'plan'}
    raises(error.BadRequestError, walk.client.Dimensions.create, duplicate)


@section('Read a Dimension')
def read_a_dimension(walk):
    made = dimension(walk, 'Read', client_api_name='read')
    has(walk.client.Dimensions.get(made.id), id=made.id, project_id=walk.project.id, name='Read',
        client_api_name='read', description='', last_modified=made.last_modified)


@section('Update a Dimension')
def update_a_dimension(walk):
    made = dimension(walk, 'Update')
    # Its own name is no duplicate.
    saved(made)
    made.description = 'Told again'
    made.save()
    has(made, name='Update', description='Told again')
    has(walk.client.Dimensions.update(made.id, {'name': 'Updated'}), name='Updated', description='Told again')
    dimension(walk, 'Taken')
    raises(error.BadRequestError, walk.client.Dimensions.update, made.id, {'name': 'Taken'})


@section('Delete a Dimension')
def delete_a_dimension(walk):
    made = dimension(walk, 'Delete')
    equal(made.delete(), None)
    raises(error.NotFoundError, walk.client.Dimensions.get, made.id)
    dimension(walk, 'Delete')


@section('List Dimensions in Project')
def list_dimensions(walk):
    made = [dimension(walk, 'First'), dimension(walk, 'Second')]
    dimensions = walk.project.dimensions()
    listed(dimensions, made)
    for one in dimensions:
        has(one, project_id=walk.project.id, name=STRING)


def main(demo, strict, token):
    failed = 0
    for title, check in SECTIONS:
        try:
            check(Walk(demo, strict, token))
            print('ok      %s' % title)
        except Exception as broken:  # Whatever goes wrong, the other sections are still worth a look.
            failed += 1
            place = traceback.extract_tb(broken.__traceback__)
            line = next((frame.lineno for frame in place if frame.name == check.__name__), '?')
            print('FAILED  %s, line %s: %s: %s' % (title, line, type(broken).__name__, broken))
    print('python client: %d passed, %d failed' % (len(SECTIONS) - failed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
