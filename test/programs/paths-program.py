import os.path, pathlib, posixpath, fnmatch, glob, ntpath

for path in ("/a/b/../c/./d.txt", "a//b/", "/", "", "..", "a/.hidden", "x.tar.gz", "//double", "///triple", "a/b/c/../../.."):
    print(repr(path), os.path.normpath(path), os.path.split(path), os.path.splitext(path), os.path.basename(path), os.path.dirname(path), os.path.isabs(path))
print(os.path.join("a", "b", "/c", "d"), os.path.join("a", ""), os.path.commonpath(["/a/b/c", "/a/b/d"]), os.path.commonprefix(["abcd", "abxy"]))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.splitroot("//a/b"), os.path.splitdrive("/c"), os.path.expanduser("x"))
print(ntpath.normpath("C:/a\\..\\b"), ntpath.split("C:\\x\\y"), ntpath.join("C:\\a", "D:b"))
for path in map(pathlib.PurePosixPath, ("/usr/lib/python3.14/os.py", "a/b.tar.gz", ".", "..", "/", "a/b/", "~x/.conf")):
    print(repr(path), path.parts, path.name, path.stem, path.suffix, path.suffixes, path.parent, list(map(str, path.parents)), path.anchor, path.is_absolute())
p = pathlib.PurePosixPath("/a/b/c.txt")
print(p.with_name("d.py"), p.with_suffix(".md"), p.with_stem("z"), p.relative_to("/a"), p.is_relative_to("/x"), p / "more" / "x", "pre" / pathlib.PurePosixPath("y"), p.joinpath("q", "/r"))
print(p.match("*.txt"), p.match("b/*.txt"), p.full_match("/a/**/*.txt"), p.as_uri(), p.as_posix(), bytes(p), hash(p) == hash(pathlib.PurePosixPath("/a/b/c.txt")))
print(sorted(map(pathlib.PurePosixPath, ["b", "a/c", "a", "a/b"])), pathlib.PureWindowsPath("c:\\A\\b") == pathlib.PureWindowsPath("C:/a/B"))
print(pathlib.PureWindowsPath("c:/x/y").parts, pathlib.PureWindowsPath("//srv/share/d").anchor)
for attempt in (lambda: p.with_name(""), lambda: p.with_suffix("x"), lambda: p.relative_to("/x"), lambda: pathlib.PurePosixPath("").with_name("x"),
                lambda: pathlib.PurePath(5), lambda: p / 5, lambda: os.path.join("a", b"b"), lambda: os.path.join(1), lambda: os.path.commonpath([]), lambda: p < pathlib.PureWindowsPath("x")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(fnmatch.filter(["a.py", "b.txt", "c.PY"], "*.py"), fnmatch.translate("[!a]?*.x"), fnmatch.fnmatchcase("x1", "x[0-9]"), glob.escape("a[b]*?"), glob.has_magic("a*"))
