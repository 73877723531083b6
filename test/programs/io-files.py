# Files: modes, text and bytes, positions, errors, context managers.
import io
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'sample.txt')
with open(path, 'w', encoding='utf-8') as file:
    print(file.mode, file.encoding, file.writable(), file.readable(), file.closed)
    print(file.write('héllo\n'), file.writelines(['a\n', 'b\n']))
print(file.closed, os.path.getsize(path), os.path.exists(path), os.path.isfile(path), os.path.isdir(folder))
with open(path) as file:
    print(file.read(3), file.readline(), [line for line in file], repr(file.read()))
with open(path, 'rb') as file:
    print(type(file).__name__, file.read(2), file.tell(), file.seek(-2, 2), file.read(), file.peek() if hasattr(file, 'peek') else None)
with open(path, 'a') as file:
    file.write('more')
with open(path, 'r+') as file:
    print(file.read().splitlines(), file.seek(0), file.write('H'), file.tell())
with open(path, newline='') as file:
    print(repr(file.readline()))
with open(path, 'wb', buffering=0) as file:
    print(type(file).__name__, file.write(b'x\r\ny\rz\n'))
for newline in (None, '', '\n', '\r', '\r\n'):
    with open(path, newline=newline) as file:
        print(repr(newline), file.readlines())
def attempt(*args, **kwargs):
    try:
        with open(*args, **kwargs) as file:
            print('opened', args[1:], type(file).__name__)
    except Exception as error:
        print(type(error).__name__, str(error).replace(folder, ''))


missing = os.path.join(folder, 'missing')
for args in [(missing,), (folder,), (path, 'q'), (path, 'rw'), (path, ''), (path, 'x'), (path, 'rt', 0), (5.5,)]:
    attempt(*args)
attempt(path, 'rb', encoding='utf-8')
attempt(path, 'rb', newline='')
attempt(path, encoding='no-such-encoding')
attempt(os.path.join(folder, 'no', 'such', 'folder'), 'w')
with open(path) as file:
    for action in [lambda: file.write('x'), lambda: file.seek(-1), lambda: file.seek(1, 1)]:
        try:
            action()
        except Exception as error:
            print(type(error).__name__, error)
try:
    file.read()
except ValueError as error:
    print(error)
os.mkdir(os.path.join(folder, 'sub'))
print(sorted(os.listdir(folder)), [entry.name for entry in sorted(os.scandir(folder), key=lambda e: e.name) if entry.is_dir()])
os.rename(path, path + '2')
os.remove(path + '2')
os.rmdir(os.path.join(folder, 'sub'))
print(os.listdir(folder))
os.rmdir(folder)
for action in [lambda: os.listdir(folder), lambda: os.remove(missing), lambda: os.stat(missing), lambda: os.rmdir(missing)]:
    try:
        action()
    except OSError as error:
        print(type(error).__name__, error.strerror, error.filename == folder or error.filename == missing)
