"""The same gets with the API's own client for Python.

    client.py gets|many URL IDS COUNT
"""

import sys
import time

import optimizely

command, url, path, count = sys.argv[1:]
with open(path) as lines:
    ids = [int(line) for line in lines]
count = int(count)
client = optimizely.Client('abcdefghijklmnopqrstuvwxyz:123456', 'legacy', api_base=url)

for index in range(count // 10 + 1):
    client.Experiments.get(ids[index % len(ids)])
begun = time.perf_counter()
if command == 'gets':
    for index in range(count):
        client.Experiments.get(ids[index % len(ids)])
elif command == 'many':
    found = client.Experiments.get(ids[:count])
    assert len(found) == min(count, len(ids))
else:
    sys.exit(f'there is no command {command}')
print('nanoseconds', int((time.perf_counter() - begun) * 1e9))
