# binascii: hexadecimal, base64, uuencode, quoted-printable, checksums.
import binascii as b

for data in (b'', b'a', b'ab', b'abc', bytes(range(0, 256, 17)), b'line one \nline=two\t\n'):
    print(data, b.hexlify(data), b.hexlify(data, ':', 2), b.b2a_base64(data), b.b2a_uu(data), b.b2a_qp(data), b.crc32(data), b.crc_hqx(data, 0))
    print(b.a2b_hex(b.hexlify(data)) == data, b.a2b_base64(b.b2a_base64(data)) == data, b.a2b_uu(b.b2a_uu(data)) == data, b.a2b_qp(b.b2a_qp(data)))
for text in ('YWJj', 'YWI=', 'YW I=', 'YQ', 'Y', 'YQ==YQ==', '=YQ=', 'Y!Q=='):
    for strict in (False, True):
        try:
            print(text, strict, b.a2b_base64(text, strict_mode=strict))
        except b.Error as e:
            print(text, strict, e)
for call in (lambda: b.unhexlify('abc'), lambda: b.unhexlify('zz'), lambda: b.unhexlify('é'), lambda: b.hexlify('x'), lambda: b.a2b_uu('!'),
             lambda: b.b2a_uu(bytes(46)), lambda: b.crc32('x'), lambda: b.hexlify(b'ab', '::'), lambda: b.a2b_base64(5), lambda: b.a2b_qp('=41=zz=')):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e, type(e).__mro__[1].__name__)
print(b.crc32(b'world', b.crc32(b'hello ')) == b.crc32(b'hello world'), b.b2a_qp(b'a_b c' * 20, header=True))
