"""An adapter in Python: each run is a new process of a Python, which gets the script on its standard input.

    callspec check --subject "adapter:python3 examples/adapters/python_adapter.py"
    callspec check --subject "adapter:python3 examples/adapters/python_adapter.py /usr/bin/python3.13"
"""

import codecs
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading

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
        with open(os.path.join(folder, 'example.py'), 'w', encoding='utf-8', newline='') as file:
            file.write(message['program'])
        # The next program finds no file and no variable of this one, and none of those that are set here.
        environment = {'PATH': os.environ.get('PATH', ''), 'PYTHONUTF8': '1', 'PYTHONDONTWRITEBYTECODE': '1'}
        with tempfile.TemporaryFile() as script:
            script.write(message['script'].encode())
            script.seek(0)
            process = subprocess.Popen([PYTHON, '-'], cwd=folder, env=environment, start_new_session=True,
                                       stdin=script, stdout=subprocess.PIPE)
            kill = threading.Timer(limits['milliseconds'] / 1000, os.killpg, (process.pid, signal.SIGKILL))
            kill.start()
            # Output is passed on as it comes: callspec ends this adapter when it is too much.
            decoder = codecs.getincrementaldecoder('utf-8')('replace')
            for piece in iter(lambda: process.stdout.read1(65536), b''):
                send('output', id=id, text=decoder.decode(piece))
            process.stdout.close()
            status = process.wait()
            in_time = kill.is_alive()
            kill.cancel()
    if not in_time:
        send('end', id=id, reason='timed-out', message='stopped after %d ms' % limits['milliseconds'])
    elif status == 0:
        send('end', id=id, reason='finished')
    else:
        send('end', id=id, reason='crashed', message='exit status %d' % status)


hello()
for line in sys.stdin:
    message = json.loads(line)
    if message['type'] == 'close':
        break
    run(message)
