"""Word counts, wrapping, Caesar and Vigenère, run lengths, tables, CSV by hand, templates, anagrams, diff."""

from collections import Counter, defaultdict

TEXT = """The quick brown fox jumps over the lazy dog. The dog barks; the fox -- quick as ever -- runs.
It's a dog's life, isn't it? "Run, fox, run!" cried the crow."""


def words(text):
    word = ''
    for c in text.lower() + ' ':
        if c.isalpha() or c == "'" and word:
            word += c
        elif word:
            yield word.rstrip("'")
            word = ''


counts = Counter(words(TEXT))
print(counts.most_common(4), len(counts), sum(counts.values()), max(counts, key=lambda w: (len(w), w)))
by_length = defaultdict(list)
for word in sorted(counts):
    by_length[len(word)].append(word)
for length in sorted(by_length):
    print(length, ', '.join(by_length[length]))


def wrap(text, width):
    lines, line = [], ''
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f'{line} {word}'.strip()
    return lines + [line]


def justify(lines, width):
    for line in lines[:-1]:
        parts = line.split()
        gaps = width - sum(map(len, parts))
        spaces = [gaps // (len(parts) - 1) + (i < gaps % (len(parts) - 1)) for i in range(len(parts) - 1)] if len(parts) > 1 else []
        yield ''.join(w + ' ' * s for w, s in zip(parts, [*spaces, 0]))
    yield lines[-1]


for line in justify(wrap(TEXT, 32), 32):
    print(f'|{line:<32}|')


def caesar(text, shift):
    table = {}
    for base in 'aA':
        for i in range(26):
            table[ord(base) + i] = chr(ord(base) + (i + shift) % 26)
    return text.translate(table)


def vigenere(text, key, sign=1):
    out, k = [], 0
    for c in text:
        if c.isalpha():
            base = ord('A' if c.isupper() else 'a')
            out.append(chr((ord(c) - base + sign * (ord(key[k % len(key)]) - 97)) % 26 + base))
            k += 1
        else:
            out.append(c)
    return ''.join(out)


secret = vigenere('Attack at Dawn!', 'lemon')
print(caesar('Hello, World', 3), caesar(caesar('abc XYZ', 5), -5), secret, vigenere(secret, 'lemon', -1))


def rle(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append((text[i], j - i))
        i = j
    return out


print(rle('aaabccd'), ''.join(c * n for c, n in rle('xxyzz')), rle(''))
rows = [('name', 'qty', 'price'), ('pen', 12, 1.5), ('notebook', 3, 12.25), ('ünïcode', 100, 0.333)]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for n, row in enumerate(rows):
    print(' | '.join(f'{cell:<{w}}' if isinstance(cell, str) else f'{cell:>{w}.2f}' if isinstance(cell, float) else f'{cell:>{w}d}' for cell, w in zip(row, widths)))
    if n == 0:
        print('-+-'.join('-' * w for w in widths))


def csv(line):
    fields, field, quoted = [], '', False
    chars = iter(line)
    for c in chars:
        if quoted:
            if c == '"':
                following = next(chars, None)
                if following == '"':
                    field += '"'
                    continue
                quoted = False
                if following == ',':
                    fields.append(field)
                    field = ''
                elif following is not None:
                    raise ValueError(f'{following!r} after quote')
            else:
                field += c
        elif c == '"' and not field:
            quoted = True
        elif c == ',':
            fields.append(field)
            field = ''
        else:
            field += c
    if quoted:
        raise ValueError('unterminated quote')
    return fields + [field]


for line in ('a,b,c', '"x, y",2,"he said ""hi"""', ',,', '"open', '"a"b', ''):
    try:
        print(csv(line))
    except ValueError as error:
        print(error)
groups = defaultdict(list)
for w in 'listen silent enlist google elgoog cat act tac'.split():
    groups[''.join(sorted(w))].append(w)
print([g for g in groups.values() if len(g) > 1])
print('racecar'[::-1] == 'racecar', ''.join(c for c in 'A man, a plan' if c.isalnum()).lower(), 'hello world'.title().swapcase(), 'snake_case_name'.replace('_', ' ').title().replace(' ', ''), ''.join('_' + c.lower() if c.isupper() else c for c in 'camelCaseName'), sorted('the End of Time'.split(), key=str.casefold))
print({c: TEXT.count(c) for c in 'aeiou'}, TEXT.splitlines()[1].partition('?')[2].strip(), len(TEXT.split()), TEXT.index('fox'), TEXT.rfind('fox'), 'x'.join('abc'), '\t'.expandtabs(3) + '|', 'ab\tc'.expandtabs(4))
