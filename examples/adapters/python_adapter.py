"""An adapter in Python: each run is a new process of a Python, which gets the script on its standard input.

    callspec check --subject "adapter:python3 examples/adapters/python_adapter.py"
    callspec check --subject "adapter:python3 examples/adapters/python_adapter.py /usr/bin/python3.13"
"""

import json
import os
import signal
import subprocess
import sys
import tempfile

PYTHON = sys.argv[1] if len(sys.argv) > 1 else sys.executable

WHO_ARE_YOU = """
import json, platform, sys
print(json.dumps([platform.python_implementation(), '.'.join(map(str, sys.version_info[:3]))]))
"""


def send(type, **fields):
    print(json.dumps({'type': type, **fields}), flush=True)


def hello():
    answer = subprocess.run([PYTHON, '-c', WHO_ARE_YOU], stdout=subprocess.PIPE, check=True)
    implementation, version = json.loads(answer.stdout)
    send('hello', protocol=1, name=implementation, version=version, pythonVersion=version,
         cpythonLike=implementation == 'CPython')


def run(message):
    id, limits = message['id'], message['limits']
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'example.py'), 'w', encoding='utf-8') as file:
            file.write(message['program'])
        environment = {'PATH': os.environ.get('PATH', ''), 'PYTHONUTF8': '1', 'PYTHONDONTWRITEBYTECODE': '1'}
        process = subprocess.Popen([PYTHON, '-'], cwd=folder, env=environment, start_new_session=True,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            output, errors = process.communicate(message['script'].encode(), timeout=limits['milliseconds'] / 1000)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            send('end', id=id, reason='timed-out', message='stopped after %d ms' % limits['milliseconds'])
            return
    send('output', id=id, text=output.decode('utf-8', 'replace'))
    if process.returncode == 0:
        send('end', id=id, reason='finished')
    else:
        last = errors.decode('utf-8', 'replace').strip().split('\n')[-1]
        send('end', id=id, reason='crashed', message='exit status %d: %s' % (process.returncode, last))


hello()
for line in sys.stdin:
    message = json.loads(line)
    if message['type'] == 'close':
        break
    run(message)
