"""base64, binascii, hashlib, urllib.parse, html, quopri-like encodings."""

import base64
import binascii
import hashlib
import html
import urllib.parse as up


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


data = b'Hello, \x00\xff World!'
for name in ('b64', 'b32', 'b16', 'b85', 'a85'):
    encoded = getattr(base64, name + 'encode')(data)
    print(name, encoded, getattr(base64, name + 'decode')(encoded) == data)
for action in (lambda: base64.urlsafe_b64encode(b'\xfb\xff'), lambda: base64.b64decode('YQ'), lambda: base64.b64decode('Y!Q=='), lambda: base64.b64decode('Y!Q==', validate=True), lambda: base64.b64encode('x'), lambda: base64.b32decode('aa======'), lambda: base64.b16decode('zz'), lambda: binascii.hexlify(b'ab', '-'), lambda: binascii.unhexlify('616'), lambda: binascii.crc32(b'hello'), lambda: binascii.b2a_uu(b'abc'), lambda: hashlib.md5(b'a').hexdigest(), lambda: hashlib.sha1(b'').hexdigest(), lambda: hashlib.sha256(b'abc').hexdigest(), lambda: hashlib.new('sha512', b'x').hexdigest()[:16], lambda: hashlib.md5('a'), lambda: hashlib.sha256().digest_size, lambda: html.escape('<a href="x">\'&'), lambda: html.unescape('&lt;&amp;&eacute;&#65;&#x42;&nosuch;&copy'), lambda: up.urlparse('http://u:p@h.com:80/p;x?q=1#f'), lambda: up.urlsplit('//h/p?q').netloc, lambda: up.urlparse('http://h:80/').port, lambda: up.urlparse('http://h:x/').port, lambda: up.quote('a b/é?'), lambda: up.quote('a b', safe=''), lambda: up.quote_plus('a b&c'), lambda: up.unquote('%C3%A9+x'), lambda: up.unquote_plus('a+b'), lambda: up.urlencode({'a': 1, 'b': ['x', 'y']}, doseq=True), lambda: up.parse_qs('a=1&a=2&b='), lambda: up.parse_qsl('a=1&b=', keep_blank_values=True), lambda: up.urljoin('http://a/b/c', '../d'), lambda: up.urlunsplit(('http', 'h', '/p', 'q', 'f')), lambda: up.parse_qs('a', strict_parsing=True)):
    attempt(action)
h = hashlib.sha256()
h.update(b'ab')
c = h.copy()
h.update(b'c')
print(h.hexdigest() == hashlib.sha256(b'abc').hexdigest(), c.hexdigest()[:8], h.name, h.block_size)
