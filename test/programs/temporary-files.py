import tempfile, os, shutil, pathlib, glob, stat

with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    (root / "sub" / "deep").mkdir(parents=True)
    for name in ("one.txt", "two.py", "sub/three.txt", "sub/deep/four.txt"):
        (root / name).write_text(name * 2, encoding="utf-8")
    print(sorted(str(path.relative_to(root)) for path in root.rglob("*")))
    print(sorted(path.name for path in root.glob("*.txt")), sorted(os.path.relpath(x, folder) for x in glob.glob(folder + "/**/*.txt", recursive=True)))
    for base, folders, files in os.walk(folder):
        print(os.path.relpath(base, folder), sorted(folders), sorted(files))
    shutil.copytree(root / "sub", root / "copy")
    print(sorted(os.listdir(root)), (root / "copy/three.txt").read_text())
    os.rename(root / "one.txt", root / "renamed.txt")
    os.replace(root / "two.py", root / "renamed.txt")
    print((root / "renamed.txt").read_text(), (root / "one.txt").exists())
    info = (root / "renamed.txt").stat()
    print(info.st_size, stat.S_ISREG(info.st_mode), stat.S_ISDIR(root.stat().st_mode))
    with os.scandir(root) as entries:
        print(sorted((entry.name, entry.is_dir(), entry.is_file()) for entry in entries))
    for attempt in (lambda: (root / "none").read_text(), lambda: (root / "sub").rmdir(), lambda: (root / "sub").mkdir(),
                    lambda: os.remove(root / "none"), lambda: os.listdir(root / "renamed.txt"), lambda: os.rmdir(root / "renamed.txt"), lambda: open(root / "sub")):
        try:
            attempt()
        except OSError as error:
            print(type(error).__name__, error.errno, error.strerror, os.path.relpath(error.filename, folder))
    shutil.rmtree(root / "copy")
    print((root / "copy").exists())
    with open(root / "lines", "w+", newline="\n") as file:
        file.writelines(f"line {n}\n" for n in range(5))
        file.seek(0)
        print(file.readline(), file.read(4), list(file), file.tell())
    with open(root / "lines", "r+b") as file:
        file.seek(-7, os.SEEK_END)
        print(file.tell(), file.read(), file.truncate(10))
    print((root / "lines").read_bytes(), os.path.getsize(root / "lines"))
    with open(root / "lines", "x" if False else "a") as file:
        file.write("!")
    try:
        open(root / "lines", "x")
    except FileExistsError as error:
        print(error.errno)
print(os.path.exists(folder))
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as named:
    named.write("text")
    named.flush()
    print(named.name.endswith(".txt"), open(named.name).read())
print(os.path.exists(named.name))
with tempfile.SpooledTemporaryFile(max_size=10) as spooled:
    spooled.write(b"small")
    print(spooled._rolled)
    spooled.write(b"larger than ten")
    spooled.seek(0)
    print(spooled._rolled, spooled.read())
with tempfile.TemporaryFile() as unnamed:
    unnamed.write(b"abc")
    unnamed.seek(1)
    print(unnamed.read())
